import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildDashboards } from '../../../grafana/build.ts';
import type { Dashboard } from '../../../grafana/model/dashboard.ts';
import { queriedPanelsOf } from '../../../grafana/model/dashboard.ts';
import type { TimeRange, VariableValue } from '../../../grafana/model/interpolate.ts';
import type { QueriedPanel } from '../../../grafana/model/panel.ts';
import { interpolate } from '../../../services/board/model/interpolate.ts';
import { type Answer, ask, clicked, defaultsOf, linkValue, withValues } from '../../helpers/grafana/ask.ts';
import { committed } from '../../helpers/grafana/dashboards.ts';
import type { Installation } from '../../helpers/stack.ts';
import { namesakes } from './namesakes.ts';

/** October in Ho Chi Minh City, as Grafana ends a month. */
const OCTOBER: TimeRange = { from: Date.parse('2026-09-30T17:00:00Z'), to: Date.parse('2026-10-31T16:59:59.999Z') };
const LISTS = ['leadstream-campaign-opportunities', 'leadstream-campaign-orders'];

/** Some 300 queries; on a machine that others use too they take their time. */
const FOLLOWING_MS = 180_000;

let installation: Installation;
let dashboards: Map<string, Dashboard>;
beforeAll(async () => {
  installation = await namesakes();
  const options = { ...committed('vi'), database: installation.database, timeZone: 'Asia/Ho_Chi_Minh' };
  dashboards = new Map(buildDashboards(options).map(({ uid, dashboard }) => [uid, dashboard]));
});
afterAll(() => installation.cleanup());

function dashboardOf(uid: string): Dashboard {
  const found = dashboards.get(uid);
  if (!found) throw new Error(`no dashboard ${uid}`);
  return found;
}

type Row = Map<string, unknown>;

/** Rows as the panel shows them: of a cross table one per salesperson, with a column per stage. */
function shownRows(panel: QueriedPanel, { columns, rows }: Answer): Row[] {
  const plain = rows.map((row) => new Map(columns.map(({ name }, index) => [name, row[index]])));
  if (!panel.transformations?.some(({ id }) => id === 'groupingToMatrix')) return plain;
  const crossed = new Map<unknown, Row>();
  for (const row of plain) {
    const person = crossed.get(row.get('person')) ?? new Map([['person\\stage', row.get('person')]]);
    const column = String(row.get('stage'));
    expect(person.has(column), `${panel.title}: ${row.get('person')}, ${column} is there twice`).toBe(false);
    crossed.set(row.get('person'), person.set(column, row.get('value')));
  }
  return [...crossed.values()];
}

type Properties = QueriedPanel['fieldConfig']['overrides'][number]['properties'];

function propertiesOf(panel: QueriedPanel, column: string): Properties {
  return panel.fieldConfig.overrides
    .filter(({ matcher: { id, options } }) =>
      id === 'byName' ? options === column : new RegExp(options.slice(1, -1)).test(column),
    )
    .flatMap(({ properties }) => properties);
}

interface Check {
  of: string;
  address: string;
  /** Number of rows of the list, or their revenue. */
  kind: 'count' | 'money';
  says: number;
}

/** Every number of the dashboard that opens a list. */
async function checksOf(variables: ReadonlyMap<string, VariableValue>): Promise<Check[]> {
  const checks: Check[] = [];
  for (const panel of queriedPanelsOf(dashboardOf('leadstream-campaign'))) {
    const answer = await ask(installation, panel.targets[0]?.rawSql ?? '', variables, OCTOBER);
    for (const row of shownRows(panel, answer)) {
      const fields = new Map([...row].map(([name, value]) => [name, linkValue(value, propertiesOf(panel, name))]));
      for (const [column, value] of fields) {
        const properties = propertiesOf(panel, column);
        const unit = properties.findLast((one) => one.id === 'unit')?.value;
        const links = properties.findLast((one) => one.id === 'links')?.value ?? [];
        for (const { url } of links.filter(({ url }) => LISTS.some((uid) => url.startsWith(`/d/${uid}?`)))) {
          if (unit === undefined) continue;
          const range = { from: String(OCTOBER.from), to: String(OCTOBER.to) };
          checks.push({
            of: `${panel.title}: ${[...row.values()].slice(0, 3).join(', ')}: ${column}`,
            address: interpolate(url, { variables, range, data: clicked(fields, column) }),
            kind: unit === 'locale' ? 'count' : 'money',
            says: Number(value.raw),
          });
        }
      }
    }
  }
  return checks;
}

