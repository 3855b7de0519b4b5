import { describe, expect, it } from 'vitest';
import type { EventType } from '../../../schemas/types.ts';
import { eventJson, parse, verdict } from './make.ts';

/** Verdicts of one field over many values. */
function field(type: EventType, name: string) {
  return (value: unknown) => verdict(eventJson(type, { [name]: value })).replace(` data.${name}`, '');
}

describe('ids', () => {
  const id = field('crm.contact.created', 'contact_id');
  it('are strings of 1 to 128 characters', () => {
    expect(id('x'.repeat(128))).toBe('ok');
    expect(id('ł'.repeat(128))).toBe('ok');
    expect(id('')).toBe('out_of_range');
    expect(id('x'.repeat(129))).toBe('out_of_range');
    expect(id(17)).toBe('invalid_field');
  });
});

describe('money', () => {
  const money = field('crm.cost.recorded', 'amount');
  it.each([
    0,
    12.5,
    1e-7,
    1e15,
    '0',
    '12.50',
    '007',
    '0.123456789012345',
    '9999999999999999.99',
    '9999999999999999.994',
  ])('takes %j', (value) => expect(money(value)).toBe('ok'));
  it.each([-1, '-0.01', 1e16, '10000000000000000', '9999999999999999.995', `1.${'0'.repeat(63)}`])(
    'holds %j out of range',
    (value) => expect(money(value)).toBe('out_of_range'),
  );
  it.each(['', '1e5', '1,5', '.5', '5.', ' 5', '+5', '0x10', true, [], {}, 'NaN'])('does not take %j', (value) =>
    expect(money(value)).toBe('invalid_field'),
  );
});

describe('currencies, dates, percentages', () => {
  it('know ISO 4217, withdrawn codes included', () => {
    const currency = field('crm.cost.recorded', 'currency');
    for (const code of ['USD', 'VND', 'PLN', 'HRK', 'DEM']) expect(currency(code)).toBe('ok');
    for (const code of ['usd', 'ABC', 'US', '', 840]) expect(currency(code)).toBe('invalid_field');
  });

  it('know the calendar', () => {
    const date = field('crm.cost.recorded', 'spent_on');
    for (const day of ['2024-02-29', '2000-02-29', '2299-12-31', '1900-01-01']) expect(date(day)).toBe('ok');
    for (const day of [
      '2023-02-29',
      '1900-02-29',
      '2026-04-31',
      '2026-13-01',
      '2026-1-1',
      '2026-01-01T00:00:00Z',
      20260101,
    ])
      expect(date(day)).toBe('invalid_field');
    for (const day of ['1899-12-31', '2300-01-01']) expect(date(day)).toBe('out_of_range');
  });

  it('are numbers from 0 to 100', () => {
    const rate = field('crm.opportunity.updated', 'close_rate');
    for (const value of [0, 33.3, 100]) expect(rate(value)).toBe('ok');
    for (const value of [-0.1, 100.1]) expect(rate(value)).toBe('out_of_range');
    for (const value of ['50', true]) expect(rate(value)).toBe('invalid_field');
  });
});

describe('closed lists', () => {
  it.each<[EventType, string, string]>([
    ['crm.contact.created', 'origin', 'manual, list_upload, call_campaign, form, api'],
    ['crm.opportunity.created', 'origin', 'manual, contact_created, list_upload, call_campaign'],
    ['crm.salesperson.set', 'role', 'agent, supervisor, admin, owner'],
    ['crm.viewer.set', 'campaign_kpi', 'none, access, view_all'],
  ])('%s %s: says what it may be', (type, name, words) => {
    for (const word of words.split(', ')) expect(verdict(eventJson(type, { [name]: word }))).toBe('ok');
    expect(parse(eventJson(type, { [name]: 'other' }))).toMatchObject({
      code: 'invalid_field',
      field: `data.${name}`,
      message: `must be one of: ${words}`,
    });
  });

  it('are open where the contract leaves them open', () => {
    expect(verdict(eventJson('crm.order.updated', { status: 'on_its_way' }))).toBe('ok');
    expect(verdict(eventJson('crm.interaction.logged', { kind: 'fax' }))).toBe('ok');
    expect(verdict(eventJson('crm.opportunity.stage_changed', { lost_reason: 'moved to Mars' }))).toBe('ok');
  });
});

