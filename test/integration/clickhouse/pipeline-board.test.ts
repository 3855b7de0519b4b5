import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInstallation, type Installation } from '../../helpers/stack.ts';
import { ask, dayFromNow, type Filters, fillBoard, monthFromNow, ZONE } from './pipeline-board.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await createInstallation({ env: { REPORT_TIMEZONE: ZONE } });
  await fillBoard(installation);
});
afterAll(() => installation.cleanup());

const ALL = ['o1', 'o2', 'o3', 'o4', 'o5', 'o6'];

async function found(filters: Filters): Promise<unknown[]> {
  const rows = await ask(installation, 'select opportunity_id from pipeline_board(…) order by opportunity_id', filters);
  return rows.map((row) => row.opportunity_id);
}

describe('pipeline_board', () => {
  it('is pipeline_opportunities where nothing is filtered', async () => {
    const columns = '* except (days_left)';
    const board = await ask(installation, `select ${columns} from pipeline_board(…) order by opportunity_id`, {});
    expect(board).toEqual(await installation.query('select * from pipeline_opportunities order by opportunity_id'));
    expect(board).toHaveLength(ALL.length);
  });

  const cases: Array<[what: string, filters: Filters, expected: string[]]> = [
    ['a word typed without accents', { keyword: 'may loc nuoc' }, ['o1', 'o2']],
    ['a word typed with accents and other case', { keyword: 'MÁY LỌC' }, ['o1', 'o2']],
    ['a word whose accents are characters of their own', { keyword: 'đường'.normalize('NFD') }, ['o1']],
    ['đ as d', { keyword: 'duong lang' }, ['o1']],
    ['Polish letters', { keyword: 'lodz' }, ['o3']],
    ['signs of a pattern as what they are', { keyword: '(50%' }, ['o2']],
    ['a dot as a dot', { keyword: 'm.y' }, []],
    ['a word that nothing contains', { keyword: 'không có' }, []],
    ['a team', { teams: ['t1'] }, ['o1', 'o3', 'o6']],
    ['opportunities without a team', { teams: ['(none)'] }, ['o4']],
    ['owners, also none', { owners: ['s2', '(none)'] }, ['o2', 'o4', 'o5']],
    ['a contact by its id', { contact: 'k3' }, ['o3']],
    ['a contact by part of its name', { contact: 'hoa' }, ['o1', 'o2', 'o4', 'o5']],
    ['a contact by more of its name', { contact: 'nguyen thi' }, ['o1', 'o4']],
    ['the sales process', { campaigns: ['(none)'] }, ['o1', 'o2', 'o3', 'o4']],
    ['a campaign', { campaigns: ['c1'] }, ['o5', 'o6']],
    ['a custom field', { custom_key: 'size' }, ['o1', 'o5']],
    ['a custom field with a value', { custom_key: 'plan', custom_value: 'goi b' }, ['o2']],
    ['a value in any custom field', { custom_value: 'Gói B' }, ['o2', 'o5']],
    ['a value as a whole', { custom_value: 'gói' }, []],
    [
      'days of creation, in the business time zone',
      { created_from: '2026-10-01', created_to: '2026-10-12' },
      ['o1', 'o3', 'o4'],
    ],
    ['created before a day', { created_to: '2026-10-01' }, ['o2']],
    ['updated from a day on', { updated_from: '2026-10-21' }, ['o2']],
    ['updated before a day', { updated_from: '2026-10-20', updated_to: '2026-10-21' }, ['o1']],
    [
      'several filters at once',
      { keyword: 'may', teams: ['t1', 't2'], custom_key: 'plan', updated_to: '2026-10-21' },
      ['o1'],
    ],
    ['filters that exclude each other', { owners: ['s1'], teams: ['t2'] }, []],
  ];
  it.each(cases)('finds %s', async (_what, filters, expected) => {
    expect(await found(filters)).toEqual(expected);
  });

  it('finds a stage as pipeline_totals names it: order, id and name', async () => {
    const totals = await ask(installation, 'select stage, stage_name, opportunities from pipeline_totals(…)', {});
    const byStage: Array<[unknown, unknown[]]> = [];
    for (const { stage, stage_name: name } of totals) byStage.push([name, await found({ stages: [String(stage)] })]);
    expect(byStage).toEqual([
      ['Gọi', ['o5', 'o6']],
      ['Mới', ['o1', 'o2']],
      ['Hẹn 50 %', ['o3']],
      ['Thành công', ['o4']],
    ]);
    const [first, second] = totals.map(({ stage }) => String(stage));
    expect(await found({ stages: [first ?? '', second ?? ''] })).toEqual(['o1', 'o2', 'o5', 'o6']);
  });

  const orders: Array<[sort: string, expected: string[]]> = [
    ['value', ['o3', 'o1', 'o4', 'o5', 'o2']],
    ['expected_close', ['o2']],
    ['created', ['o6', 'o5', 'o4', 'o3', 'o1', 'o2']],
    ['updated', ['o2', 'o1']],
    ['close_rate', ['o4']],
    // Without a description first, then by letters whatever their case.
    ['description', ['o6', 'o2', 'o1', 'o5', 'o4', 'o3']],
  ];
  it.each(orders)('comes by %s, and no more than the first', async (sort, expected) => {
    const select = 'select opportunity_id from pipeline_board(…)';
    const rows = async (first: string) =>
      (await ask(installation, select, { sort, first })).map((row) => row.opportunity_id);
    expect(await rows(String(expected.length))).toEqual(expected);
    const all = await rows('');
    expect(all.slice(0, expected.length)).toEqual(expected);
    expect(all.toSorted()).toEqual(ALL);
    expect(await ask(installation, select, { first: '' })).toEqual(
      await ask(installation, select, { sort: 'value', first: '' }),
    );
  });

  it('finds a stage however its name is encoded', async () => {
    expect(await found({ stages: ['2/a%2fb/Hẹn%2050 %'] })).toEqual(['o3']);
  });

  it('counts the days to the expected closing day, where there is a clock', async () => {
    const select = 'select opportunity_id, clock, days_left from pipeline_board(…) order by opportunity_id';
    const rows = await ask(installation, select, { campaigns: ['(none)'] });
    const untilNextMonth = Math.round((Date.parse(monthFromNow(1)) - Date.parse(dayFromNow(0))) / 86_400_000);
    expect(rows.map((row) => [row.opportunity_id, row.clock, row.days_left])).toEqual([
      ['o1', untilNextMonth <= 3 ? 'yellow' : 'green', untilNextMonth],
      ['o2', 'red', -2],
      ['o3', '', null],
      ['o4', '', null],
    ]);
  });
});

