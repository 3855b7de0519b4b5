import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createByteCache } from '../../../services/shared/byte-cache.ts';

describe('cache within a bound of bytes', () => {
  it('lets go what was used least recently', () => {
    const cache = createByteCache<number>({ maxBytes: 3 });
    for (const [index, key] of ['a', 'b', 'c'].entries()) cache.set(key, index, 1);
    cache.get('a');
    cache.set('d', 3, 1);
    expect(['a', 'b', 'c', 'd'].map((key) => cache.get(key))).toEqual([0, undefined, 2, 3]);
  });

  it('does not keep what is larger than all of it, nor what was there under that key', () => {
    const cache = createByteCache<string>({ maxBytes: 10 });
    cache.set('small', 'a', 4);
    cache.set('grown', 'b', 4);
    cache.set('grown', 'c', 11);
    expect([cache.get('grown'), cache.get('small'), cache.bytes]).toEqual([undefined, 'a', 4]);
  });

  it('refuses a size that is none', () => {
    expect(() => createByteCache({ maxBytes: 10 }).set('a', 1, Number.NaN)).toThrow(RangeError);
  });

  it('counts what it holds and stays within its bound whatever is done', () => {
    const step = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e'), bytes: fc.nat(40), drop: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const cache = createByteCache<number>({ maxBytes: 60 });
        for (const { key, bytes, drop } of steps) {
          if (drop) cache.delete(key);
          else cache.set(key, bytes, bytes);
          const held = ['a', 'b', 'c', 'd', 'e'].flatMap((name) => cache.get(name) ?? []);
          expect(cache.bytes).toBe(held.reduce((sum, size) => sum + size, 0));
          expect(cache.bytes).toBeLessThanOrEqual(60);
          expect(cache.size).toBe(held.length);
        }
      }),
    );
  });
});
