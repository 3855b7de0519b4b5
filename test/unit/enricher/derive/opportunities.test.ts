import { expect, it } from 'vitest';
import {
  factsOf,
  ms,
  opportunityCreated,
  opportunityOf,
  opportunityUpdated,
  type Said,
} from '../../../helpers/enricher/derive.ts';

const CREATED = opportunityCreated('2026-01-01T10:00:00Z', { owner_id: 'p1' });
const of = (type: string, time: string, more: Record<string, unknown> = {}): Said => [
  `opportunity.${type}`,
  time,
  { opportunity_id: 'o1', contact_id: 'c1', ...more },
];
const opportunity = (...events: Said[]) => opportunityOf(factsOf([CREATED, ...events]));

it('a transfer keeps to_id of the first one, and changes no owner', () => {
  const row = opportunity(
    of('transferred', '2026-01-03T10:00:00Z', { to_id: 'late' }),
    of('transferred', '2026-01-02T10:00:00Z', { to_id: 'sales' }),
  );
  expect(row).toMatchObject({
    transferredAtMs: ms('2026-01-02T10:00:00Z'),
    transferredTo: 'sales',
    salespersonId: 'p1',
  });
});

it('is qualified when it first was', () => {
  const row = opportunity(of('qualified', '2026-01-03T10:00:00Z'), of('qualified', '2026-01-02T10:00:00Z'));
  expect(row.qualifiedAtMs).toBe(ms('2026-01-02T10:00:00Z'));
});

it.each([
  ['p2', 'p2'],
  [null, '(none)'],
])('assigned to %s it is owned by %s', (owner_id, salespersonId) => {
  expect(opportunity(of('assigned', '2026-01-02T10:00:00Z', { owner_id })).salespersonId).toBe(salespersonId);
});

it('an update keeps what it does not say', () => {
  const row = opportunity(
    opportunityUpdated('2026-01-02T10:00:00Z', { estimated_value: 10, campaign_id: 'k1' }),
    opportunityUpdated('2026-01-03T10:00:00Z', { close_rate: 80 }),
  );
  expect(row).toMatchObject({ estimatedCents: 1_000n, campaignId: 'k1', closeRateMicros: 80_000_000 });
});

it('its value is converted by the day it was created', () => {
  const rate = (on: string, value: number): Said => [
    'fx_rate.set',
    '2026-01-01T00:00:00Z',
    { currency: 'EUR', on, rate: value },
  ];
  const said = opportunityUpdated('2026-01-20T10:00:00Z', { estimated_value: 10, currency: 'EUR' });
  expect(opportunity(rate('2026-01-01', 2), rate('2026-01-20', 3), said)).toMatchObject({
    estimatedCents: 2_000n,
    missingFx: false,
  });
});

it('rows of events before created know nothing of the opportunity', () => {
  const facts = factsOf([
    ['interaction.logged', '2025-12-31T10:00:00Z', { contact_id: 'c1', opportunity_id: 'o1', kind: 'call' }, 'early'],
    CREATED,
    opportunityUpdated('2025-12-30T10:00:00Z', { campaign_id: 'k1' }),
  ]);
  expect(facts.events.find(({ event }) => event.id === 'early')?.enrichment).toEqual({
    contactId: 'c1',
    opportunityId: 'o1',
    campaignId: '(none)',
    sourceId: '(none)',
    salespersonId: '(none)',
  });
});

it('rows of events say what was so as of the event', () => {
  const facts = factsOf([
    CREATED,
    ['source.set', '2026-01-01T00:00:00Z', { source_id: 'ads', name: 'Ads', tags: ['ad'] }],
    ['interaction.logged', '2026-01-02T10:00:00Z', { contact_id: 'c1', opportunity_id: 'o1', kind: 'call' }, 'before'],
    ['contact.tagged', '2026-01-03T10:00:00Z', { contact_id: 'c1', tag: 'ad' }],
    opportunityUpdated('2026-01-03T10:00:00Z', { campaign_id: 'k1', owner_id: 'p2' }),
    ['interaction.logged', '2026-01-04T10:00:00Z', { contact_id: 'c1', opportunity_id: 'o1', kind: 'call' }, 'after'],
  ]);
  const enrichmentOf = (id: string) => facts.events.find(({ event }) => event.id === id)?.enrichment;
  const always = { contactId: 'c1', opportunityId: 'o1' };
  expect(enrichmentOf('before')).toEqual({ ...always, campaignId: '(none)', sourceId: '(none)', salespersonId: 'p1' });
  expect(enrichmentOf('after')).toEqual({ ...always, campaignId: 'k1', sourceId: 'ads', salespersonId: 'p2' });
});

it('keeps its estimated value as it was said, also where there is no rate', () => {
  const row = opportunity(of('updated', '2026-01-02T10:00:00Z', { estimated_value: '99.995', currency: 'VND' }));
  expect(row).toMatchObject({ originalCents: 10_000n, currency: 'VND', estimatedCents: 0n, missingFx: true });
  expect(opportunity().originalCents).toBe(0n);
});
