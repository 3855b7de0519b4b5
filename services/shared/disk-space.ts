import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Gauge, type Registry } from 'prom-client';
import { formatByteSize } from './config/byte-size.ts';
import type { Logger } from './log.ts';

/** `DISK_MIN_FREE`: bytes, or `auto`. */
export type MinFree = number | 'auto';

/** Room on one disk. */
export interface Space {
  freeBytes: number;
  totalBytes: number;
}

/** A disk that something is written to; `read` answers undefined where its room is not known. */
export interface Place {
  name: string;
  read(): Promise<Space | undefined>;
}

/**
 * Who stops when, as shares of `DISK_MIN_FREE`: ingest first, so that what it has accepted can still be worked off; then the enricher; the embedded
 * engine last, whose merges free space.
 */
export const SHARES = { ingest: 1, enricher: 1 / 2, engine: 1 / 4 } as const;

const SHARE_OF_DISK = 0.05;
/** Kafka and the engine go on writing for a second after ingest has stopped: 100 MB at most on two cores. */
const LEAST_BYTES = 256 * 2 ** 20;
const MOST_BYTES = 10 * 2 ** 30;
/** A small disk must not be too small from the start. */
const MOST_SHARE_OF_DISK = 0.2;

/** Free space to be kept on a disk: 5 % of it, at least 256 MiB and at most 10 GiB, but never more than a fifth. */
export function minFreeBytes(totalBytes: number, setting: MinFree): number {
  if (setting !== 'auto') return setting;
  const wanted = Math.min(MOST_BYTES, Math.max(LEAST_BYTES, totalBytes * SHARE_OF_DISK));
  return Math.round(Math.min(wanted, totalBytes * MOST_SHARE_OF_DISK));
}

/** Room for users other than root on the file system that holds a folder, which may not exist yet. */
export async function folderSpace(folder: string): Promise<Space | undefined> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    try {
      const { bavail, blocks, bsize } = await statfs(at);
      return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
    } catch {
      if (at === dirname(at)) return undefined;
    }
  }
}

export const folderPlace = (name: string, folder: string): Place => ({ name, read: () => folderSpace(folder) });

export interface SpaceWatchOptions {
  places: readonly Place[];
  minFree: MinFree;
  /** Of `minFree`: who this is (see {@link SHARES}). */
  share: number;
  registry: Registry;
  log: Logger;
  everyMs?: number;
}

/** What a process knows of the room that it needs. */
export interface SpaceWatch {
  /** When every place has been looked at once. */
  started: Promise<void>;
  /** Which place lacks room and how much there is; undefined: there is room. */
  shortage(): string | undefined;
  /** Resolves when there is room. @throws AbortError */
  whenRoom(signal: AbortSignal): Promise<void>;
  stop(): void;
}

/** Goes on with a tenth more than what it stopped at: so that work doesn't flicker on and off around the bound. */
const MORE_TO_RESUME = 0.1;

/** Looks at the room of some places once a second and says when it runs out. A place that can't be read counts as having room. */
export function watchSpace(options: SpaceWatchOptions): SpaceWatch {
  const { places, log, share, everyMs = 1_000 } = options;
  const registers = [options.registry];
  const free = new Gauge({
    name: 'leadstream_disk_free_bytes',
    help: 'Free space by place',
    labelNames: ['place'],
    registers,
  });
  const least = new Gauge({
    name: 'leadstream_disk_min_free_bytes',
    help: 'Free space by place below which this service takes or writes nothing more',
    labelNames: ['place'],
    registers,
  });
  const short = new Map<string, string>();
  const stopped = new AbortController();

  async function look(place: Place): Promise<void> {
    const space = await place.read().catch(() => undefined);
    if (!space) {
      short.delete(place.name);
      return;
    }
    const bound = minFreeBytes(space.totalBytes, options.minFree) * share;
    free.set({ place: place.name }, space.freeBytes);
    least.set({ place: place.name }, bound);
    const wasShort = short.has(place.name);
    if (space.freeBytes >= bound + (wasShort ? bound * MORE_TO_RESUME : 0)) {
      short.delete(place.name);
      if (wasShort) log.info({ place: place.name, freeBytes: space.freeBytes }, 'there is room again');
      return;
    }
    const text = `the disk of ${place.name} has ${formatByteSize(space.freeBytes)} free, ${formatByteSize(Math.round(bound))} are needed`;
    short.set(place.name, text);
    if (!wasShort) log.error({ place: place.name, freeBytes: space.freeBytes, neededBytes: bound }, 'disk nearly full');
  }

  async function lookAtAll(): Promise<void> {
    await Promise.all(places.map(look));
  }

  async function run(): Promise<void> {
    while (!stopped.signal.aborted) {
      await delay(everyMs, undefined, { signal: stopped.signal, ref: false }).catch(() => {});
      if (!stopped.signal.aborted) await lookAtAll();
    }
  }

  const started = lookAtAll();
  void started.then(run);
  return {
    started,
    shortage: () => short.values().next().value,
    async whenRoom(signal) {
      while (short.size > 0) await delay(everyMs, undefined, { signal });
    },
    stop: () => stopped.abort(),
  };
}