/** What the list that an address opens shows: its rows, their revenue, and the number above it. */
async function follow(address: string) {
  const { pathname, searchParams } = new URL(address, 'http://board');
  const list = dashboardOf(pathname.slice('/d/'.length));
  const time = { from: Number(searchParams.get('from')), to: Number(searchParams.get('to')) };
  const chosen = await defaultsOf(installation, list, time);
  for (const variable of list.templating.list) {
    const given = searchParams.getAll(`var-${variable.name}`);
    if (given.length > 0) chosen.set(variable.name, withValues(variable, given));
  }
  // Behind the line that says as whom one looks.
  const [, totals, table] = queriedPanelsOf(list);
  const above = await ask(installation, totals?.targets[0]?.rawSql ?? '', chosen, time);
  const { columns, rows } = await ask(installation, table?.targets[0]?.rawSql ?? '', chosen, time);
  const revenue = columns.findIndex(({ name }) => name === 'revenue');
  return {
    count: rows.length,
    money: Math.round(rows.reduce((sum, row) => sum + 100 * Number(row[revenue]), 0)) / 100,
    above: Number(above.rows[0]?.[0]),
  };
}

describe('numbers of the campaign KPI', () => {
  it.each(['$__all', 'c1', 'c2'])(
    'open lists of exactly what they count, of campaign %s',
    async (campaign) => {
      const dashboard = dashboardOf('leadstream-campaign');
      const variables = await defaultsOf(installation, dashboard, OCTOBER);
      const variable = dashboard.templating.list.find(({ name }) => name === 'campaign');
      if (variable) variables.set('campaign', withValues(variable, [campaign]));
      // Most cells of a cross table are 0; those of one campaign are enough.
      const checks = (await checksOf(variables)).filter(({ says }) => says > 0 || campaign === 'c2');
      const addresses = [...new Set(checks.map(({ address }) => address))];
      const answers = await Promise.all(addresses.map(async (address) => [address, await follow(address)] as const));
      const seen = new Map(answers);
      const wrong = checks.flatMap(({ of, address, kind, says }) => {
        const there = seen.get(address);
        if (there?.[kind] === says && there.above === there.count) return [];
        return [`${of} says ${says}, the list has ${JSON.stringify(there)}: ${address}`];
      });
      expect(wrong).toEqual([]);
      expect(checks.filter(({ kind, says }) => kind === 'count' && says > 0).length).toBeGreaterThan(50);
      expect(checks.filter(({ kind, says }) => kind === 'money' && says > 0).length).toBeGreaterThan(2);
    },
    FOLLOWING_MS,
  );

  it('tell people and stages apart that have one name', async () => {
    const panel = queriedPanelsOf(dashboardOf('leadstream-campaign')).findLast(({ transformations = [] }) =>
      transformations.some(({ id }) => id === 'groupingToMatrix'),
    );
    const variables = await defaultsOf(installation, dashboardOf('leadstream-campaign'), OCTOBER);
    const { rows } = await ask(installation, panel?.targets[0]?.rawSql ?? '', variables, OCTOBER);
    const people = new Set(rows.map(([person]) => person));
    expect(people).toContain('Nguyễn Văn An (an-1)');
    expect(people).toContain('Nguyễn Văn An (an-2)');
    expect(people).toContain('stranger');
    // Called as another's id.
    expect(people).toContain('y (x)');
    expect(people).toContain('–');
    expect(new Set(rows.map(([, stage]) => stage))).toEqual(
      new Set([
        '1. Lead (lead)',
        '1. Lead (start)',
        '2. Offer',
        '2. Won',
        '3. Offer',
        '3. Won',
        '4. Lost & gone',
        'odd',
        '–',
      ]),
    );
    expect(rows.reduce((sum, [, , value]) => sum + Number(value), 0)).toBe(15);
  });
});
