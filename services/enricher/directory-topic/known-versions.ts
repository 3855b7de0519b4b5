import fact_dead_letters from '../../../clickhouse/schema/fact_dead_letters.ts';
import fact_directory from '../../../clickhouse/schema/fact_directory.ts';
import fact_duplicates from '../../../clickhouse/schema/fact_duplicates.ts';
import { type DirectoryEvent, entityId, isDirectoryEvent } from '../../../schemas/types.ts';
import { decodeEvent } from '../batch/decode.ts';
import { Directory } from '../directory/directory.ts';
import { type Block, BlockWriter } from '../io/blocks.ts';
import type { DeadLetter, Record } from '../io/record.ts';
import type { StoredVersion } from './read-directory.ts';

interface Place {
  partition: number;
  offset: number;
  receivedAtMs: number;
}

const identityOf = (event: DirectoryEvent): string => `${event.source}\n${event.id}`;

/** Every directory version known, and the place of each one's first record. */
export class KnownVersions {
  // Versions are stored as they come, whenever they count.
  readonly #directory = new Directory(Number.POSITIVE_INFINITY);
  readonly #places = new Map<string, Place>();

  /** Takes in what ClickHouse has. */
  restore({ event, ...place }: StoredVersion): void {
    this.#directory.add(event);
    this.#places.set(identityOf(event), place);
  }

  /** Decides records of the directory topic: rows to insert and records to put aside. Pure but for what is known. */
  decide(records: readonly Record[], topic: string): { blocks: Block[]; deadLetters: DeadLetter[] } {
    const versions = new BlockWriter(fact_directory);
    const duplicates = new BlockWriter(fact_duplicates);
    const dead = new BlockWriter(fact_dead_letters);
    const deadLetters: DeadLetter[] = [];
    for (const record of records) {
      const { partition, offset } = record;
      const place = { partition, offset, receivedAtMs: record.timestampMs };
      const decoded = decodeEvent(record);
      if (decoded.kind === 'dead' || !isDirectoryEvent(decoded.event)) {
        const fault =
          decoded.kind === 'dead'
            ? decoded.fault
            : { code: 'wrong_topic', field: 'type', message: 'activity events belong on the events topic' };
        deadLetters.push({ ...fault, record });
        dead.add({ topic, ...place, ...fault });
        continue;
      }
      const { event } = decoded;
      const added = this.#directory.add(event);
      const first = this.#places.get(identityOf(event)) ?? place;
      this.#places.set(identityOf(event), first);
      const isFirst = first.partition === partition && first.offset === offset;
      if (!isFirst)
        duplicates.add({
          topic,
          ...place,
          kind: added.kind === 'conflicting' ? 'conflicting' : 'same',
          source: event.source,
          id: event.id,
        });
      if (!isFirst && added.kind === 'duplicate') continue;
      versions.add({
        type: added.winner.type,
        entityId: entityId(added.winner),
        source: event.source,
        id: event.id,
        timeMs: added.winner.timeMs,
        time: added.winner.time,
        data: JSON.stringify(added.winner.data),
        conflicts: added.superseded.map(({ type, time, data }) => JSON.stringify({ type, time, data })),
        topic,
        ...first,
        version: 1 + added.superseded.length,
      });
    }
    const blocks = [versions.block(), duplicates.block(), dead.block()].filter((block) => block.rows > 0);
    return { blocks, deadLetters };
  }
}
