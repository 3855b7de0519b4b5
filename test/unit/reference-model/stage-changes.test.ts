import { describe, expect, it } from 'vitest';
import { answer, table } from '../../reference-model/index.ts';
import { created, type Entry, modelOf, OCTOBER, stage } from './build.ts';

function outcome(...entries: Entry[]) {
  const after = modelOf([created('o1', 'c1', '2026-10-01'), ...entries]);
  return {
    stage: answer(after, 'pipeline_opportunities', OCTOBER)[0]?.stage_id,
    refused: table(after, 'refusals').map((row) => row.event_id),
  };
}

describe('a change out of a closed stage', () => {
  const won = stage('o1', 'c1', '2026-10-02', 'won', 'an');

  it.each(['an', 'su'])('is refused to %s', (by) => {
    expect(outcome(won, stage('o1', 'c1', '2026-10-03', 'talk', by))).toEqual({ stage: 'won', refused: ['e003'] });
  });

  it.each(['ad', 'ow', 'stranger', undefined])('is applied by %s', (by) => {
    expect(outcome(won, stage('o1', 'c1', '2026-10-03', 'talk', by))).toEqual({ stage: 'talk', refused: [] });
  });

  it('is refused from won to lost and from lost to won', () => {
    expect(outcome(won, stage('o1', 'c1', '2026-10-03', 'lost', 'an')).stage).toBe('won');
    const lost = stage('o1', 'c1', '2026-10-02', 'lost', 'an');
    expect(outcome(lost, stage('o1', 'c1', '2026-10-03', 'won', 'su')).stage).toBe('lost');
  });

  it('is no change, so not refused, into the stage it is in', () => {
    expect(outcome(won, stage('o1', 'c1', '2026-10-03', 'won', 'an')).refused).toEqual([]);
  });

  it('is decided in the order of times, not of arrival', () => {
    const back = stage('o1', 'c1', '2026-10-03', 'talk', 'an');
    const freed = stage('o1', 'c1', '2026-10-02T13:00:00Z', 'new', 'ad');
    expect(outcome(back, freed, won)).toEqual({ stage: 'talk', refused: [] });
  });

  it('is decided by the role of now', () => {
    const promoted: Entry = ['salesperson.set', '2026-10-09', { salesperson_id: 'an', name: 'An', role: 'admin' }];
    expect(outcome(won, stage('o1', 'c1', '2026-10-03', 'talk', 'an'), promoted).stage).toBe('talk');
  });

  it('is applied by an update, which names nobody', () => {
    const updated: Entry = [
      'opportunity.updated',
      '2026-10-03',
      { opportunity_id: 'o1', contact_id: 'c1', stage_id: 'talk', by_id: 'an' },
    ];
    expect(outcome(won, updated)).toEqual({ stage: 'talk', refused: [] });
  });

  it('when refused, is listed but neither an interaction nor an update, also once the opportunity is gone', () => {
    const entries = [
      created('o1', 'c1', '2026-10-01'),
      won,
      stage('o1', 'c1', '2026-10-03', 'talk', 'an'),
      stage('o1', 'c1', '2026-10-02T11:00:00Z', 'talk', 'an'),
    ];
    const refused = [
      {
        refused_at: '2026-10-03T12:00:00.000Z',
        rule: 'reopening',
        event_source: '/crm/test',
        event_id: 'e003',
        entity_id: 'o1',
        by_id: 'an',
      },
    ];
    const open = modelOf(entries);
    expect(table(open, 'refusals')).toEqual(refused);
    expect(answer(open, 'pipeline_opportunities', OCTOBER)).toMatchObject([{ updated_at: '2026-10-02T12:00:00.000Z' }]);
    expect(answer(open, 'contact_interactions', OCTOBER)).toEqual([
      { contact_id: 'c1', interactions: 2, last_at: '2026-10-02T12:00:00.000Z' },
    ]);
    const gone = modelOf([
      ...entries,
      ['opportunity.deleted', '2026-10-04', { opportunity_id: 'o1', contact_id: 'c1' }],
    ]);
    expect(table(gone, 'refusals')).toEqual(refused);
  });
});

describe('a stage', () => {
  it('that the campaign does not list is in progress, has order 0, and is a matter of data quality', () => {
    const odd = modelOf([created('o1', 'c1', '2026-10-01'), stage('o1', 'c1', '2026-10-02', 'p-won')]);
    expect(answer(odd, 'pipeline_opportunities', OCTOBER)).toMatchObject([
      { stage_order: 0, stage_id: 'p-won', stage_name: '(none)', outcome: 'in_progress' },
    ]);
    expect(table(odd, 'data_quality')).toEqual([{ issue: 'unknown_stage', records: 1 }]);
  });

  it('means what the new campaign says after a move', () => {
    const moved = modelOf([
      created('o1', 'c1', '2026-10-01', { stage_id: 'won' }),
      ['opportunity.updated', '2026-10-02', { opportunity_id: 'o1', contact_id: 'c1', campaign_id: null }],
    ]);
    expect(answer(moved, 'pipeline_opportunities', OCTOBER)).toMatchObject([
      { campaign_id: '(none)', stage_id: 'won', outcome: 'in_progress' },
    ]);
  });

  it('has a history: entered, left and the seconds between', () => {
    const rows = table(
      modelOf([
        created('o1', 'c1', '2026-10-01'),
        stage('o1', 'c1', '2026-10-02', 'talk', 'an'),
        stage('o1', 'c1', '2026-10-02T12:00:30Z', 'talk', 'an'),
        stage('o1', 'c1', '2026-10-02T12:01:30Z', 'lost', 'an'),
      ]),
      'opportunity_stages',
    );
    expect(rows).toMatchObject([
      { sequence: 1, stage_id: 'new', entered_at: '2026-10-01T12:00:00.000Z', seconds: 86_400 },
      { sequence: 2, stage_id: 'talk', left_at: '2026-10-02T12:01:30.000Z', seconds: 90, by_id: 'an' },
      { sequence: 3, stage_id: 'lost', left_at: null, seconds: null },
    ]);
  });
});
