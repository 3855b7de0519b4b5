import { HOUR_MS, localTime } from './calendar.ts';
import type { SampleEvent } from './event.ts';
import { contactLife } from './life/contact.ts';
import { createRandom } from './random.ts';

interface TrickleOptions {
  seed: number;
  /** Which start of the process this is: each makes new contacts; those of earlier starts stay as they were. */
  generation: number;
  /** Moment of the first event. */
  startMs: number;
}

/** Ticks between two events of one life, on average: at two a second a contact's life takes some minutes. */
const MEAN_GAP_TICKS = 40;

/** The same event, happening now, written with its office's offset. */
function restamp(event: SampleEvent, nowMs: number): SampleEvent {
  const offset = /\+(\d\d):00$/.exec(event.time)?.[1];
  return { ...event, time: localTime(nowMs, Number(offset ?? 0)) };
}

/**
 * Live activity, one event a tick: lives like those of the history, told in minutes instead of weeks.
 * A new contact comes whenever no other has anything to do. Deterministic but for the times.
 */
export function createTrickle(options: TrickleOptions) {
  const { seed, generation, startMs } = options;
  const planned = new Map<number, SampleEvent>();
  let tick = 0;
  let contacts = 0;

  function begin(nowMs: number): void {
    contacts++;
    const random = createRandom(seed, 4, generation, contacts);
    const id = `smp-l-${generation}-${contacts}`;
    // As if it had begun an hour after the last one, from the same start each time: what it does must not depend on the clock.
    const createdAtMs = startMs + contacts * HOUR_MS;
    const life = contactLife({ id, number: 1_000_000 + contacts, createdAtMs, anchorMs: createdAtMs }, random);
    let at = tick;
    const told = new Set<string>();
    for (const { event } of life) {
      if (told.has(event.id)) continue;
      told.add(event.id);
      while (planned.has(at)) at++;
      planned.set(at, restamp(event, nowMs));
      at += 1 + Math.floor(random.exponential(MEAN_GAP_TICKS));
    }
  }

  return {
    /** The events of the next `ticks` ticks, as of now. */
    take(ticks: number, nowMs: number): SampleEvent[] {
      const events: SampleEvent[] = [];
      for (const end = tick + ticks; tick < end; tick++) {
        if (!planned.has(tick)) begin(nowMs);
        const event = planned.get(tick);
        planned.delete(tick);
        if (event) events.push(restamp(event, nowMs));
      }
      return events;
    },
  };
}
