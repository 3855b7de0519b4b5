import { describe, expect, it } from 'vitest';
import {
  cents,
  factsOf,
  opportunityCreated,
  opportunityOf,
  opportunityUpdated,
  PROCESSES,
  type Said,
} from '../../../helpers/enricher/derive.ts';

const CREATED = '2026-01-31T23:30:00Z';
const named: Said = ['contact.created', '2026-01-01T00:00:00Z', { contact_id: 'c1', name: 'Eva', owner_id: 'p7' }];
const opportunity = (data: Record<string, unknown>, ...others: Said[]) =>
  opportunityOf(factsOf([...PROCESSES, named, opportunityCreated(CREATED, data), ...others]));
/** 31 January 2026. */
const CREATION_DAY = Date.UTC(2026, 0, 31) / 86_400_000;

describe('an opportunity without', () => {
  it('a stage is in the first one of its campaign', () => {
    expect(opportunity({ campaign_id: 'k1' })).toMatchObject({ stageId: 'new', stageOrder: 1, stageName: 'New' });
  });

  it('a campaign either, in the first one of the sales process', () => {
    expect(opportunity({})).toMatchObject({ campaignId: '(none)', stageId: 'fresh', stageName: 'Fresh' });
  });

  it('a stage, in a campaign that nobody knows, is in none', () => {
    expect(opportunity({ campaign_id: 'k9' })).toMatchObject({ stageId: '(none)', stageOrder: 0 });
  });

  it('a close rate has 50 %', () => {
    expect(opportunity({}).closeRateMicros).toBe(50_000_000);
  });

  it('an owner has the owner of its contact at that time', () => {
    expect(opportunity({}).salespersonId).toBe('p7');
  });

  it('an owner, which is said, has none', () => {
    expect(opportunity({ owner_id: null }).salespersonId).toBe('(none)');
  });
});

describe.each(['contact_created', 'list_upload', 'call_campaign', 'manual'])('of the origin %s', (origin) => {
  it('gets what the event does not say', () => {
    expect(opportunity({ origin })).toMatchObject({
      origin,
      description: 'Eva',
      expectedCloseDay: CREATION_DAY + 7,
      closeRateMicros: 50_000_000,
      estimatedCents: 0n,
      stageId: 'fresh',
      salespersonId: 'p7',
    });
  });

  it('keeps what the event says', () => {
    const said = {
      description: 'Said',
      expected_close_on: '2026-03-01',
      close_rate: 12.5,
      estimated_value: '10.50',
      stage_id: 'own',
      owner_id: 'p1',
    };
    expect(opportunity({ origin, ...said })).toMatchObject({
      description: 'Said',
      expectedCloseDay: Date.UTC(2026, 2, 1) / 86_400_000,
      closeRateMicros: 12_500_000,
      estimatedCents: cents(10.5),
      stageId: 'own',
      salespersonId: 'p1',
    });
  });
});

it('has no description where its contact has no name by then', () => {
  const facts = factsOf([opportunityCreated(CREATED, { origin: 'list_upload' })]);
  expect(opportunityOf(facts)).toMatchObject({ description: '', contactName: '(none)' });
});

it('closes a week after the day of its creation in the business time zone', () => {
  const facts = factsOf([opportunityCreated(CREATED)], { timeZone: 'Asia/Ho_Chi_Minh' });
  // 23:30 UTC is 06:30 of the day after there.
  expect(opportunityOf(facts).expectedCloseDay).toBe(CREATION_DAY + 1 + 7);
});

it('asks for no default where something is cleared', () => {
  expect(opportunity({ description: null, expected_close_on: null, estimated_value: null })).toMatchObject({
    description: '',
    expectedCloseDay: undefined,
    estimatedCents: 0n,
  });
});

describe('its probability is', () => {
  it('what is said of it', () => {
    expect(opportunity({ campaign_id: 'k1', close_rate: 70 }).probabilityMicros).toBe(70_000_000);
  });

  it('else the rate of its stage', () => {
    expect(opportunity({ campaign_id: 'k1', stage_id: 'talk' }).probabilityMicros).toBe(40_000_000);
  });

  it('else 50 %, also once what was said is cleared', () => {
    const cleared = opportunityUpdated('2026-02-02T00:00:00Z', { close_rate: null });
    expect(opportunity({ close_rate: 70 }, cleared)).toMatchObject({
      closeRateMicros: 50_000_000,
      probabilityMicros: 50_000_000,
    });
  });
});
