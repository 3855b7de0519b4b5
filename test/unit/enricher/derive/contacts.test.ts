import { describe, expect, it } from 'vitest';
import {
  factsOf,
  ms,
  opportunityCreated,
  opportunityOf,
  orderOf,
  orderPlaced,
  type Said,
  stageChanged,
} from '../../../helpers/enricher/derive.ts';

const source = (source_id: string, ...tags: string[]): Said => [
  'source.set',
  '2026-01-01T00:00:00Z',
  { source_id, name: source_id, tags },
];
const tagged = (time: string, tag: string): Said => ['contact.tagged', time, { contact_id: 'c1', tag }];
const untagged = (time: string, tag: string): Said => ['contact.untagged', time, { contact_id: 'c1', tag }];

describe('the source of a contact', () => {
  it('is that of its first tag that means one', () => {
    const { contact } = factsOf([
      source('ads', 'ad'),
      source('web', 'site'),
      tagged('2026-01-01T10:00:00Z', 'vip'),
      tagged('2026-01-03T10:00:00Z', 'site'),
      tagged('2026-01-02T10:00:00Z', 'ad'),
    ]);
    expect(contact).toMatchObject({ sourceId: 'ads', sourceTag: 'ad', acquiredAtMs: ms('2026-01-02T10:00:00Z') });
  });

  it('of a tag that several name is the smallest id', () => {
    const { contact } = factsOf([
      source('b', 'both'),
      source('B', 'both'),
      source('c', 'both'),
      tagged('2026-01-01T10:00:00Z', 'both'),
    ]);
    expect(contact?.sourceId).toBe('B');
  });

  it('stays when the tag goes', () => {
    const { contact } = factsOf([
      source('ads', 'ad'),
      tagged('2026-01-01T10:00:00Z', 'ad'),
      untagged('2026-01-02T10:00:00Z', 'ad'),
    ]);
    expect(contact).toMatchObject({ sourceId: 'ads', tags: [] });
  });

  it('is that of its opportunities and orders that name none', () => {
    const facts = factsOf([
      source('ads', 'ad'),
      opportunityCreated('2026-01-01T10:00:00Z'),
      ['opportunity.created', '2026-01-01T10:00:00Z', { opportunity_id: 'o2', contact_id: 'c1', source_id: 'own' }],
      orderPlaced('2026-01-01T11:00:00Z', { amount: 1 }),
      tagged('2026-01-02T10:00:00Z', 'ad'),
    ]);
    expect([opportunityOf(facts).sourceId, opportunityOf(facts, 'o2').sourceId, orderOf(facts).sourceId]).toEqual([
      'ads',
      'own',
      'ads',
    ]);
  });
});

it('a contact that only its opportunity names exists', () => {
  const { contact } = factsOf([opportunityCreated('2026-01-01T10:00:00Z')]);
  expect(contact).toMatchObject({ contactId: 'c1', name: '(none)', createdAtMs: undefined });
});

it('ownership passes to whom it is assigned', () => {
  const { contact } = factsOf([
    ['contact.created', '2026-01-01T10:00:00Z', { contact_id: 'c1', owner_id: 'p1' }],
    ['contact.assigned', '2026-01-02T10:00:00Z', { contact_id: 'c1', to_id: 'p2', from_id: 'p1' }],
  ]);
  expect(contact?.salespersonId).toBe('p2');
});

it('entering the stage it is in is no change', () => {
  const entered = (time: string): Said => ['contact.stage_changed', time, { contact_id: 'c1', stage_id: 'f1' }];
  const { contact } = factsOf([entered('2026-01-01T10:00:00Z'), entered('2026-01-02T10:00:00Z')]);
  expect(contact).toMatchObject({ stageId: 'f1', stageEnteredAtMs: ms('2026-01-01T10:00:00Z') });
});

it('stage changes count for its opportunities that live', () => {
  const other = { opportunity_id: 'o2', contact_id: 'c1' };
  const { contact } = factsOf([
    opportunityCreated('2026-01-01T10:00:00Z'),
    stageChanged('2026-01-02T10:00:00Z', 'x'),
    ['opportunity.created', '2026-01-01T10:00:00Z', other],
    ['opportunity.stage_changed', '2026-01-05T10:00:00Z', { ...other, stage_id: 'x' }],
    ['opportunity.deleted', '2026-01-06T10:00:00Z', other],
  ]);
  expect(contact).toMatchObject({ stageChanges: 1, lastStageChangeAtMs: ms('2026-01-02T10:00:00Z') });
});
