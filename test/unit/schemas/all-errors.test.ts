import { describe, expect, it } from 'vitest';
import { eventJson, parse, verdict } from './make.ts';

/** Every error of an event as `code field`. */
const errors = (json: unknown) => {
  const result = parse(json);
  return result.ok ? [] : result.errors.map(({ code, field }) => `${code} ${field}`);
};

describe('all errors of an event are told', () => {
  it('of the envelope and of data, the first one as before', () => {
    const json = eventJson(
      'crm.cost.recorded',
      { amount: -1, currency: 'usd', spent_on: undefined },
      { id: '', time: 'noon' },
    );
    expect(errors(json)).toEqual([
      'invalid_envelope id',
      'invalid_envelope time',
      'out_of_range data.amount',
      'invalid_field data.currency',
      'missing_field data.spent_on',
    ]);
    expect(parse(json)).toMatchObject({ ok: false, code: 'invalid_envelope', field: 'id' });
  });

  it('of fields, and of rules over several of them', () => {
    const data = {
      description: undefined,
      estimated_value: undefined,
      expected_close_on: 'soon',
      close_rate: 101,
      origin: undefined,
    };
    expect(errors(eventJson('crm.opportunity.created', data))).toEqual([
      'out_of_range data.close_rate',
      'invalid_field data.expected_close_on',
      'missing_field data.description',
      'missing_field data.estimated_value',
    ]);
    const stage = { stage_id: 'a', name: 'A' };
    const campaign = {
      stages: [stage, stage, { stage_id: 'b' }],
      starts_on: '2026-05-02',
      ends_on: '2026-05-01',
      budget: -1,
    };
    expect(errors(eventJson('crm.campaign.set', campaign)).sort()).toEqual([
      'invalid_field data.stages.1.stage_id',
      'missing_field data.stages.2.name',
      'out_of_range data.budget',
      'out_of_range data.ends_on',
    ]);
  });

  it('though the type is unknown or data is none', () => {
    expect(errors({ type: 'crm.nothing', data: [] })).toEqual([
      'invalid_envelope specversion',
      'invalid_envelope id',
      'invalid_envelope source',
      'unknown_type type',
      'invalid_envelope time',
      'invalid_envelope data',
    ]);
  });

  it('up to ten', () => {
    const lines = Array.from({ length: 50 }, () => ({ product_id: '', amount: -1 }));
    expect(errors(eventJson('crm.order.placed', { lines }, { id: '' }))).toHaveLength(10);
  });
});

describe('an id', () => {
  const id = (value: string) =>
    verdict(eventJson('crm.contact.tagged', { contact_id: value })).replace(' data.contact_id', '');

  it.each([
    ' ',
    '\u00a0\u2003',
    '\t',
    '\u0000',
    '\u200b',
    '\u2060\ufeff',
    '\u00ad',
    '\u3164',
    '\u2800',
    '\u202e',
    '\u0085',
    '\uffff',
  ])('%j has nothing that can be seen, and is refused', (value) => expect(id(value)).toBe('out_of_range'));
  it.each(['c\n1', 'c\u00001', '1\t', '\u001b[31mx', '\u0085x'])(
    '%j has a control character, and is refused',
    (value) => expect(id(value)).toBe('invalid_field'),
  );
  it.each(['c-1', 'khách hàng', ' c', 'ł', '🦄', '👩‍👩‍👧', 'नि', '.'])('%j is taken', (value) =>
    expect(id(value)).toBe('ok'),
  );

  it('is validated alike wherever one stands', () => {
    expect(verdict(eventJson('crm.contact.tagged', {}, { id: ' ' }))).toBe('invalid_envelope id');
    expect(verdict(eventJson('crm.contact.tagged', { by_id: '\u200b' }))).toBe('out_of_range data.by_id');
    expect(verdict(eventJson('crm.campaign.set', { managers: ['s-1', '\t'] }))).toBe('out_of_range data.managers.1');
    expect(verdict(eventJson('crm.viewer.set', { login: '  ' }))).toBe('out_of_range data.login');
  });

  it('is no word of blanks either, such as a tag or a status', () => {
    expect(verdict(eventJson('crm.contact.tagged', { tag: ' ' }))).toBe('out_of_range data.tag');
    expect(verdict(eventJson('crm.order.updated', { status: '\u00a0\n' }))).toBe('out_of_range data.status');
    expect(verdict(eventJson('crm.interaction.logged', { kind: '\u200b' }))).toBe('out_of_range data.kind');
  });
});

describe('bounds', () => {
  const fields = (count: number, name = 'k') =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`${name}${i}`, i]));

  it('hold for custom fields, those that the contract does not name included', () => {
    expect(verdict(eventJson('crm.opportunity.updated', { custom: fields(1_000) }))).toBe('ok');
    expect(verdict(eventJson('crm.opportunity.updated', { custom: fields(1_001) }))).toBe('out_of_range data.custom');
    expect(verdict(eventJson('crm.contact.created', { custom: fields(1_001) }))).toBe('out_of_range data.custom');
    expect(verdict(eventJson('crm.contact.created', fields(1_000)))).toBe('ok');
    expect(verdict(eventJson('crm.contact.created', fields(1_001)))).toBe('out_of_range data.custom');
    expect(verdict(eventJson('crm.order.placed', { ...fields(600), custom: fields(401, 'c') }))).toBe(
      'out_of_range data.custom',
    );
    // The same name in both is one field.
    expect(verdict(eventJson('crm.order.placed', { ...fields(600), custom: fields(1_000) }))).toBe('ok');
  });

  it('hold for lines', () => {
    const lines = (count: number) => Array.from({ length: count }, () => ({ product_id: 'p', amount: 1 }));
    for (const type of ['crm.order.placed', 'crm.order.updated'] as const) {
      expect(verdict(eventJson(type, { lines: lines(2_000) }))).toBe('ok');
      expect(verdict(eventJson(type, { lines: lines(2_001) }))).toBe('out_of_range data.lines');
    }
  });
});

it('a campaign may end on the day it starts, and not before', () => {
  const campaign = (starts_on: unknown, ends_on: unknown) =>
    verdict(eventJson('crm.campaign.set', { starts_on, ends_on }));
  expect(campaign('2026-05-01', '2026-05-01')).toBe('ok');
  expect(campaign('2026-05-01', null)).toBe('ok');
  expect(campaign('2026-05-02', '2026-05-01')).toBe('out_of_range data.ends_on');
  expect(campaign('2026-12-31', '2026-13-01')).toBe('invalid_field data.ends_on');
});

it('what was stored before a rule came is read back', () => {
  const old = [
    eventJson('crm.contact.tagged', { contact_id: ' ', tag: '\t' }, { id: '\n' }),
    eventJson('crm.campaign.set', { starts_on: '2026-05-02', ends_on: '2026-05-01' }),
    eventJson('crm.order.placed', { lines: Array.from({ length: 2_500 }, () => ({ product_id: ' ', amount: 1 })) }),
    eventJson('crm.contact.created', Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`k${i}`, i]))),
  ];
  for (const json of old) {
    expect(verdict(json)).not.toBe('ok');
    expect(verdict(json, { stored: true })).toBe('ok');
  }
  expect(verdict(eventJson('crm.contact.tagged', { contact_id: '' }), { stored: true })).toBe(
    'out_of_range data.contact_id',
  );
});
