/** What a network does to a list of events. */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/**
 * The same events in another order, about a third of them twice, some three times.
 * @param seed the same seed gives the same answer
 */
export function shuffleAndDuplicate<T>(events: readonly T[], seed: number): T[] {
  const random = xoroshiro128plus(seed);
  const below = (bound: number) => uniformInt(random, 0, bound - 1);
  const pool = [...events];
  for (const event of events) if (below(3) === 0) pool.push(...(below(5) === 0 ? [event, event] : [event]));
  const shuffled: T[] = [];
  while (pool.length > 0) shuffled.push(...pool.splice(below(pool.length), 1));
  return shuffled;
}
