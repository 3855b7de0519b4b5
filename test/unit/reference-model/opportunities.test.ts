import { describe, expect, it } from 'vitest';
import { answer, table } from '../../reference-model/index.ts';
import { CONFIG, created, type Entry, modelOf, OCTOBER, stage } from './build.ts';

function opportunity(...entries: Entry[]) {
  return answer(modelOf(entries), 'pipeline_opportunities', OCTOBER)[0];
}

function updated(time: string, data: Record<string, unknown>): Entry {
  return ['opportunity.updated', time, { opportunity_id: 'o1', contact_id: 'c1', ...data }];
}

function automatic(time: string, data: Record<string, unknown> = {}): Entry {
  const named = { opportunity_id: 'o1', contact_id: 'c1', campaign_id: 'k1', origin: 'list_upload' };
  return ['opportunity.created', time, { ...named, ...data }];
}

describe('defaults', () => {
  const contact: Entry[] = [
    ['contact.created', '2026-10-01', { contact_id: 'c1', name: 'Ewa', owner_id: 'an' }],
    ['contact.updated', '2026-10-03', { contact_id: 'c1', name: 'Ewa Nowak', owner_id: 'su' }],
  ];

  it('fill an automatic opportunity from the contact at that time', () => {
    expect(opportunity(...contact, automatic('2026-10-02'))).toMatchObject({
      description: 'Ewa',
      salesperson_id: 'an',
      stage_id: 'new',
      estimated_value: '0.00',
      close_rate: 50,
      stars: 3,
      expected_close_on: '2026-10-09',
    });
  });

  it('see events of the very same time as earlier', () => {
    expect(opportunity(...contact, automatic('2026-10-03'))).toMatchObject({ description: 'Ewa Nowak' });
  });

  it('leave the description empty and the owner out while the contact has none', () => {
    expect(opportunity(...contact, automatic('2026-09-30'))).toMatchObject({
      description: '',
      salesperson_id: '(none)',
      salesperson_name: '(none)',
    });
  });

  it('count the closing date from the business day of creation', () => {
    // 22:30 UTC on the 1st is the 2nd in Warsaw.
    expect(opportunity(automatic('2026-10-01T22:30:00Z'))).toMatchObject({ expected_close_on: '2026-10-09' });
  });

  it('never replace what the event says, null included', () => {
    const said = { description: null, owner_id: null, expected_close_on: null, close_rate: 80, stage_id: 'talk' };
    expect(opportunity(...contact, automatic('2026-10-02', said))).toMatchObject({
      description: '',
      salesperson_id: '(none)',
      expected_close_on: null,
      close_rate: 80,
      stage_id: 'talk',
    });
  });

  it('take the first stage of the pipeline without a campaign, and none in an unknown campaign', () => {
    expect(opportunity(automatic('2026-10-02', { campaign_id: null }))).toMatchObject({
      campaign_id: '(none)',
      stage_id: 'p-new',
      stage_order: 1,
    });
    expect(opportunity(automatic('2026-10-02', { campaign_id: 'k9' }))).toMatchObject({
      campaign_id: 'k9',
      stage_id: '(none)',
      stage_order: 0,
    });
  });
});

describe('created', () => {
  it('comes first whatever the time of others, and its time is the time of creation', () => {
    const row = opportunity(
      updated('2026-10-01', { description: 'Before' }),
      created('o1', 'c1', '2026-10-05', { description: 'At creation' }),
    );
    expect(row).toMatchObject({ description: 'Before', created_at: '2026-10-05T12:00:00.000Z' });
  });

  it('acts as updated the second time, without defaults', () => {
    const row = opportunity(
      created('o1', 'c1', '2026-10-01', { description: 'First', owner_id: 'an', close_rate: 10 }),
      automatic('2026-10-02', { description: 'Second', stage_id: 'talk' }),
    );
    expect(row).toMatchObject({
      description: 'Second',
      salesperson_id: 'an',
      close_rate: 10,
      stage_id: 'talk',
      expected_close_on: '2026-12-24',
      created_at: '2026-10-01T12:00:00.000Z',
    });
  });

  it('is what an opportunity counts nowhere without', () => {
    const alone = modelOf([stage('o1', 'c1', '2026-10-01', 'won'), updated('2026-10-02', { description: 'x' })]);
    expect(answer(alone, 'pipeline_opportunities', OCTOBER)).toEqual([]);
    expect(answer(alone, 'contact_interactions', OCTOBER)).toEqual([]);
    expect(table(alone, 'data_quality')).toEqual([{ issue: 'opportunity_without_created', records: 1 }]);
  });

  it('decides by the contact it names: events under another contact are not the opportunity’s', () => {
    const both = modelOf([created('o1', 'c1', '2026-10-01'), stage('o1', 'c2', '2026-10-02', 'won')]);
    expect(answer(both, 'pipeline_opportunities', OCTOBER)).toMatchObject([{ contact_id: 'c1', stage_id: 'new' }]);
  });
});

