// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how Grafana spells variables.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildDashboards } from '../../../grafana/build.ts';
import {
  type BuiltDashboard,
  type Dashboard,
  queriedPanelsOf,
  type Variable,
} from '../../../grafana/model/dashboard.ts';
import type { TimeRange, VariableValue } from '../../../grafana/model/interpolate.ts';
import type { QueriedPanel } from '../../../grafana/model/panel.ts';
import { type Answer, ask, defaultsOf, drawnColumns, withValues } from '../../helpers/grafana/ask.ts';
import { committed } from '../../helpers/grafana/dashboards.ts';
import type { Installation } from '../../helpers/stack.ts';
import { company } from './company.ts';

const range = (from: string, to: string): TimeRange => ({ from: Date.parse(from), to: Date.parse(to) });
const OCTOBER = range('2026-10-01T00:00:00Z', '2026-10-31T23:59:59.999Z');
const EMPTY = range('2001-02-01T00:00:00Z', '2001-02-28T23:59:59.999Z');
/** Whatever ends a text or begins something else, in one text: each value more is some 200 statements more. */
const NASTY = [`O'Brien's "b" \n\${sources} 100 % '; drop table x -- $__all %41 \\`, '(none)'];

let installation: Installation;
let dashboards: BuiltDashboard[];
beforeAll(async () => {
  installation = await company();
  dashboards = buildDashboards({ ...committed(), database: installation.database });
});
afterAll(() => installation.cleanup());

const uids = buildDashboards(committed()).map(({ uid }) => uid);
const dashboardOf = (uid: string): Dashboard => {
  const found = dashboards.find((one) => one.uid === uid);
  if (!found) throw new Error(`no dashboard ${uid}`);
  return found.dashboard;
};

type Chosen = Map<string, VariableValue>;

/** Every panel's and query variable's answer. */
async function answers(dashboard: Dashboard, chosen: Chosen, time: TimeRange) {
  const variables = dashboard.templating.list.flatMap((variable) =>
    variable.type === 'query' ? [{ title: variable.name, sql: variable.query.rawSql }] : [],
  );
  const panels = queriedPanelsOf(dashboard).flatMap((panel) =>
    panel.targets.map(({ rawSql }) => ({ title: panel.title, panel, sql: rawSql })),
  );
  const all: Array<{ title: string; panel?: QueriedPanel; sql: string }> = [...variables, ...panels];
  return await Promise.all(
    all.map(async (one) => ({ ...one, answer: await ask(installation, one.sql, chosen, time) })),
  );
}

/** What may be chosen or typed, one set of values after the other. */
function choicesOf(variable: Variable): string[][] {
  if (variable.type === 'custom') return variable.options.map(({ value }) => [String(value)]);
  const single = NASTY.map((value) => [value]);
  return variable.type === 'query' && variable.multi ? [[...NASTY], ...single] : single;
}

describe.each(uids)('%s', (uid) => {
  it('asks what the engine can answer, as it opens and in a period without data', async () => {
    const dashboard = dashboardOf(uid);
    for (const time of [OCTOBER, EMPTY])
      await answers(dashboard, await defaultsOf(installation, dashboard, time), time);
  });

  it('asks what the engine can answer whatever is chosen or typed', async () => {
    const dashboard = dashboardOf(uid);
    const defaults = await defaultsOf(installation, dashboard, OCTOBER);
    const choices = dashboard.templating.list.map((variable) => ({ variable, sets: choicesOf(variable) }));
    const rounds = Math.max(0, ...choices.map(({ sets }) => sets.length));
    for (let round = 0; round < rounds; round += 1) {
      const chosen = new Map(defaults);
      for (const { variable, sets } of choices) {
        chosen.set(variable.name, withValues(variable, sets[round % sets.length] ?? []));
      }
      await answers(dashboard, chosen, OCTOBER);
    }
  }, 180_000);

  it('offers options as value and text', async () => {
    const dashboard = dashboardOf(uid);
    for (const { title, panel, answer } of await answers(
      dashboard,
      await defaultsOf(installation, dashboard, OCTOBER),
      OCTOBER,
    )) {
      if (panel) continue;
      expect(answer.columns.length, title).toBeLessThanOrEqual(2);
      const values = answer.rows.map(([value]) => value);
      expect(new Set(values).size, `${title} offers a value twice`).toBe(values.length);
    }
  });

  it('refers to columns that its statements answer, and shows none without a name', async () => {
    const dashboard = dashboardOf(uid);
    const found = await answers(dashboard, await defaultsOf(installation, dashboard, OCTOBER), OCTOBER);
    for (const { title, panel, answer } of found) {
      if (panel) checkColumns(`${uid}: ${title}`, panel, answer);
    }
  });
});

const isNumber = (type: string) => /^(Nullable\()?(U?Int|Float|Decimal)/.test(type);

function checkColumns(title: string, panel: QueriedPanel, answer: Answer) {
  const names = answer.columns.map(({ name }) => name);
  const drawn = drawnColumns(panel, names);
  const properties = new Map(
    panel.fieldConfig.overrides
      .filter(({ matcher }) => matcher.id === 'byName')
      .map(({ matcher, properties }) => [matcher.options, properties]),
  );
  const property = (column: string, id: string) => properties.get(column)?.find((one) => one.id === id)?.value;

  for (const [column] of properties) if (drawn) expect(drawn, title).toContain(column);
  for (const [, column = ''] of JSON.stringify(panel).matchAll(/\$\{__data\.fields\.(\w+)/g)) {
    expect(names, `${title} refers to ${column}`).toContain(column);
    // What a link passes on is the value on the screen: a column with words, or a number with a unit, would pass these on.
    if (JSON.stringify(panel).includes(`\${__data.fields.${column}:percentencode}`)) {
      const words = property(column, 'mappings');
      const mapped = JSON.stringify(words ?? []).replaceAll('"(none)"', '');
      expect(mapped, `${title} passes on the words of ${column}`).not.toMatch(/"options":\{"/);
    }
  }
  for (const { options } of panel.transformations ?? [])
    expect(names, title).toEqual(expect.arrayContaining([options.rowField, options.columnField, options.valueField]));
  if (panel.type === 'barchart') {
    const matrix = panel.transformations?.[0]?.options;
    const x = matrix ? `${matrix.rowField}\\${matrix.columnField}` : panel.options.xField;
    expect(panel.options.xField, title).toBe(x);
    if (!matrix) expect(names, title).toContain(x);
  }

  // What a reader sees: in a table every column, elsewhere the numbers.
  for (const { name, type } of answer.columns) {
    const seen = panel.type === 'table' || isNumber(type);
    const hidden = property(name, 'custom.hidden') === true || property(name, 'custom.hideFrom') !== undefined;
    if (!seen || hidden || !drawn) continue;
    expect(property(name, 'displayName'), `${title} shows ${name} without a name`).toBeDefined();
    if (isNumber(type)) {
      const unit = property(name, 'unit') ?? property(name, 'mappings');
      expect(unit, `${title} shows ${name} without a unit`).toBeDefined();
    }
  }
}
