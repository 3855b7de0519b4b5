import { LeadstreamError } from '../../services/shared/errors.ts';
import type { IngestClient } from '../../services/shared/ingest-client.ts';
import type { Logger } from '../../services/shared/log.ts';
import { runInWindow } from '../../services/shared/ordered-window.ts';
import { generateHistory } from './history.ts';
import type { State, StateStore } from './state.ts';

const BATCH_EVENTS = 1_000;
/** 4: ingest works on one batch while the next ones are on their way. */
const CONCURRENCY = 4;
const LOG_EVERY_MS = 5_000;

interface Batch {
  events: string[];
  /** Count of events up to and including this batch, from the beginning of the history. */
  upTo: number;
}

function* batches(state: State): Generator<Batch> {
  const { seed, anchorDay, contacts } = state;
  let count = 0;
  let events: string[] = [];
  for (const { event } of generateHistory({ seed, anchorDay, contacts, untilMs: state.startedAtMs })) {
    count++;
    if (count <= state.historySent) continue;
    events.push(JSON.stringify(event));
    if (events.length === BATCH_EVENTS) {
      yield { events, upTo: count };
      events = [];
    }
  }
  if (events.length > 0) yield { events, upTo: count };
}

export interface FeedContext {
  state: State;
  store: StateStore;
  client: IngestClient;
  log: Logger;
  signal: AbortSignal;
}

/** @throws LeadstreamError `ABORTED` */
export function throwIfStopped(signal: AbortSignal): void {
  if (signal.aborted) throw new LeadstreamError('ABORTED', 'stopped');
}

/** Sends what the history still lacks, keeping the place after every batch. @throws LeadstreamError `ABORTED` and those of ingest */
export async function feedHistory({ state, store, client, log, signal }: FeedContext): Promise<void> {
  if (state.historyDone) return;
  log.info(
    { contacts: state.contacts, anchorDay: state.anchorDay, sent: state.historySent },
    'feeding the sample history',
  );
  const startedAt = performance.now();
  const firstSent = state.historySent;
  let loggedAt = startedAt;
  let rejected = 0;
  await runInWindow({
    items: batches({ ...state }),
    concurrency: CONCURRENCY,
    send: (batch) => {
      throwIfStopped(signal);
      return client.push(batch.events);
    },
    onDone: async (batch, result) => {
      rejected += result.rejected.length;
      const [first] = result.rejected;
      if (first) log.warn({ rejected: result.rejected.length, ...first }, 'ingest rejected events of the sample');
      state.historySent = batch.upTo;
      await store.save(state);
      if (performance.now() - loggedAt < LOG_EVERY_MS) return;
      loggedAt = performance.now();
      const perSecond = Math.round((1_000 * (state.historySent - firstSent)) / (loggedAt - startedAt));
      log.info({ sent: state.historySent, perSecond }, 'sample history');
    },
  });
  state.historyDone = true;
  await store.save(state);
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  log.info({ sent: state.historySent, rejected, seconds }, 'the sample history is complete');
}
