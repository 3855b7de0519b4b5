import type { StoredEvent } from '../derive/model.ts';

/** Texts above this are parsed whenever they are asked for: 10,000 events with 1,000 custom fields each are 200 MB of text, and 1 GB of objects. */
const HEAVY_CHARACTERS = 4_096;

/** The event read last: a fold asks the same one several times in a row. */
let last: { text: string; data: unknown } | undefined;

function read(text: string): unknown {
  if (last?.text !== text) last = { text, data: JSON.parse(text) };
  return last.data;
}

/**
 * Keeps a heavy event's `data` as its text, which it has anyway.
 * @returns false if the event is not heavy: nothing was done
 */
export function readWhenAsked(event: StoredEvent): boolean {
  const { dataJson } = event;
  if (dataJson.length < HEAVY_CHARACTERS) return false;
  Object.defineProperty(event, 'data', { get: () => read(dataJson), enumerable: true, configurable: true });
  return true;
}