describe('orders', () => {
  const order = (data: object) => verdict(eventJson('crm.order.placed', { lines: undefined, ...data }));
  it('need amount or lines when they are placed', () => {
    expect(order({})).toBe('missing_field data.amount');
    expect(order({ amount: null, lines: null })).toBe('missing_field data.amount');
    expect(order({ amount: '5' })).toBe('ok');
    expect(verdict(eventJson('crm.order.updated', { amount: undefined, lines: undefined }))).toBe('ok');
  });
  it('name the line at fault', () => {
    const line = { product_id: 'p', amount: 1 };
    expect(order({ lines: [line, { ...line, quantity: '2.5' }] })).toBe('ok');
    expect(order({ lines: [] })).toBe('out_of_range data.lines');
    expect(order({ lines: [{ ...line, amount: -1 }] })).toBe('out_of_range data.lines.0.amount');
    expect(order({ lines: [line, { amount: 1 }] })).toBe('missing_field data.lines.1.product_id');
    expect(order({ lines: [line, 5] })).toBe('invalid_field data.lines.1');
    expect(order({ lines: [{ ...line, quantity: -1 }] })).toBe('out_of_range data.lines.0.quantity');
  });
});

describe('opportunities made by hand', () => {
  const created = (data: object, lenient = false) => verdict(eventJson('crm.opportunity.created', data), { lenient });
  it.each(['description', 'estimated_value', 'expected_close_on'])('need %s', (name) => {
    for (const origin of ['manual', null, undefined]) {
      for (const value of [undefined, null]) {
        expect(created({ origin, [name]: value })).toBe(`missing_field data.${name}`);
        expect(created({ origin, [name]: value }, true)).toBe('ok');
      }
    }
    expect(created({ origin: 'list_upload', [name]: undefined })).toBe('ok');
  });
  it('are validated in lenient imports by all other rules', () => {
    expect(created({ estimated_value: -1 }, true)).toBe('out_of_range data.estimated_value');
  });
  it('have a map for custom fields', () => {
    expect(created({ custom: { a: 1, b: null, c: { d: [] } } })).toBe('ok');
    for (const custom of [[], 'x', 5]) expect(created({ custom })).toBe('invalid_field data.custom');
  });
});

describe('the directory', () => {
  const rate = field('crm.fx_rate.set', 'rate');
  it('has rates above 0 of at most 12 places', () => {
    for (const value of ['0.000000000001', 1e-12, 25_000, '1.10']) expect(rate(value)).toBe('ok');
    for (const value of [0, '0.00', '0.0000000000001', 1e-13, -1, 1e12]) expect(rate(value)).toBe('out_of_range');
    expect(rate('1e-3')).toBe('invalid_field');
  });
  it('names the stage at fault', () => {
    const stages = (list: object[]) => verdict(eventJson('crm.campaign.set', { stages: list }));
    const stage = { stage_id: 'a', name: 'A' };
    expect(stages([stage, { ...stage, stage_id: 'b', rate: null, outcome: 'won' }])).toBe('ok');
    expect(stages([stage, stage])).toBe('invalid_field data.stages.1.stage_id');
    expect(stages([{ ...stage, outcome: 'maybe' }])).toBe('invalid_field data.stages.0.outcome');
    expect(stages([{ ...stage, rate: 101 }])).toBe('out_of_range data.stages.0.rate');
    expect(stages([{ stage_id: 'a' }])).toBe('missing_field data.stages.0.name');
  });
  it('has one source tag or more in a lead report', () => {
    expect(verdict(eventJson('crm.lead_report.set', { source_tags: [] }))).toBe('out_of_range data.source_tags');
    expect(verdict(eventJson('crm.lead_report.set', { active: 'yes' }))).toBe('invalid_field data.active');
    expect(verdict(eventJson('crm.source.set', { tags: ['a', ''] }))).toBe('out_of_range data.tags.1');
  });
});

it('never repeats a value that was sent: it may be personal data', () => {
  const secret = 'Nguyen-Secret-4711';
  const said = [
    parse(eventJson('crm.contact.created', { origin: secret })),
    parse(eventJson('crm.contact.created', { name: { first: secret } })),
    parse(eventJson('crm.cost.recorded', { amount: secret, spent_on: secret })),
    parse(eventJson('crm.contact.tagged', {}, { time: secret })),
    parse(eventJson('crm.contact.tagged', {}, { source: `${secret} ` })),
    parse(eventJson('crm.contact.tagged', {}, { type: secret })),
    parse(eventJson('crm.contact.tagged', { [secret]: '\ud800' })),
    parse(eventJson('crm.contact.tagged', {}, { [secret]: '\ud800' })),
  ];
  for (const result of said) expect(result.ok).toBe(false);
  expect(JSON.stringify(said)).not.toContain(secret);
});
