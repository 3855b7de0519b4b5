import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEventBytes } from '../../../schemas/decode.ts';
import { changesAsDouble } from '../../../schemas/json-number.ts';
import { scanJson } from '../../../schemas/json-scan.ts';
import { eventJson, RECEIVED_AT } from './make.ts';

const found = (text: string) => {
  const scan = scanJson(text);
  return scan.ok
    ? [...scan.findings.values()].flat().map(({ kind, path }) => `${kind} ${path.join('.')}`)
    : [scan.reason];
};

/** Verdict over an event's text, its `data` written by hand. */
const verdict = (type: Parameters<typeof eventJson>[0], data: string) => {
  const text = JSON.stringify(eventJson(type, {}, { data: 0 })).replace('"data":0', `"data":${data}`);
  const result = parseEventBytes(Buffer.from(text), { receivedAtMs: RECEIVED_AT, lenient: false });
  return result.ok ? 'ok' : `${result.code} ${result.field}`;
};

it('reads exactly what JSON.parse reads', () => {
  const isJson = (text: string) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  const mangled = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom(...'{}[]",:0.eE-+\\u \n\u0001a'))
    .map(([text, at, unit]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + unit + text.slice(place + (at % 2));
    });
  fc.assert(
    fc.property(fc.oneof(fc.json(), mangled, fc.string()), (text) => {
      expect(scanJson(text).ok).toBe(isJson(text));
    }),
    { numRuns: 5_000 },
  );
});

describe('a key that an object has twice', () => {
  it.each([
    ['{"a":1,"a":2}', ['duplicate_key a']],
    ['{"a":1,"\\u0061":2}', ['duplicate_key a']],
    ['{"a":{"a":1}}', []],
    ['[{"a":1},{"a":1}]', []],
    ['{"x":{"y":[0,{"b":1,"c":2,"b":3}]}}', ['duplicate_key x.y.1.b']],
    ['{"__proto__":1,"__proto__":2}', ['duplicate_key __proto__']],
    ['{"é":1,"e\\u0301":2}', []],
    [`{${Array.from({ length: 20 }, (_, i) => `"k${i}":1`).join()},"k7":2}`, ['duplicate_key k7']],
  ])('is found in %s', (text, paths) => expect(found(text)).toEqual(paths));

  it('is refused with its path, wherever it is in the event', () => {
    expect(verdict('crm.contact.tagged', '{"contact_id":"a","contact_id":"b","tag":"t"}')).toBe(
      'duplicate_key data.contact_id',
    );
    expect(verdict('crm.contact.tagged', '{"contact_id":"a","tag":"t","x":[{"b":1,"b":1}]}')).toBe(
      'duplicate_key data.x.0.b',
    );
    const twice = '{"order_id":"r","contact_id":"c","lines":[{"product_id":"p","amount":1,"amount":2}]}';
    expect(verdict('crm.order.placed', twice)).toBe('duplicate_key data.lines.0.amount');
    const text = JSON.stringify(eventJson('crm.contact.tagged')).replace('"id":', '"id":"other","id":');
    expect(parseEventBytes(Buffer.from(text), { receivedAtMs: RECEIVED_AT, lenient: false })).toMatchObject({
      code: 'duplicate_key',
      field: 'id',
    });
  });
});

describe('a number', () => {
  it.each([
    '12345678901234.567',
    '1234567890123.4567',
    '9007199254740993',
    '0.12345678901234567',
    '1e400',
    '-1e400',
    '1e-400',
    '100000000000000000000001',
  ])('%s is another one as a double', (token) => expect(changesAsDouble(token)).toBe(true));
  it.each([
    '0',
    '-0',
    '0.1',
    '1.10',
    '1E2',
    '0.30000000000000004',
    '9007199254740992',
    '1e22',
    '100000000000000000000000',
    '0e99999',
    '0.0000000000000000000',
    '10.0000000000000000000000',
    '5e-324',
    '9999999999999.99',
  ])('%s is itself', (token) => expect(changesAsDouble(token)).toBe(false));

  it('is itself for every double as JSON prints it', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(changesAsDouble(JSON.stringify(value))).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  const big = '12345678901234.567';
  it.each<[Parameters<typeof eventJson>[0], string, string]>([
    ['crm.cost.recorded', `{"cost_id":"k","spent_on":"2026-03-01","amount":${big}}`, 'imprecise_number data.amount'],
    ['crm.cost.recorded', '{"cost_id":"k","spent_on":"2026-03-01","amount":1e400}', 'imprecise_number data.amount'],
    ['crm.cost.recorded', `{"cost_id":"k","spent_on":"2026-03-01","amount":"${big}"}`, 'ok'],
    ['crm.cost.recorded', '{"cost_id":"k","spent_on":"2026-03-01","amount":1.10}', 'ok'],
    [
      'crm.cost.recorded',
      `{"cost_id":"k","spent_on":"2026-03-01","amount":1,"note":${big},"x":{"amount":${big}}}`,
      'ok',
    ],
    ['crm.order.placed', `{"order_id":"r","contact_id":"c","amount":${big}}`, 'imprecise_number data.amount'],
    [
      'crm.order.placed',
      `{"order_id":"r","contact_id":"c","lines":[{"product_id":"p","amount":1},{"product_id":"p","amount":${big}}]}`,
      'imprecise_number data.lines.1.amount',
    ],
    [
      'crm.opportunity.updated',
      `{"opportunity_id":"o","contact_id":"c","estimated_value":${big}}`,
      'imprecise_number data.estimated_value',
    ],
    ['crm.opportunity.updated', `{"opportunity_id":"o","contact_id":"c","custom":{"amount":${big}}}`, 'ok'],
    [
      'crm.campaign.set',
      `{"campaign_id":"c","name":"C","stages":[],"managers":[],"participants":[],"budget":${big}}`,
      'imprecise_number data.budget',
    ],
  ])('is refused where it is money and changes: %s %s', (type, data, expected) => {
    expect(verdict(type, data)).toBe(expected);
  });
});

it('costs neither stack nor memory without bound', () => {
  const deep = 200_000;
  expect(found(`${'['.repeat(deep)}{"a":1,"a":2}${']'.repeat(deep)}`)).toEqual([]);
  expect(found(`{"a":1${',"a":1'.repeat(100_000)}}`)).toHaveLength(10);
  expect(verdict('crm.contact.tagged', `${'{"a":'.repeat(1_000)}1${'}'.repeat(1_000)}`)).toMatch(/^out_of_range/);
});
