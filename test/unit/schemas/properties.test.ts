import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseEventBytes } from '../../../schemas/decode.ts';
import { REJECTION_CODES } from '../../../schemas/problem.ts';
import { EVENT_TYPES, EVENTS, KNOWN_FIELDS } from '../../../schemas/types.ts';
import { eventJson, parse, RECEIVED_AT } from './make.ts';

const anyJson = fc.json({ maxDepth: 4, stringUnit: 'binary' }).map((text): unknown => JSON.parse(text));
const type = fc.constantFrom(...EVENT_TYPES);
const context = { receivedAtMs: RECEIVED_AT, lenient: false };

it('any JSON is accepted or rejected with a known code, a path and a rule, and never throws', () => {
  fc.assert(
    fc.property(anyJson, (json) => {
      const result = parse(json);
      expect(result.ok || (REJECTION_CODES.includes(result.code) && result.message.length > 0)).toBe(true);
    }),
  );
});

it('any value in any field is accepted or rejected below that field, and never throws', () => {
  const place = type.chain((name) => fc.tuple(fc.constant(name), fc.constantFrom(...KNOWN_FIELDS[name])));
  fc.assert(
    fc.property(place, anyJson, ([name, field], value) => {
      const result = parse(eventJson(name, { amount: 1, lines: [{ product_id: 'p', amount: 1 }], [field]: value }));
      if (!result.ok) expect(`${result.field}.`).toMatch(new RegExp(`^data\\.(${field}\\.|$)`));
    }),
    { numRuns: 2_000 },
  );
});

it('what was accepted is accepted again, after any number of trips through JSON, as the same event', () => {
  const extras = fc.dictionary(fc.string({ unit: 'grapheme' }), anyJson, { maxKeys: 3 });
  fc.assert(
    fc.property(type, extras, (name, extra) => {
      const json = eventJson(name, { ...extra, ...EVENTS[name].example });
      const first = parse(json);
      const second = parseEventBytes(Buffer.from(JSON.stringify(json)), context);
      expect(second).toEqual(first);
    }),
  );
});

it('any bytes are validated, and never throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(parseEventBytes(Buffer.from(bytes), context).ok).toBe(false);
    }),
  );
});

it('bytes that are no UTF-8 are no JSON: two ids must not become one', () => {
  const bytes = Buffer.from(JSON.stringify(eventJson('crm.contact.tagged', { contact_id: 'X' })));
  expect(parseEventBytes(bytes, context).ok).toBe(true);
  bytes[bytes.indexOf('X')] = 0xff;
  expect(parseEventBytes(bytes, context)).toMatchObject({ ok: false, code: 'invalid_json' });
  expect(parseEventBytes(Buffer.alloc(262_145, 32), context)).toMatchObject({ ok: false, code: 'event_too_large' });
});
