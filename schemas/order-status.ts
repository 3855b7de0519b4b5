/** The word of an order that brings no revenue. */
export const CANCELLED = 'cancelled';

/**
 * An order's status as it counts and is shown: revenue must not hang on a spelling (events.md, "Changed: order status").
 * Events keep what was sent.
 */
export function orderStatus(said: string): string {
  const word = said.trim().toLowerCase();
  return word === 'canceled' ? CANCELLED : word;
}
