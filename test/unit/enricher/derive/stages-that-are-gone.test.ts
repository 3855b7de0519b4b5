import { describe, expect, it } from 'vitest';
import { factsOf, opportunityCreated, opportunityOf, type Said } from '../../../helpers/enricher/derive.ts';

type Stage = [stage_id: string, name: string, outcome?: string];

const listed = (stages: readonly Stage[]) =>
  stages.map(([stage_id, name, outcome]) => ({ stage_id, name, ...(outcome ? { outcome } : {}) }));

const campaign = (time: string, ...stages: Stage[]): Said => [
  'campaign.set',
  time,
  { campaign_id: 'k1', name: 'K', stages: listed(stages), managers: [], participants: [] },
];

/** In the stage `demo`, after these versions of its campaign. */
const inDemo = (...versions: Said[]) =>
  opportunityOf(
    factsOf([...versions, opportunityCreated('2026-01-02T10:00:00Z', { campaign_id: 'k1', stage_id: 'demo' })]),
  );

describe('a stage that its campaign no longer lists', () => {
  it('keeps the last name that any version gave it; order 0, outcome open', () => {
    const row = inDemo(
      campaign('2026-01-01T00:00:00Z', ['demo', 'Trial', 'won']),
      campaign('2026-02-01T00:00:00Z', ['new', 'New'], ['demo', 'Demo', 'won']),
      campaign('2026-03-01T00:00:00Z', ['new', 'New']),
    );
    expect(row).toMatchObject({ stageName: 'Demo', stageOrder: 0, outcome: 'in_progress' });
  });

  it('whatever the order of arrival', () => {
    const row = inDemo(
      campaign('2026-03-01T00:00:00Z', ['new', 'New']),
      campaign('2026-02-01T00:00:00Z', ['demo', 'Demo']),
      campaign('2026-01-01T00:00:00Z', ['demo', 'Trial']),
    );
    expect(row.stageName).toBe('Demo');
  });

  it('reads (none) if none ever named it', () => {
    const row = inDemo(
      campaign('2026-01-01T00:00:00Z', ['demo', '']),
      campaign('2026-02-01T00:00:00Z', ['new', 'New']),
    );
    expect(row.stageName).toBe('(none)');
  });

  it('has no name of another campaign', () => {
    const other: Said = [
      'campaign.set',
      '2026-01-01T00:00:00Z',
      { campaign_id: 'k2', name: 'K2', stages: listed([['demo', 'Demo']]), managers: [], participants: [] },
    ];
    expect(inDemo(other, campaign('2026-01-01T00:00:00Z', ['new', 'New'])).stageName).toBe('(none)');
  });

  it('has no name of a content that another one supersedes', () => {
    const [type, time, data] = campaign('2026-01-01T00:00:00Z', ['demo', 'Demo']);
    const [, , winner] = campaign('2026-01-01T00:00:00Z', ['zoo', 'Zoo']);
    // Of one identity's contents the greater counts: "zoo" comes after "demo".
    const row = inDemo(
      [type, time, data, 'one'],
      [type, time, winner, 'one'],
      campaign('2026-02-01T00:00:00Z', ['new', 'New']),
    );
    expect(row.stageName).toBe('(none)');
  });
});

it('a stage that is listed without a name keeps the one before', () => {
  const row = inDemo(
    campaign('2026-01-01T00:00:00Z', ['demo', 'Demo']),
    campaign('2026-02-01T00:00:00Z', ['new', 'New'], ['demo', '', 'won']),
  );
  expect(row).toMatchObject({ stageName: 'Demo', stageOrder: 2, outcome: 'won' });
});

it('holds for the sales process of opportunities without a campaign', () => {
  const facts = factsOf([
    ['pipeline.set', '2026-01-01T00:00:00Z', { stages: listed([['demo', 'Demo']]) }],
    ['pipeline.set', '2026-02-01T00:00:00Z', { stages: [] }],
    opportunityCreated('2026-01-02T10:00:00Z', { stage_id: 'demo' }),
  ]);
  expect(opportunityOf(facts)).toMatchObject({ stageName: 'Demo', stageOrder: 0 });
});
