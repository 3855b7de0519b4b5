import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildDashboards } from '../../../grafana/build.ts';
import { type BuiltDashboard, type Dashboard, queriedPanelsOf } from '../../../grafana/model/dashboard.ts';
import type { TimeRange } from '../../../grafana/model/interpolate.ts';
import type { QueriedPanel } from '../../../grafana/model/panel.ts';
import { interpolate } from '../../../services/board/model/interpolate.ts';
import { ask, clicked, defaultsOf, linkValue, withValues } from '../../helpers/grafana/ask.ts';
import { committed } from '../../helpers/grafana/dashboards.ts';
import type { Installation } from '../../helpers/stack.ts';
import { company } from './company.ts';

const OCTOBER: TimeRange = { from: Date.parse('2026-10-01T00:00:00Z'), to: Date.parse('2026-10-31T23:59:59.999Z') };
/** Dashboards that are lists: what a count opens. */
const LISTS = [
  'leadstream-opportunities',
  'leadstream-campaign-opportunities',
  'leadstream-campaign-orders',
  'leadstream-routing-contacts',
];

let installation: Installation;
let dashboards: BuiltDashboard[];
beforeAll(async () => {
  installation = await company();
  dashboards = buildDashboards({ ...committed(), database: installation.database });
});
afterAll(() => installation.cleanup());

const dashboardOf = (uid: string): Dashboard => {
  const found = dashboards.find((one) => one.uid === uid);
  if (!found) throw new Error(`no dashboard ${uid}`);
  return found.dashboard;
};

/** Rows of the list that an address opens: those of its last table. */
async function lengthOfList(url: string): Promise<number> {
  const { pathname, searchParams } = new URL(url, 'http://board');
  const list = dashboardOf(pathname.slice('/d/'.length));
  const time = { from: Number(searchParams.get('from')), to: Number(searchParams.get('to')) };
  expect(Number.isSafeInteger(time.from) && Number.isSafeInteger(time.to), url).toBe(true);
  const chosen = await defaultsOf(installation, list, time);
  for (const variable of list.templating.list) {
    const given = searchParams.getAll(`var-${variable.name}`);
    if (given.length > 0) chosen.set(variable.name, withValues(variable, given));
  }
  const table = queriedPanelsOf(list).findLast(({ type }) => type === 'table');
  const { rows } = await ask(installation, `select count() from (${table?.targets[0]?.rawSql})`, chosen, time);
  return Number(rows[0]?.[0]);
}

/** Every count of a panel that opens a list: what it says, and the address. */
async function countsOf(dashboard: Dashboard, panel: QueriedPanel) {
  const variables = await defaultsOf(installation, dashboard, OCTOBER);
  const { columns, rows } = await ask(installation, panel.targets[0]?.rawSql ?? '', variables, OCTOBER);
  const properties = new Map(panel.fieldConfig.overrides.map((one) => [one.matcher.options, one.properties]));
  const linked = [...properties].flatMap(([column, own]) => {
    const isCount = own.some((one) => one.id === 'unit' && one.value === 'locale');
    const links = own.flatMap((one) => (one.id === 'links' ? one.value : []));
    return isCount
      ? links.filter(({ url }) => LISTS.some((uid) => url.startsWith(`/d/${uid}?`))).map(({ url }) => ({ column, url }))
      : [];
  });
  return rows.flatMap((row) => {
    const fields = new Map(columns.map(({ name }, index) => [name, linkValue(row[index], properties.get(name))]));
    return linked.map(({ column, url }) => {
      const value = fields.get(column);
      if (!value) throw new Error(`${panel.title}: no column ${column}`);
      const range = { from: String(OCTOBER.from), to: String(OCTOBER.to) };
      const address = interpolate(url, { variables, range, data: clicked(fields, column) });
      return {
        of: `${panel.title}, ${[...fields.values()].map(({ text }) => text).join(', ')}: ${column}`,
        address,
        says: Number(value.raw),
      };
    });
  });
}

describe('a count opens the list of what it counts', () => {
  it.each(buildDashboards(committed()).map(({ uid }) => uid))(
    '%s',
    async (uid) => {
      const dashboard = dashboardOf(uid);
      const panels = queriedPanelsOf(dashboard).filter(({ transformations = [] }) => transformations.length === 0);
      const counts = (await Promise.all(panels.map((panel) => countsOf(dashboard, panel)))).flat();
      // Many counts open one list, as those of one source do: each is asked once.
      const lengths = new Map<string, Promise<number>>();
      for (const { address } of counts) lengths.set(address, lengths.get(address) ?? lengthOfList(address));
      const wrong: string[] = [];
      for (const { of, address, says } of counts) {
        const there = await lengths.get(address);
        if (there !== says) wrong.push(`${of} says ${says}, the list has ${there}: ${address}`);
      }
      expect(wrong).toEqual([]);
      if (uid === 'leadstream-overview') expect(counts.length).toBeGreaterThan(40);
    },
    180_000,
  );
});
