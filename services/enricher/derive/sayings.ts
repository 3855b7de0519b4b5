import { compareEvents, type EventPosition } from '../../../schemas/compare.ts';
import { compareInstants, type Instant } from '../../../schemas/instant.ts';

/**
 * What a contact's or an entity's events said of one attribute, in their order. Looked up in O(log n): a pass back over the events, for every
 * event of the contact, cost 16 s for 40,000 events of one that never named an owner.
 */
export class Sayings<T> {
  readonly #at: EventPosition[] = [];
  readonly #said: T[] = [];

  /** @param event not before the last one added */
  add(event: EventPosition, said: T): void {
    this.#at.push(event);
    this.#said.push(said);
  }

  /** What was said last of all; undefined: nothing ever was. */
  last(): T | undefined {
    return this.#said.at(-1);
  }

  /** What was said last by an event of the same or an earlier time (docs/contract/events.md, "Rules of derivation"). */
  atTime(instant: Instant): T | undefined {
    return this.#said[this.#count((event) => compareInstants(event, instant) <= 0) - 1];
  }

  /** What was said last by an event that is not after `place` in the order of events. */
  atPlace(place: EventPosition): T | undefined {
    return this.#said[this.#count((event) => compareEvents(event, place) <= 0) - 1];
  }

  /** Number of events for which the condition holds, which it does for all before one that it does not hold for. */
  #count(holds: (event: EventPosition) => boolean): number {
    let low = 0;
    let high = this.#at.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const event = this.#at[middle];
      if (event && holds(event)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
