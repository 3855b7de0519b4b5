import type { Steps } from '../derive/slicer.ts';

/** Sorted at once, which takes some milliseconds; longer lists are merged from such runs. */
const RUN = 1_024;

/** Sorts in steps; stable. The list given is used up. */
export function* sortInSteps<T>(items: T[], compare: (a: T, b: T) => number): Steps<T[]> {
  let from = items;
  for (let at = 0; at < from.length; at += RUN) {
    const run = from.slice(at, at + RUN).sort(compare);
    for (const [index, item] of run.entries()) from[at + index] = item;
    yield;
  }
  let to: T[] = new Array(from.length);
  for (let width = RUN; width < from.length; width *= 2) {
    for (let low = 0; low < from.length; low += 2 * width) yield* merge(from, to, low, width, compare);
    [from, to] = [to, from];
  }
  return from;
}

/** Merges the two sorted runs that begin at `low`. */
function* merge<T>(
  from: readonly T[],
  to: T[],
  low: number,
  width: number,
  compare: (a: T, b: T) => number,
): Steps<void> {
  const middle = Math.min(low + width, from.length);
  const high = Math.min(low + 2 * width, from.length);
  let left = low;
  let right = middle;
  for (let at = low; at < high; at++) {
    const a = from[left];
    const b = from[right];
    const takesLeft = left < middle && (right >= high || (a !== undefined && b !== undefined && compare(a, b) <= 0));
    const item = takesLeft ? a : b;
    if (item !== undefined) to[at] = item;
    if (takesLeft) left++;
    else right++;
    if (at % RUN === 0) yield;
  }
}