describe('the life of an opportunity', () => {
  it('ends with deleted, in whatever order it came', () => {
    const gone: Entry = ['opportunity.deleted', '2026-09-01', { opportunity_id: 'o1', contact_id: 'c1' }];
    const one = modelOf([gone, created('o1', 'c1', '2026-10-01'), stage('o1', 'c1', '2026-10-02', 'talk')]);
    expect(answer(one, 'pipeline_opportunities', OCTOBER)).toEqual([]);
    expect(answer(one, 'overview_care', OCTOBER)).toMatchObject([{ created: 0 }]);
    expect(answer(one, 'contact_interactions', OCTOBER)).toEqual([]);
  });

  it('that was never created but deleted leaves nothing to complain about', () => {
    const gone: Entry = ['opportunity.deleted', '2026-09-01', { opportunity_id: 'o1', contact_id: 'c1' }];
    expect(table(modelOf([gone, updated('2026-10-02', {})]), 'data_quality')).toEqual([]);
  });

  it('misses a rate only for a value that was said', () => {
    const quality = (...entries: Entry[]) => table(modelOf(entries), 'data_quality');
    expect(quality(automatic('2026-10-01', { currency: 'EUR' }))).toEqual([]);
    expect(quality(automatic('2026-10-01', { currency: 'EUR', estimated_value: 0 }))).toEqual([
      { issue: 'missing_fx_rate', records: 1 },
    ]);
  });

  it('passes by assigned, to nobody too, but not by transferred', () => {
    const start = created('o1', 'c1', '2026-10-01', { owner_id: 'an' });
    const own = { opportunity_id: 'o1', contact_id: 'c1' };
    const handed: Entry = ['opportunity.transferred', '2026-10-03', { ...own, to_id: 'su' }];
    const assigned = (time: string, owner_id: string | null): Entry => [
      'opportunity.assigned',
      time,
      { ...own, owner_id },
    ];
    expect(opportunity(start, handed)).toMatchObject({ salesperson_id: 'an' });
    expect(opportunity(start, handed, assigned('2026-10-02', 'ma'))).toMatchObject({ salesperson_id: 'ma' });
    expect(opportunity(start, assigned('2026-10-02', null))).toMatchObject({
      salesperson_id: '(none)',
      team_id: '(none)',
    });
  });

  it('keeps the first transfer and the first qualification', () => {
    const own = { opportunity_id: 'o1', contact_id: 'c1' };
    const rows = table(
      modelOf([
        created('o1', 'c1', '2026-10-01'),
        ['opportunity.transferred', '2026-10-05', own],
        ['opportunity.transferred', '2026-10-04', own],
        ['opportunity.qualified', '2026-10-07', own],
        ['opportunity.qualified', '2026-10-06', own],
      ]),
      'opportunities',
    );
    expect(rows).toMatchObject([
      { transferred_at: '2026-10-04T12:00:00.000Z', qualified_at: '2026-10-06T12:00:00.000Z' },
    ]);
  });

  it('has its own source if said, else its contact’s', () => {
    const tag: Entry = ['contact.tagged', '2026-10-01', { contact_id: 'c1', tag: 'ad' }];
    const source = (...entries: Entry[]) => table(modelOf([tag, ...entries]), 'opportunities')[0];
    expect(source(created('o1', 'c1', '2026-09-01'))).toMatchObject({ source_id: 'ads' });
    const own = created('o1', 'c1', '2026-09-01', { source_id: 'web' });
    expect(source(own)).toMatchObject({ source_id: 'web' });
    expect(source(own, updated('2026-10-02', { source_id: null }))).toMatchObject({ source_id: 'ads' });
  });

  it('converts its value by the day of creation, whenever the value was said', () => {
    const row = opportunity(
      created('o1', 'c1', '2026-10-06', { estimated_value: 1, currency: 'EUR' }),
      updated('2026-10-12', { estimated_value: '10.05' }),
    );
    // 10.05 × 1.1 = 11.055, half away from zero.
    expect(row).toMatchObject({ estimated_value: '11.06' });
  });

  it('merges custom key by key, with unknown fields and JSON texts; null removes', () => {
    const row = opportunity(
      created('o1', 'c1', '2026-10-01', { custom: { a: '1', b: '2', c: 'x' }, colour: 'red' }),
      updated('2026-10-02', { custom: { b: null, c: 7, d: { e: [true] } }, size: 3 }),
    );
    expect(row).toMatchObject({ custom: { a: '1', c: '7', colour: 'red', d: '{"e":[true]}', size: '3' } });
    expect(Object.keys(Object(row?.custom))).toHaveLength(5);
  });

  it('was last updated by the last of its own events', () => {
    const task: Entry = ['task.created', '2026-10-09', { task_id: 't', contact_id: 'c1', opportunity_id: 'o1' }];
    const row = opportunity(created('o1', 'c1', '2026-10-01'), stage('o1', 'c1', '2026-10-03', 'new'), task);
    expect(row).toMatchObject({ updated_at: '2026-10-03T12:00:00.000Z' });
  });

  it('shows a clock against the business day of now, while it is in progress', () => {
    const clock = (expected_close_on: string | null, stage_id = 'talk') =>
      opportunity(created('o1', 'c1', '2026-10-01', { expected_close_on, stage_id }))?.clock;
    expect(CONFIG.today).toBe('2026-10-20');
    expect(['2026-10-19', '2026-10-20', '2026-10-23', '2026-10-24', null].map((day) => clock(day))).toEqual([
      'red',
      'yellow',
      'yellow',
      'green',
      '',
    ]);
    expect(clock('2026-10-19', 'won')).toBe('');
  });
});
