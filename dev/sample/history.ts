import { contactsPerDay, DAY_MS, HOUR_MS, startOf } from './calendar.ts';
import { monthlyCosts } from './costs.ts';
import type { TimedEvent } from './event.ts';
import { contactLife, LONGEST_LIFE_MS } from './life/contact.ts';
import { createRandom } from './random.ts';

export interface HistoryOptions {
  seed: number;
  /** `YYYY-MM-DD`: the last day on which contacts come; the first is 547 days earlier. */
  anchorDay: string;
  /** About 11 events each. */
  contacts: number;
  /** Only what is sent after this moment (for going on with lives that began before it). */
  afterMs?: number;
  /** Only what is sent up to this moment; default: the end of the anchor day. */
  untilMs?: number;
}

/** Contacts of a day come between 6 and 23 o'clock somewhere in the world of the sample (UTC). */
const DAY_BEGINS_MS = 1 * HOUR_MS;
const DAY_LASTS_MS = 16 * HOUR_MS;

/**
 * The activity of 18 months as a stream ordered by the time of sending: a pure function of its options, made as it is read.
 * A few events are late (sent hours or days after their `time`) and a few are sent twice, as a real CRM's are.
 * Memory: the open lives of one season, not the whole history.
 */
export function* generateHistory(options: HistoryOptions): Generator<TimedEvent> {
  const { seed, anchorDay, contacts } = options;
  const anchorMs = startOf(anchorDay);
  const afterMs = options.afterMs ?? Number.NEGATIVE_INFINITY;
  const untilMs = options.untilMs ?? anchorMs + DAY_MS - 1;
  const byDay = new Map<number, TimedEvent[]>();
  const put = (timed: TimedEvent) => {
    if (timed.sentAtMs <= afterMs || timed.sentAtMs > untilMs) return;
    const day = Math.floor(timed.sentAtMs / DAY_MS);
    const events = byDay.get(day);
    if (events) events.push(timed);
    else byDay.set(day, [timed]);
  };
  function* takeDay(day: number): Generator<TimedEvent> {
    const events = byDay.get(day);
    if (!events) return;
    byDay.delete(day);
    // Array sort is stable: what is sent in the same millisecond keeps the order of writing.
    yield* events.sort((a, b) => a.sentAtMs - b.sentAtMs);
  }

  for (const cost of monthlyCosts(seed, anchorDay, contacts)) put(cost);
  for (const { dayMs, first, count } of contactsPerDay(anchorDay, contacts)) {
    if (dayMs > untilMs) break;
    // Lives that ended before the stream's beginning need not be told again.
    const told = dayMs + DAY_MS + LONGEST_LIFE_MS > afterMs;
    for (let n = first; told && n < first + count; n++) {
      const random = createRandom(seed, 1, n);
      const createdAtMs = dayMs + DAY_BEGINS_MS + Math.floor(random.next() * DAY_LASTS_MS);
      const id = `smp-c-${String(n + 1).padStart(6, '0')}`;
      for (const timed of contactLife({ id, number: n + 1, createdAtMs, anchorMs }, random)) put(timed);
    }
    yield* takeDay(dayMs / DAY_MS);
  }
  for (const day of [...byDay.keys()].sort((a, b) => a - b)) yield* takeDay(day);
}
