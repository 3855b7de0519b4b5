import { Registry } from 'prom-client';
import { afterEach, describe, expect, it } from 'vitest';
import { waitFor } from '../../../dev/engines/lib/wait-for.ts';
import { folderSpace, minFreeBytes, type SpaceWatch, watchSpace } from '../../../services/shared/disk-space.ts';
import { loadConfig } from '../../../services/shared/env.ts';
import { createLogger } from '../../../services/shared/log.ts';

const MIB = 2 ** 20;
const GIB = 2 ** 30;

describe('the free space that is kept', () => {
  it.each([
    [1 * GIB, Math.round(0.2 * GIB)],
    [1.5 * GIB, 256 * MIB],
    [100 * GIB, 5 * GIB],
    [4_000 * GIB, 10 * GIB],
  ])('of a disk of %i bytes is %i bytes', (total, kept) => {
    expect(minFreeBytes(total, 'auto')).toBe(kept);
  });

  it('is what the environment says, on any disk', () => {
    expect(minFreeBytes(GIB, loadConfig({ DISK_MIN_FREE: '100MiB' }).disk.minFree)).toBe(100 * MIB);
    expect(minFreeBytes(GIB, loadConfig({ DISK_MIN_FREE: '0' }).disk.minFree)).toBe(0);
    expect(() => loadConfig({ DISK_MIN_FREE: 'much' })).toThrow('DISK_MIN_FREE: must be auto, or a size');
  });
});

describe('the space of a folder', () => {
  it('is that of the next folder above it that exists', async () => {
    const space = await folderSpace('/tmp/no/such/folder');
    expect(space?.totalBytes).toBe((await folderSpace('/tmp'))?.totalBytes);
    expect(space?.freeBytes).toBeLessThanOrEqual(space?.totalBytes ?? 0);
  });
});

describe('a watch', () => {
  const watches: SpaceWatch[] = [];
  afterEach(() => {
    for (const watch of watches.splice(0)) watch.stop();
  });

  function watch(read: () => Promise<{ freeBytes: number; totalBytes: number } | undefined>, registry: Registry) {
    const log = createLogger('test', 'silent');
    const places = [{ name: 'kafka', read }];
    const created = watchSpace({ places, minFree: 100, share: 0.5, registry, log, everyMs: 5 });
    watches.push(created);
    return created;
  }

  it('says what lacks room, lets nobody write meanwhile, and goes on only when there is a tenth more', async () => {
    let freeBytes = 49;
    const registry = new Registry();
    const space = watch(async () => ({ freeBytes, totalBytes: 1_000 }), registry);
    await space.started;
    expect(space.shortage()).toBe('the disk of kafka has 49 bytes free, 50 bytes are needed');
    let went = false;
    const going = space.whenRoom(new AbortController().signal).then(() => {
      went = true;
    });
    freeBytes = 51;
    const seen = async () => (await registry.metrics()).includes('leadstream_disk_free_bytes{place="kafka"} 51');
    await waitFor(seen, { timeoutMs: 5_000 });
    expect([went, space.shortage()]).toEqual([false, expect.stringContaining('51 bytes')]);
    freeBytes = 55;
    await going;
    expect(space.shortage()).toBeUndefined();
  });

  it('ends the wait of who is told to stop', async () => {
    const space = watch(async () => ({ freeBytes: 0, totalBytes: 1_000 }), new Registry());
    await space.started;
    const abort = new AbortController();
    const waiting = space.whenRoom(abort.signal);
    abort.abort();
    await expect(waiting).rejects.toThrow('aborted');
  });

  it('takes a place that does not answer for one with room', async () => {
    const space = watch(async () => {
      throw new Error('away');
    }, new Registry());
    await space.started;
    expect(space.shortage()).toBeUndefined();
  });
});
