import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildDashboards } from '../../../grafana/build.ts';
import type { Dashboard } from '../../../grafana/model/dashboard.ts';
import { queriedPanelsOf } from '../../../grafana/model/dashboard.ts';
import type { TimeRange } from '../../../grafana/model/interpolate.ts';
import { ask, defaultsOf, withValues } from '../../helpers/grafana/ask.ts';
import { committed } from '../../helpers/grafana/dashboards.ts';
import type { Installation } from '../../helpers/stack.ts';
import { company } from './company.ts';

const OCTOBER: TimeRange = { from: Date.parse('2026-10-01T00:00:00Z'), to: Date.parse('2026-10-31T23:59:59.999Z') };

let installation: Installation;
let dashboards: Map<string, Dashboard>;
beforeAll(async () => {
  installation = await company();
  const all = buildDashboards({ ...committed(), database: installation.database });
  dashboards = new Map(all.map(({ uid, dashboard }) => [uid, dashboard]));
});
afterAll(() => installation.cleanup());

function dashboardOf(uid: string): Dashboard {
  const found = dashboards.get(uid);
  if (!found) throw new Error(`no dashboard ${uid}`);
  return found;
}

async function chosen(dashboard: Dashboard, values: Readonly<Record<string, string>>) {
  const all = await defaultsOf(installation, dashboard, OCTOBER);
  for (const variable of dashboard.templating.list) {
    const value = values[variable.name];
    if (value !== undefined) all.set(variable.name, withValues(variable, [value]));
  }
  return all;
}

/** Rows of the only panel of that kind whose statement reads the view. */
async function panelRows(uid: string, type: string, view: string, values: Readonly<Record<string, string>>) {
  const dashboard = dashboardOf(uid);
  const sqlOf = (panel: ReturnType<typeof queriedPanelsOf>[number]) => panel.targets[0]?.rawSql ?? '';
  const [panel, ...others] = queriedPanelsOf(dashboard).filter(
    (one) => one.type === type && new RegExp(`\\.${view}\\b`).test(sqlOf(one)),
  );
  if (!panel || others.length > 0) throw new Error(`${uid} has ${others.length + 1} panels ${type} of ${view}`);
  const { columns, rows } = await ask(installation, sqlOf(panel), await chosen(dashboard, values), OCTOBER);
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index]])));
}

/** Contacts that the list shows. */
async function contacts(values: Readonly<Record<string, string>>): Promise<unknown[]> {
  const rows = await panelRows('leadstream-routing-contacts', 'table', 'lead_routing_contacts', values);
  return rows.map(({ contact_id }) => contact_id).sort();
}

it.each([
  ['everybody', '$__all', [7, 6, 4, 3, 2, 1]],
  ['one salesperson, acquired still being all', 'ann', [7, 3, 2, 1, 0, 0]],
  ['another', 'ben', [7, 3, 2, 2, 2, 1]],
  ['one without contacts', 'cid', [7, 0, 0, 0, 0, 0]],
])('lists the contacts behind every stage and every loss of the flow, for %s', async (_who, salesperson, expected) => {
  const flow = await panelRows('leadstream-routing', 'barchart', 'lead_routing_flow', { salesperson });
  expect(flow.map((row) => Number(row.contacts))).toEqual(expected);
  for (const { stage_id: stage, contacts: reached, dropped } of flow) {
    expect(await contacts({ salesperson, milestone: String(stage) }), String(stage)).toHaveLength(Number(reached));
    const lost = await contacts({ salesperson, milestone: `not_${stage}` });
    expect(lost, `lost before ${stage}`).toHaveLength(Number(dropped));
  }
});

it('lists those transferred in the period whenever they were acquired', async () => {
  expect(await contacts({ milestone: 'transferred' })).not.toContain('r8');
  expect(await contacts({ milestone: 'transferred_in_period' })).toEqual(['r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8']);
  expect(await contacts({ milestone: 'taken_up_in_period' })).toEqual(['r3', 'r4', 'r5', 'r6', 'r8']);
});

it('narrows the list to a source', async () => {
  expect(await contacts({ source_tag: "e'book" })).toEqual(['r1', 'r2', 'r3']);
});

it('lets the flow have a time of its own beside that of the basic data', async () => {
  const thisYear = { acquired_in: 'this_year' };
  const [basics] = await panelRows('leadstream-routing', 'stat', 'lead_routing_basics', thisYear);
  expect(basics).toMatchObject({ acquired: '7', transferred: '7', taken_up: '5' });
  // The year of now: the contacts of 2026 are those of it, or not, by the clock of the engine.
  const [{ year } = {}] = await installation.query('select toYear(now()) as year');
  const sources = await panelRows('leadstream-routing', 'stat', 'lead_routing_sources', thisYear);
  const acquired = sources.reduce((sum, row) => sum + Number(row.acquired), 0);
  expect(acquired).toBe(Number(year) === 2026 ? 8 : 0);
});

it('shows a salesperson under every source of the report', async () => {
  const rows = await panelRows('leadstream-routing-salesperson', 'table', 'lead_routing_salesperson', {
    salesperson: 'ann',
  });
  expect(rows.map((row) => [row.source_tag, row.transferred, row.taken_up, row.conversion_1])).toEqual([
    ["e'book", '2', '1', '0'],
    ['web form', '1', '1', '1'],
  ]);
});

it('shows the settings that count, with names', async () => {
  const [row] = await panelRows('leadstream-routing', 'table', 'lead_report_versions', {});
  expect(row).toMatchObject({ tags: "e'book, web form", forwarded_from: 'main', first_contact_tag: 'called' });
  expect(String(row?.salespeople_names)).toContain("Ann O'Hara");
});
