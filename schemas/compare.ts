import canonicalize from 'canonicalize';
import { compareInstants, type Instant } from './instant.ts';

/** Where a UTF-16 unit is in code point order: surrogates (pairs, code points above U+FFFF) come after U+E000–U+FFFF. */
const rank = (unit: number) => (unit < 0xd800 ? unit : unit >= 0xe000 ? unit - 0x800 : unit + 0x2000);

/** Order of two texts by their UTF-8 bytes. JavaScript's `<` compares UTF-16 units, which differs where one has a character above U+FFFF. */
export function compareUtf8(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

/** What orders events. */
export type EventPosition = Instant & { source: string; id: string };

/** Order of events by `(time, source, id)`: times as instants, then UTF-8 bytes (docs/contract/events.md, "Order, duplicates, lateness"). */
export function compareEvents(a: EventPosition, b: EventPosition): number {
  return compareInstants(a, b) || compareUtf8(a.source, b.source) || compareUtf8(a.id, b.id);
}

/**
 * JSON in the one form of RFC 8785: sorted keys, no space, shortest numbers.
 * @throws Error for what JSON can't hold; never for the data of an event that {@link parseEvent} accepted
 */
export function canonicalJson(value: unknown): string {
  return canonicalize(value) ?? 'null';
}

/**
 * What two contents under one `(source, id)` are compared by: the canonical JSON of `{data, time}`; then the type, so that
 * nothing is left for arrival to decide.
 */
export function compareContents(
  a: { time: string; data: object; type: string },
  b: { time: string; data: object; type: string },
): number {
  return compareUtf8(canonicalContent(a), canonicalContent(b)) || compareUtf8(a.type, b.type);
}

/** Canonical JSON of an event's `time` and `data`. */
export function canonicalContent(event: { time: string; data: object }): string {
  return canonicalJson({ data: event.data, time: event.time });
}
