import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildDashboards } from '../../../grafana/build.ts';
import type { Dashboard } from '../../../grafana/model/dashboard.ts';
import { queriedPanelsOf } from '../../../grafana/model/dashboard.ts';
import type { TimeRange, VariableValue } from '../../../grafana/model/interpolate.ts';
import type { QueriedPanel } from '../../../grafana/model/panel.ts';
import { type Answer, ask, defaultsOf, withValues } from '../../helpers/grafana/ask.ts';
import { committed, LOCALES } from '../../helpers/grafana/dashboards.ts';
import { FIELD_CONFIG } from '../../helpers/grafana/field-config-registry.ts';
import { addressesOf, type Rendered, render } from '../../helpers/grafana/render.ts';
import { fillWithSample } from '../../helpers/sample.ts';
import { createInstallation, type Installation } from '../../helpers/stack.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** Enough of the sample for its reports to have rows. */
const RANGE: TimeRange = { from: Date.now() - 90 * DAY_MS, to: Date.now() + DAY_MS };

let installation: Installation;
beforeAll(async () => {
  installation = await createInstallation();
  await fillWithSample(installation, 300);
});
afterAll(() => installation.cleanup());

/** What details are of: something to which much happened. */
const DETAILS: Readonly<Record<string, string>> = {
  opportunity: 'select opportunity_id from opportunities order by orders desc, tasks_done desc limit 1',
  contact: 'select contact_id from opportunities order by orders desc, tasks_done desc limit 1',
  order: 'select order_id from orders order by lines desc limit 1',
};

async function chosenOf(dashboard: Dashboard): Promise<Map<string, VariableValue>> {
  const chosen = await defaultsOf(installation, dashboard, RANGE);
  for (const variable of dashboard.templating.list) {
    const sql = DETAILS[variable.name];
    if (variable.type !== 'textbox' || sql === undefined) continue;
    const { rows } = await ask(installation, sql, new Map(), RANGE);
    chosen.set(variable.name, withValues(variable, [String(rows[0]?.[0])]));
  }
  return chosen;
}

const isNullable = (type: string) => /^(LowCardinality\()?Nullable\(/.test(type);

/** A row of the columns' types: what a panel shows where the sample has nothing for it. `empty`: texts empty, and NULL where it may be. */
function rowOf({ columns }: Answer, empty: boolean): unknown[] {
  return columns.map(({ name, type }) => {
    if (empty && isNullable(type)) return null;
    if (/U?Int|Float|Decimal/.test(type)) return empty ? 0 : 1;
    if (/Date/.test(type)) return '2026-10-01T00:00:00Z';
    return empty ? '' : name;
  });
}

interface Case {
  uid: string;
  panel: QueriedPanel;
  answer: Answer;
  chosen: ReadonlyMap<string, VariableValue>;
  where: string;
}

/** Every panel of a language with its answer. */
async function panelsIn(locale: (typeof LOCALES)[number]): Promise<Case[]> {
  const dashboards = buildDashboards({ ...committed(locale), database: installation.database });
  const cases = dashboards.map(async ({ uid, dashboard }) => {
    const chosen = await chosenOf(dashboard);
    return await Promise.all(
      queriedPanelsOf(dashboard).map(async (panel) => {
        const answer = await ask(installation, panel.targets[0]?.rawSql ?? '', chosen, RANGE);
        return { uid, panel, answer, chosen, where: `${uid}: ${panel.title}` };
      }),
    );
  });
  return (await Promise.all(cases)).flat();
}

const rendered = async ({ panel, answer, chosen }: Case, rows: unknown[][]): Promise<Rendered> =>
  await render(panel, { ...answer, rows }, chosen);

describe.each(LOCALES)('in Grafana, dashboards in %s', (locale) => {
  let panels: Case[];
  beforeAll(async () => {
    panels = await panelsIn(locale);
  });

  it('show something in every panel that has rows', async () => {
    const blank: string[] = [];
    for (const one of panels) {
      const rows = one.answer.rows.length > 0 ? one.answer.rows : [rowOf(one.answer, false)];
      const { shown } = await rendered(one, rows);
      if (shown.length === 0) blank.push(one.where);
      for (const { title, text } of shown) {
        expect(title, one.where).toMatch(/^[^$]/);
        expect(text, one.where).not.toMatch(/undefined|NaN|\$\{/);
      }
    }
    expect(blank).toEqual([]);
    // The sample fills most of them; were it empty, the test would look at made-up rows alone.
    expect(panels.filter(({ answer }) => answer.rows.length > 0).length).toBeGreaterThan(panels.length * 0.9);
  });

  it('show every row of a chart that has a label for each', async () => {
    const byRows = panels.filter(({ panel }) => JSON.stringify(panel.options).includes('"values":true'));
    for (const one of byRows) {
      const { shown } = await rendered(one, one.answer.rows);
      expect(
        shown.map(({ row }) => row),
        one.where,
      ).toEqual(one.answer.rows.map((_, row) => row));
      expect(new Set(shown.map(({ title }) => title)).size, one.where).toBe(one.answer.rows.length);
    }
    expect(byRows.length).toBe(5);
  });

  it('say what a panel says of nothing only where there is nothing', async () => {
    const wrong: string[] = [];
    for (const one of panels) {
      const nothing = one.panel.fieldConfig.defaults.noValue;
      // A stat of single values has one row always; NULL there is all it has to show.
      const isStat = one.panel.type === 'stat' && !JSON.stringify(one.panel.options).includes('"values":true');
      const { shown } = await rendered(one, [rowOf(one.answer, true)]);
      if (!isStat)
        for (const { title, text } of shown) if (text.includes(nothing)) wrong.push(`${one.where}, ${title}`);
      const none = await rendered(one, []);
      expect(none.shown, one.where).toEqual([]);
    }
    expect(wrong).toEqual([]);
  });

  it('call each column what its own language says', async () => {
    let named = 0;
    for (const one of panels) {
      const { frame } = await rendered(one, [rowOf(one.answer, false)]);
      const fields = new Map(frame.fields.map((field) => [field.name, field]));
      for (const { matcher, properties } of one.panel.fieldConfig.overrides) {
        const field = fields.get(matcher.options);
        for (const { id, value } of properties) {
          expect(FIELD_CONFIG.getIfExists(id), id).toBeDefined();
          if (matcher.id !== 'byName' || id !== 'displayName' || !field) continue;
          // Grafana finds columns by either name: one's word may be another's name.
          expect(field.config.displayName, `${one.where}: ${field.name}`).toBe(value);
          named += 1;
        }
      }
    }
    expect(named).toBeGreaterThan(200);
  });

  it('open addresses that have what they name', async () => {
    let links = 0;
    for (const one of panels) {
      const { frame, shown } = await rendered(one, one.answer.rows.slice(0, 50));
      for (const { field, row } of shown) {
        const templates = (field.config.links ?? []).map(({ url }) => url);
        addressesOf(field, row).forEach((address, index) => {
          links += 1;
          expect(address, one.where).not.toMatch(/\$\{|=undefined|=null|NaN/);
          const found = new URL(address, 'http://grafana').searchParams;
          for (const [, name = '', column = ''] of (templates[index] ?? '').matchAll(
            /[?&]([\w-]+)=\$\{__data\.fields\.([^:}]+)(?::\w+)?\}/g,
          )) {
            const cell = frame.fields.find((other) => other.name === column)?.values[row];
            expect(found.get(name), `${one.where}: ${column} of row ${row}`).toBe(String(cell));
          }
        });
      }
    }
    expect(links).toBeGreaterThan(1_000);
  });
});
