import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MetricView, readMetricViews, readTables } from '../../../clickhouse/catalogue/views.ts';
import { createInstallation, type Installation } from '../../helpers/stack.ts';

const TIME_ZONE = 'Europe/Warsaw';
const views = [...(await readMetricViews()).values()];
const tables = [...(await readTables()).values()];

let installation: Installation;
beforeAll(async () => {
  installation = await createInstallation({ env: { REPORT_TIMEZONE: TIME_ZONE } });
});
afterAll(() => installation.cleanup());

const SAMPLE: Record<string, string> = { Date: "'2026-10-01'", String: "''", 'Array(String)': '[]' };
const call = (view: MetricView) =>
  view.parameters.length === 0
    ? view.sqlName
    : `${view.sqlName}(${view.parameters.map(({ name, type }) => `${name} = ${SAMPLE[type]}`).join(', ')})`;

describe('what the SQL files declare', () => {
  it.each(views.map((view) => [view.name, view] as const))(
    '%s answers with the columns and types of its declaration',
    async (_name, view) => {
      const described = await installation.query(`describe (select * from ${call(view)})`);
      expect(described.map(({ name, type }) => ({ name, type }))).toEqual(
        view.columns.map(({ name, type }) => ({ name, type: type.replace('{{timezone}}', TIME_ZONE) })),
      );
    },
  );

  it.each(views.map((view) => [view.name, view] as const))(
    '%s says what it is, where it comes from, and its units',
    (_name, view) => {
      const { Alias: _alias, ...notes } = view.notes;
      expect(Object.keys(notes)).toEqual(['Report', 'Guide', 'Definition', 'Units', 'Grain', 'Order', 'Access']);
      expect(view.title).toMatch(/^[A-Z].*\.$/);
    },
  );

  it('has every table for analysts, as a view that can be read', async () => {
    const wanted =
      'events contacts opportunities opportunity_stages orders order_lines tasks costs campaigns campaign_stages salespeople sources products refusals data_quality directory_events';
    expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(wanted.split(' ')));
    for (const name of wanted.split(' ')) expect(await installation.query(`select * from ${name}`)).toEqual([]);
  });

  it('comments every table, view and column', async () => {
    const without = (what: string) => `select ${what} as name from system.`;
    const here = "where database = currentDatabase() and comment = ''";
    expect(await installation.query(`${without('name')}tables ${here}`)).toEqual([]);
    // A materialized view has the columns of the table it fills, where they are commented.
    const views = "select name from system.tables where database = currentDatabase() and engine = 'MaterializedView'";
    const columns = `${without("concat(table, '.', name)")}columns ${here} and table not in (${views})`;
    expect(await installation.query(columns)).toEqual([]);
  });

  it('keeps declared types of tables for analysts', async () => {
    const rows = await installation.query(
      'select table, name, type from system.columns where database = currentDatabase() order by table, position',
    );
    for (const table of tables.filter(({ parameters }) => parameters.length === 0)) {
      const declared = table.columns.map(({ name, type }) => ({
        table: table.name,
        name,
        type: type.replace('{{timezone}}', TIME_ZONE),
      }));
      expect(rows.filter((row) => row.table === table.name)).toEqual(declared);
    }
  });
});
