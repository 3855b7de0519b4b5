import { describe, expect, it } from 'vitest';
import {
  factsOf,
  ms,
  opportunityCreated,
  opportunityOf,
  opportunityUpdated,
  PROCESSES,
  type Said,
  stageChanged,
} from '../../../helpers/enricher/derive.ts';

const IN_TALK = opportunityCreated('2026-01-02T10:00:00Z', { campaign_id: 'k1', stage_id: 'talk' });
const opportunity = (...events: Said[]) => opportunityOf(factsOf([...PROCESSES, ...events]));
const historyOf = (...events: Said[]) => opportunity(...events).history.map(({ stageId, byId }) => [stageId, byId]);

it('an update with a stage_id is a stage change by nobody named', () => {
  const row = opportunity(IN_TALK, opportunityUpdated('2026-01-03T10:00:00Z', { stage_id: 'won' }));
  expect(row).toMatchObject({
    stageId: 'won',
    outcome: 'won',
    stageChanges: 1,
    stageEnteredAtMs: ms('2026-01-03T10:00:00Z'),
    lastStageChangeAtMs: ms('2026-01-03T10:00:00Z'),
  });
  expect(row.history[1]).toMatchObject({ stageId: 'won', byId: '', reason: '(none)' });
});

describe('a change into the stage it is in is no change', () => {
  it('said by stage_changed', () => {
    expect(historyOf(IN_TALK, stageChanged('2026-01-03T10:00:00Z', 'talk', { by_id: 'p1' }))).toEqual([['talk', '']]);
  });

  it('said by an update', () => {
    expect(historyOf(IN_TALK, opportunityUpdated('2026-01-03T10:00:00Z', { stage_id: 'talk' }))).toEqual([
      ['talk', ''],
    ]);
  });

  it('and gives no lost reason', () => {
    const row = opportunity(
      IN_TALK,
      stageChanged('2026-01-03T10:00:00Z', 'lost', { lost_reason: 'competitor' }),
      stageChanged('2026-01-04T10:00:00Z', 'lost', { lost_reason: 'unreachable' }),
    );
    expect(row).toMatchObject({ stageId: 'lost', lostReason: 'competitor', stageChanges: 1 });
  });
});

it('a stage that its campaign does not list is in progress, of order 0', () => {
  expect(opportunity(IN_TALK, stageChanged('2026-01-03T10:00:00Z', 'elsewhere'))).toMatchObject({
    stageId: 'elsewhere',
    stageOrder: 0,
    stageName: '(none)',
    outcome: 'in_progress',
  });
});

it('a stage is what the campaign of now says of it', () => {
  const row = opportunity(
    opportunityCreated('2026-01-02T10:00:00Z', { stage_id: 'won' }),
    opportunityUpdated('2026-01-03T10:00:00Z', { campaign_id: 'k1' }),
  );
  expect(row).toMatchObject({ campaignId: 'k1', stageOrder: 3, stageName: 'Won', outcome: 'won' });
  // It was entered under no campaign, whose process doesn't list it.
  expect(row.history).toMatchObject([{ stageOrder: 0, outcome: 'in_progress' }]);
});

describe('a change out of a closed stage', () => {
  const person = (role: string): Said => [
    'salesperson.set',
    '2026-01-01T00:00:00Z',
    { salesperson_id: 'p1', name: 'P', role },
  ];
  const reopened = stageChanged('2026-01-04T10:00:00Z', 'talk', { by_id: 'p1' });
  const closed = stageChanged('2026-01-03T10:00:00Z', 'lost', { lost_reason: 'competitor' });

  it.each(['agent', 'supervisor'])('by an %s is refused, and changes nothing', (role) => {
    const row = opportunity(person(role), IN_TALK, closed, reopened);
    expect(row).toMatchObject({ stageId: 'lost', stageChanges: 1, updatedAtMs: ms('2026-01-03T10:00:00Z') });
    expect(row.refusals).toMatchObject([
      { refusedAtMs: ms('2026-01-04T10:00:00Z'), byId: 'p1', detail: 'lost -> talk' },
    ]);
  });

  it.each(['admin', 'owner'])('by an %s is applied', (role) => {
    const row = opportunity(person(role), IN_TALK, closed, reopened);
    expect(row).toMatchObject({ stageId: 'talk', lostReason: '(none)', refusals: [], stageChanges: 2 });
  });

  it('by nobody known is applied', () => {
    expect(opportunity(IN_TALK, closed, reopened)).toMatchObject({ stageId: 'talk', refusals: [] });
  });

  it('by an update is applied', () => {
    const row = opportunity(
      person('agent'),
      IN_TALK,
      closed,
      opportunityUpdated('2026-01-04T10:00:00Z', { stage_id: 'new' }),
    );
    expect(row).toMatchObject({ stageId: 'new', refusals: [] });
  });
});

it('a free text is a lost reason by itself, kept as given', () => {
  const row = opportunity(IN_TALK, stageChanged('2026-01-03T10:00:00Z', 'lost', { lost_reason: 'Za drogo!' }));
  expect(row.lostReason).toBe('Za drogo!');
});
