import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../../../services/board/dashboards/catalogue.ts';
import { target } from '../../fixtures/board/complete.ts';
import { fixtureDashboard } from '../../fixtures/board/dashboard.ts';

const v = (name: string, format?: string) => `\${${name}${format === undefined ? '' : `:${format}`}}`;
const panel = (rawSql: string, over: Record<string, unknown> = {}) => ({
  id: 100,
  type: 'stat',
  targets: [target(rawSql)],
  ...over,
});
const reasonsOf = (over: Parameters<typeof fixtureDashboard>[1]) =>
  createCatalogue([fixtureDashboard('crm', over)]).refused.flatMap(({ reasons }) => reasons);

it('serves a dashboard whose statements quote what anybody can fill in', () => {
  const { served, refused } = createCatalogue([fixtureDashboard('crm')]);
  expect(refused).toEqual([]);
  expect([...(served[0]?.panels.keys() ?? [])]).toEqual([1, 3, 4, 5, 6, 7, 8, 9]);
});

describe('a dashboard is refused', () => {
  it.each([
    ['a query variable raw', v('campaign', 'raw')],
    ['a query variable without format', v('campaign')],
    ['a query variable as $name', '$campaign'],
    ['a query variable as [[name]]', '[[campaign]]'],
    ['a text box raw', v('keyword', 'raw')],
    ['a text box in a format for addresses', v('keyword', 'percentencode')],
    ['a text box by singlequote, which leaves backslashes alone', v('keyword', 'singlequote')],
    ['a custom variable in a format that is not for SQL', v('bucket', 'queryparam')],
    ['a variable that does not exist', v('nobody', 'sqlstring')],
    ['a macro that the board does not know', 'where $__timeFilter(created_at)'],
  ])('for %s in a statement', (_what, text) => {
    expect(reasonsOf({ panels: [panel(`select ${text}`)] })).toEqual([expect.stringMatching(/^panel 100: /)]);
  });

  it('for a statement inside a collapsed row as well', () => {
    const row = { id: 101, type: 'row', panels: [panel(`select ${v('keyword', 'raw')}`)] };
    expect(reasonsOf({ panels: [row] })).toEqual([expect.stringMatching(/^panel 100: /)]);
  });

  it('for options that need a variable listed later', () => {
    const variable = (name: string, other: string) => ({ name, sql: `select ${v(other, 'sqlstring')}` });
    expect(reasonsOf({ variables: [variable('early', 'late'), variable('late', 'late')] })).toEqual([
      'variable early: there is no variable or macro late before it',
    ]);
  });

  it('for two panels of one number, and a repeat over nothing', () => {
    expect(reasonsOf({ panels: [panel('select 1', { id: 1 })] })).toEqual(['panel 1: is there twice']);
    expect(reasonsOf({ panels: [panel('select 1', { repeat: 'nobody' })] })).toHaveLength(1);
  });

  it('alone: others are served', () => {
    const bad = fixtureDashboard('crm', { panels: [panel('select $keyword')] });
    const good = { ...fixtureDashboard('crm'), uid: 'good' };
    expect(createCatalogue([bad, good]).served.map(({ uid }) => uid)).toEqual(['good']);
  });
});

it.each(['percentencode', 'queryparam'])(
  'allows what anybody can fill in encoded as in an address (%s), inside a literal',
  (format) => {
    expect(reasonsOf({ panels: [panel(`select decodeURLComponent('${v('keyword', format)}')`)] })).toEqual([]);
    expect(reasonsOf({ panels: [panel(`select '%${v('keyword', format)}'`)] })).toHaveLength(1);
    expect(reasonsOf({ panels: [panel(`select '${v('nobody', format)}'`)] })).toHaveLength(1);
  },
);

it('allows raw values where the dashboard itself lists them', () => {
  const custom = { name: 'order', values: { asc: 'Up', desc: 'Down' } };
  const sql = `select 1 order by 1 ${v('order', 'raw')}`;
  expect(reasonsOf({ panels: [panel(sql)], variables: [custom] })).toEqual([]);
});
