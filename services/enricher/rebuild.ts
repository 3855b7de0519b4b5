import { randomUUID } from 'node:crypto';
import { createClickHouse } from '../shared/clickhouse.ts';
import type { Config } from '../shared/env.ts';
import { topicNames } from '../shared/kafka.ts';
import { createLogger } from '../shared/log.ts';
import { Rows } from './batch/rows.ts';
import { readDeriveContext } from './directory-topic/read-directory.ts';
import { createSink } from './io/sink.ts';
import { addAllFacts } from './reconcile/offline.ts';
import { readSetsWhere } from './state/restore.ts';

/** An hour: 10 million events take 3 s to go through, and an installation may have thousands of millions. */
const LONG_QUERY_MS = 3_600_000;

/** 2,000 sets a block: some 50,000 rows, so that parts are few and a repeated block costs little. */
const SETS_A_BLOCK = 2_000;

/** Progress of a rebuild. */
export interface RebuildState {
  /** Every set up to this key is rebuilt; '' at the beginning. */
  afterKey: string;
  sets: number;
  events: number;
  rows: number;
}

export interface RebuildOptions {
  /** Where an earlier, interrupted run ended. */
  from: RebuildState;
  /** Called when everything up to `afterKey` is durable: the place to go on from. */
  onProgress: (state: RebuildState, totalEvents: number) => Promise<void>;
  signal: AbortSignal;
}

/**
 * Derives every fact anew from the stored events and the stored directory, and writes it under the version that a worker
 * would give it: an equal version written later replaces a damaged row, a worker that knows more wins. So it may run beside workers.
 * The enricher's public face for `leadstream rebuild`.
 * @throws LeadstreamError `RESTORE` if a stored event no longer parses; AbortError when the signal says stop
 */
export async function rebuild(config: Config, options: RebuildOptions): Promise<RebuildState> {
  const { signal, onProgress } = options;
  const client = createClickHouse(config.clickhouse, 'rebuild', LONG_QUERY_MS);
  const topic = topicNames(config.kafka.topicPrefix).events;
  // A token of this run only: rows lost after an earlier insert of the same content must not be taken for a repetition.
  const run = randomUUID();
  const sink = createSink(client, createLogger('rebuild', 'error'), signal, () => {});
  const state = { ...options.from };
  let rows = new Rows();
  let pending = { sets: 0, events: 0, key: '' };

  async function flush(totalEvents: number): Promise<void> {
    if (pending.sets === 0) return;
    const blocks = rows.blocks();
    await sink.insert(blocks, `rebuild-${run}-${state.sets}`);
    state.afterKey = pending.key;
    state.sets += pending.sets;
    state.events += pending.events;
    state.rows += blocks.reduce((sum, block) => sum + block.rows, 0);
    rows = new Rows();
    pending = { sets: 0, events: 0, key: '' };
    await onProgress({ ...state }, totalEvents);
  }

  try {
    const context = await readDeriveContext(client, config);
    const counted = await client.query({ query: 'select count() as n from fact_events', format: 'JSONEachRow' });
    const totalEvents = Number((await counted.json<{ n: string }>())[0]?.n ?? 0);
    for await (const set of readSetsWhere(client, 'key > {after: String}', { after: state.afterKey })) {
      signal.throwIfAborted();
      // A key may be a contact and a cost: the place to go on from is between keys.
      if (pending.sets >= SETS_A_BLOCK && set.key !== pending.key) await flush(totalEvents);
      addAllFacts(rows, set, context, topic);
      pending = { sets: pending.sets + 1, events: pending.events + set.events.length, key: set.key };
    }
    await flush(totalEvents);
    return state;
  } finally {
    await client.close();
  }
}