describe('pipeline_totals', () => {
  const numbers = 'stage_order, stage_id, stage_name, opportunities, estimated_value, weighted_value';

  it('is pipeline_stages where nothing is filtered', async () => {
    const totals = await ask(installation, `select ${numbers} from pipeline_totals(…)`, {});
    expect(totals).toEqual(await installation.query('select * from pipeline_stages'));
  });

  it('weighs what the filters leave and rounds once', async () => {
    const totals = await ask(installation, `select ${numbers} from pipeline_totals(…)`, { keyword: 'may loc' });
    // 100.01 * 33.333333 % + 0.01 * 50 % = 33.3366663333 + 0.005 = 33.3416663333; rounded one by one it would be 33.35
    expect(totals).toEqual([
      {
        stage_order: 1,
        stage_id: 'new',
        stage_name: 'Mới',
        opportunities: '2',
        estimated_value: '100.02',
        weighted_value: '33.34',
      },
    ]);
  });
});

describe('pipeline_clocks', () => {
  it('has all clocks, open opportunities only', async () => {
    const rows = await ask(installation, 'select * from pipeline_clocks(…)', {
      owners: ['s2', '(none)'],
      campaigns: ['(none)'],
    });
    // Half a cent, away from zero.
    expect(rows).toEqual([
      { clock: 'red', opportunities: '1', estimated_value: '0.01', weighted_value: '0.01' },
      { clock: 'yellow', opportunities: '0', estimated_value: '0.00', weighted_value: '0.00' },
      { clock: 'green', opportunities: '0', estimated_value: '0.00', weighted_value: '0.00' },
      { clock: '', opportunities: '0', estimated_value: '0.00', weighted_value: '0.00' },
    ]);
  });

  it('adds up to the open opportunities', async () => {
    const [clocks] = await ask(
      installation,
      'select sum(opportunities) as n, sum(estimated_value) as v from pipeline_clocks(…)',
      {},
    );
    const [open] = await installation.query(
      "select count() as n, sum(estimated_value) as v from pipeline_opportunities where outcome = 'in_progress'",
    );
    expect(clocks).toEqual(open);
  });
});

describe('pipeline_forecast', () => {
  const months = (from: number, to: number) => ({ from: monthFromNow(from), to: monthFromNow(to), bucket: 'month' });

  it('has every bucket of the period and counts open opportunities by their expected closing day', async () => {
    // o1: 100.01 * 33.333333 % = 33.3366663333; o5: 0.05 * 10 % = 0.005; together 33.3416663333
    expect(await ask(installation, 'select * from pipeline_forecast(…)', {}, months(1, 3))).toEqual([
      { bucket_start: monthFromNow(1), opportunities: '2', estimated_value: '100.06', weighted_value: '33.34' },
      { bucket_start: monthFromNow(2), opportunities: '0', estimated_value: '0.00', weighted_value: '0.00' },
    ]);
  });

  it('takes the same filters as the board', async () => {
    expect(await ask(installation, 'select * from pipeline_forecast(…)', { campaigns: ['c1'] }, months(1, 2))).toEqual([
      { bucket_start: monthFromNow(1), opportunities: '1', estimated_value: '0.05', weighted_value: '0.01' },
    ]);
  });
});
