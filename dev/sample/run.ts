import { LeadstreamError } from '../../services/shared/errors.ts';
import { directoryEvents } from './directory.ts';
import { type FeedContext, feedHistory } from './feed-history.ts';
import { feedLive } from './feed-live.ts';

interface RunOptions extends FeedContext {
  eventsPerSecond: number;
  baseCurrency: string;
  now: () => number;
  /** Called when Kafka has the history for the first time; never throws. */
  onHistory?: () => Promise<void>;
}

/** Directory, history, then live events for as long as the process runs. @returns when stopped */
export async function runSample(options: RunOptions): Promise<void> {
  const { state, store, client, log } = options;
  const isFirst = !state.historyDone;
  let told: Promise<void> | undefined;
  try {
    await store.save(state);
    if (isFirst) {
      const { seed, anchorDay } = state;
      const directory = directoryEvents({ seed, anchorDay, baseCurrency: options.baseCurrency });
      const { rejected } = await client.push(directory.map((event) => JSON.stringify(event)));
      for (const { index, code, field } of rejected) {
        log.warn({ type: directory[index]?.type, code, field }, 'ingest rejected an event of the sample directory');
      }
    }
    await feedHistory(options);
    if (isFirst) told = options.onHistory?.();
    await feedLive(options, options.eventsPerSecond, options.now);
  } catch (error) {
    if (!(error instanceof LeadstreamError && error.code === 'ABORTED')) throw error;
  } finally {
    await told;
  }
}
