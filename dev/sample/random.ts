import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A stream of random numbers that depends on its seed alone. */
export interface Random {
  /** From 0 (inclusive) to 1 (exclusive). */
  next(): number;
  /** Whole number from `min` to `max`, both inclusive. */
  int(min: number, max: number): number;
  between(min: number, max: number): number;
  /** From 0, mostly small, seldom many times the mean. */
  exponential(mean: number): number;
  chance(probability: number): boolean;
  pick<T>(values: readonly [T, ...T[]]): T;
  /** Picks by weight; the weights need not add up to 1. */
  weighted<T>(values: readonly [readonly [T, number], ...(readonly [T, number])[]]): T;
}

/** Spreads neighbouring numbers over all 32 bits (MurmurHash3's finalizer): contact 7 and 8 must have nothing in common. */
function mix(hash: number, value: number): number {
  let h = Math.imul(hash ^ value, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The stream of one thing: the same `seed` and `path` give the same numbers on every machine. */
export function createRandom(seed: number, ...path: number[]): Random {
  const generator = xoroshiro128plus(path.reduce(mix, mix(0x9e3779b9, seed)));
  // The first outputs of neighbouring seeds are close to each other.
  for (let i = 0; i < 4; i++) generator.next();
  const next = () => (generator.next() >>> 0) / 2 ** 32;
  return {
    next,
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    between: (min, max) => min + next() * (max - min),
    exponential: (mean) => -mean * Math.log(1 - next()),
    chance: (probability) => next() < probability,
    pick: (values) => values[Math.floor(next() * values.length)] ?? values[0],
    weighted(values) {
      let total = 0;
      for (const [, weight] of values) total += weight;
      let left = next() * total;
      for (const [value, weight] of values) {
        left -= weight;
        if (left < 0) return value;
      }
      return values[0][0];
    },
  };
}
