import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalContent,
  canonicalJson,
  compareContents,
  compareEvents,
  compareUtf8,
} from '../../../schemas/compare.ts';

const sign = (n: number) => Math.sign(n);

describe('compareUtf8', () => {
  it('orders by UTF-8 bytes, where UTF-16 would not', () => {
    expect('\uffee' < '🦄').toBe(false);
    expect(sign(compareUtf8('\uffee', '🦄'))).toBe(-1);
    expect(sign(compareUtf8('a🦄', 'a\ue000'))).toBe(1);
  });

  it('agrees with the bytes', () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom('a', '\u00e9', '\ud7ff', '\ue000', '\uffff', '🦄', '😀'),
        fc.string({ unit: 'binary', maxLength: 1 }),
      ),
    });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(sign(compareUtf8(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
      { numRuns: 2_000 },
    );
  });
});

it('compareEvents goes by time, then source, then id', () => {
  const event = (timeMs: number, timeSub: string, source: string, id: string) => ({ timeMs, timeSub, source, id });
  const ascending = [
    event(1, '', '/b', 'z'),
    event(1, '5', '/a', 'a'),
    event(2, '', '/a', 'a'),
    event(2, '', '/a', 'b'),
    event(2, '', '/b', '\uffee'),
    event(2, '', '/b', '🦄'),
  ];
  expect([...ascending].reverse().sort(compareEvents)).toEqual(ascending);
});

describe('canonical JSON', () => {
  it('is one text for one value', () => {
    expect(canonicalJson({ b: 1.0, a: ['\u20ac', 1e21, null], ä: true })).toBe('{"a":["€",1e+21,null],"b":1,"ä":true}');
    const shuffleKeys = (value: object) => Object.fromEntries(Object.entries(value).reverse());
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string({ unit: 'grapheme' }),
          fc.jsonValue({ noUnicodeString: false }).filter((v) => JSON.stringify(v).isWellFormed()),
        ),
        (value) => {
          expect(canonicalJson(shuffleKeys(value))).toBe(canonicalJson(value));
          expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
        },
      ),
    );
  });

  it('decides between two contents of one event, whichever came first', () => {
    const content = (tag: string, time = '2026-01-01T00:00:00Z', type = 'crm.contact.tagged') => ({
      data: { tag },
      time,
      type,
    });
    expect(canonicalContent(content('x'))).toBe('{"data":{"tag":"x"},"time":"2026-01-01T00:00:00Z"}');
    expect(sign(compareContents(content('x'), content('y')))).toBe(-1);
    expect(sign(compareContents(content('x', '2026-01-01T00:00:01Z'), content('x')))).toBe(1);
    expect(sign(compareContents(content('x'), content('x', '2026-01-01T00:00:00Z', 'crm.contact.untagged')))).toBe(-1);
    expect(compareContents(content('x'), content('x'))).toBe(0);
  });
});
