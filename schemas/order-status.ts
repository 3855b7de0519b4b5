import { trimInvisible } from './visible.ts';

/** The word of an order that brings no revenue. */
export const CANCELLED = 'cancelled';

/**
 * An order's status as it counts and is shown: revenue must not hang on a spelling (docs/contract/events.md, "Rules of derivation").
 * Trimmed of all that can't be seen, as texts that were copied end in a zero width space. Events keep what was sent.
 */
export function orderStatus(said: string): string {
  const word = trimInvisible(said).toLowerCase();
  return word === 'canceled' ? CANCELLED : word;
}
