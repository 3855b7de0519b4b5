import { LeadstreamError } from '../shared/errors.ts';
import { directoryEvents } from './directory.ts';
import { type FeedContext, feedHistory } from './feed-history.ts';
import { feedLive } from './feed-live.ts';

export interface RunOptions extends FeedContext {
  eventsPerSecond: number;
  baseCurrency: string;
  now: () => number;
}

/** Directory, history, then live events for as long as the process runs. @returns when stopped */
export async function runSample(options: RunOptions): Promise<void> {
  const { state, store, client, log } = options;
  try {
    await store.save(state);
    if (!state.historyDone) {
      const { seed, anchorDay } = state;
      const directory = directoryEvents({ seed, anchorDay, baseCurrency: options.baseCurrency });
      const { rejected } = await client.push(directory.map((event) => JSON.stringify(event)));
      for (const { index, code, field } of rejected) {
        log.warn({ type: directory[index]?.type, code, field }, 'ingest rejected an event of the sample directory');
      }
    }
    await feedHistory(options);
    await feedLive(options, options.eventsPerSecond, options.now);
  } catch (error) {
    if (!(error instanceof LeadstreamError && error.code === 'ABORTED')) throw error;
  }
}
