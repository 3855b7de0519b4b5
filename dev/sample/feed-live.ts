import { pause } from '../../services/shared/back-off.ts';
import { DAY_MS, startOf } from './calendar.ts';
import type { SampleEvent, TimedEvent } from './event.ts';
import { type FeedContext, throwIfStopped } from './feed-history.ts';
import { generateHistory } from './history.ts';
import { LONGEST_LIFE_MS } from './life/contact.ts';
import { createTrickle } from './trickle.ts';

const STEP_MS = 1_000;
/** After a laptop's sleep the trickle goes on; it does not make up for the night. */
const MOST_TICKS_AT_ONCE = 50;

/** Lives that were open when the history ended, continued in real time: hands out what has become due. */
function createContinuation(events: Iterator<TimedEvent>) {
  let next = events.next();
  return (nowMs: number): SampleEvent[] => {
    const due: SampleEvent[] = [];
    while (!next.done && next.value.sentAtMs <= nowMs) {
      due.push(next.value.event);
      next = events.next();
    }
    return due;
  };
}

/**
 * Sends live events until stopped: what the history's open lives do when its time comes, and a trickle of new ones.
 * @param eventsPerSecond of the trickle
 * @throws LeadstreamError `ABORTED` and those of ingest
 */
export async function feedLive(context: FeedContext, eventsPerSecond: number, now: () => number): Promise<never> {
  const { state, store, client, log, signal } = context;
  const { seed, anchorDay, contacts } = state;
  state.generation++;
  await store.save(state);
  const untilMs = startOf(anchorDay) + DAY_MS + LONGEST_LIFE_MS;
  const due = createContinuation(generateHistory({ seed, anchorDay, contacts, afterMs: state.liveUntilMs, untilMs }));
  const trickle = createTrickle({ seed, generation: state.generation, startMs: now() });
  log.info({ eventsPerSecond }, 'the sample goes on live');
  let owed = 0;
  for (let before = now(); ; ) {
    throwIfStopped(signal);
    const nowMs = now();
    owed = Math.min(MOST_TICKS_AT_ONCE, owed + (eventsPerSecond * Math.max(0, nowMs - before)) / 1_000);
    before = nowMs;
    const ticks = Math.floor(owed);
    owed -= ticks;
    const events = [...due(nowMs), ...trickle.take(ticks, nowMs)];
    for (let from = 0; from < events.length; from += 1_000) {
      const { rejected } = await client.push(events.slice(from, from + 1_000).map((event) => JSON.stringify(event)));
      const [first] = rejected;
      if (first) log.warn({ rejected: rejected.length, ...first }, 'ingest rejected events of the sample');
    }
    state.liveUntilMs = nowMs;
    if (events.length > 0) await store.save(state);
    await pause(STEP_MS, signal);
  }
}
