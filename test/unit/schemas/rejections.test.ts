import { describe, expect, it } from 'vitest';
import { eventJson, parse, verdict } from './make.ts';

const attributes = (changed: object) => eventJson('crm.contact.tagged', {}, changed);

describe('the envelope', () => {
  it.each([
    ['specversion', '0.3'],
    ['specversion', undefined],
    ['id', undefined],
    ['id', ''],
    ['id', 7],
    ['id', 'x'.repeat(129)],
    ['id', 'lone \ud800 surrogate'],
    ['source', undefined],
    ['source', ''],
    ['source', 'not a uri'],
    ['source', '/crm/công-ty'],
    ['source', '/crm/%zz'],
    ['source', '1crm:acme'],
    ['source', '/a#b#c'],
    ['source', '/[x]'],
    ['source', `/${'x'.repeat(1024)}`],
    ['type', undefined],
    ['time', undefined],
    ['time', 'yesterday'],
    ['time', '2026-06-01T09:00:00'],
    ['time', 1780300800000],
    ['subject', 5],
    ['subject', '\udc00'],
    ['data', undefined],
    ['data', null],
    ['data', 'text'],
    ['data', []],
  ])('with %s = %j is refused by that name', (name, value) => {
    expect(verdict(attributes({ [name]: value }))).toBe(`invalid_envelope ${name}`);
  });

  it.each([null, 1, 'text', [], [{}]])('that is %j and no object is refused', (json) => {
    expect(verdict(json)).toBe('not_an_object ');
  });

  it('with a type that the contract does not know is refused', () => {
    expect(verdict(attributes({ type: 'crm.contact.sneezed' }))).toBe('unknown_type type');
    expect(verdict(attributes({ type: 'constructor' }))).toBe('unknown_type type');
  });

  it.each(['/crm/getfly/acme', 'https://crm.example/x?y#z', 'urn:crm:acme', 'acme', '//[::1]:80/x', '/a%20b'])(
    'takes %s as a source',
    (source) => expect(verdict(attributes({ source }))).toBe('ok'),
  );

  it('may have a subject, null, and attributes that nobody reads', () => {
    expect(parse(attributes({ subject: 'c-1', traceparent: '00-1', dataschema: null }))).toMatchObject({
      ok: true,
      event: { subject: 'c-1' },
    });
    const without = parse(attributes({ subject: null }));
    expect(without.ok && 'subject' in without.event).toBe(false);
  });

  it('counts the characters of an id, not its UTF-16 units', () => {
    expect(verdict(attributes({ id: '🦄'.repeat(128) }))).toBe('ok');
    expect(verdict(attributes({ id: '🦄'.repeat(129) }))).toBe('invalid_envelope id');
  });
});

describe('time', () => {
  const at = (time: string) => verdict(attributes({ time }));

  it('may lie 24 h ahead of receipt and no more', () => {
    expect(at('2026-06-16T12:00:00Z')).toBe('ok');
    expect(at('2026-06-16T12:00:00.0000001Z')).toBe('too_far_ahead time');
    expect(at('2026-06-16T19:00:00.001+07:00')).toBe('too_far_ahead time');
  });

  it('is in the years 1900 to 2299, in UTC', () => {
    expect(at('1900-01-01T00:00:00Z')).toBe('ok');
    expect(at('1900-01-01T00:00:00+01:00')).toBe('out_of_range time');
    expect(at('0026-06-01T00:00:00Z')).toBe('out_of_range time');
    expect(at('2300-01-01T00:00:00Z')).toBe('out_of_range time');
  });
});

describe('size and shape', () => {
  it('is bounded by the bytes of the JSON', () => {
    expect(verdict(attributes({}), { bytes: 262_144 })).toBe('ok');
    expect(verdict(attributes({}), { bytes: 262_145 })).toBe('event_too_large ');
    expect(verdict(attributes({}), { bytes: 11, maxBytes: 10 })).toBe('event_too_large ');
  });

  it('is bounded in depth, unknown fields included', () => {
    const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
    expect(verdict(eventJson('crm.contact.tagged', { extra: nested(30) }))).toBe('ok');
    expect(verdict(eventJson('crm.contact.tagged', { extra: nested(31) }))).toBe('out_of_range data');
    const hostile = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`);
    expect(verdict({ ...attributes({}), extension: hostile })).toBe('out_of_range ');
  });

  it('has no text that UTF-8 can not hold and no number that JSON can not repeat', () => {
    expect(verdict(eventJson('crm.contact.created', { name: 'a\ud83d' }))).toBe('invalid_field data.name');
    expect(verdict(JSON.parse(JSON.stringify(attributes({})).replace('"e-1"', '"e-1","x":1e999')))).toBe(
      'out_of_range ',
    );
  });

  it('keeps a field named __proto__ as what it is', () => {
    const json = JSON.parse(
      JSON.stringify(attributes({})).replace('"data":{', '"data":{"__proto__":{"tag":"forged"},'),
    );
    expect(verdict(json)).toBe('ok');
    const forged = JSON.parse(
      JSON.stringify(eventJson('crm.contact.tagged', { tag: undefined })).replace(
        '"data":{',
        '"data":{"__proto__":{"tag":"forged"},',
      ),
    );
    expect(verdict(forged)).toBe('missing_field data.tag');
  });
});
