/** The slow lane's way of a key, without Kafka and ClickHouse: sets in a real store, batches decided in slices, rows counted. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Item } from '../../../services/enricher/batch/decode.ts';
import { prepareItems } from '../../../services/enricher/batch/prepare.ts';
import type { DeriveContext, StoredEvent } from '../../../services/enricher/derive/model.ts';
import { atOnce, Slicer } from '../../../services/enricher/derive/slicer.ts';
import type { Block } from '../../../services/enricher/io/blocks.ts';
import { storeStates } from '../../../services/enricher/pipeline/flush.ts';
import { PartitionState } from '../../../services/enricher/state/partition-state.ts';
import { PartitionStore } from '../../../services/enricher/state/partition-store.ts';
import { StateCache } from '../../../services/enricher/state/state-cache.ts';
import { contextOf } from './stored.ts';

export interface LaneRun {
  /** Decides some records and stores their sets. @returns the blocks of rows that would be inserted */
  batch(items: readonly Item[]): Promise<Block[]>;
  /** The set that is stored under a key. */
  events(key: string): readonly StoredEvent[];
  end(): Promise<void>;
}

/** @param cacheBytes text of sets that stay decoded between batches */
export async function startLaneRun(cacheBytes: number, derive: DeriveContext = contextOf()): Promise<LaneRun> {
  const dir = mkdtempSync(join(tmpdir(), 'leadstream-lane-'));
  const cache = new StateCache(Number.POSITIVE_INFINITY, cacheBytes);
  const state = new PartitionState(0, await PartitionStore.open(dir), cache);
  const states = new Map([[0, state]]);
  return {
    events: (key) => atOnce(state.peekInSteps(key)),
    async batch(items) {
      const context = { topic: 't', partitions: 1, derive, states, cache, slicer: new Slicer() };
      const prepared = await prepareItems(items, context);
      await storeStates(prepared, { states });
      return prepared.blocks;
    },
    async end() {
      await state.store.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
