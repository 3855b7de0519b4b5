import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildDashboards } from '../../../grafana/build.ts';
import { arrayOf, firstDay, isChosen, lastDay, stringOf } from '../../../grafana/builder/sql.ts';
import { type BuiltDashboard, queriedPanelsOf, type Variable } from '../../../grafana/model/dashboard.ts';
import type { TimeRange, VariableValue } from '../../../grafana/model/interpolate.ts';
import { ask, defaultsOf, withValues } from '../../helpers/grafana/ask.ts';
import { committed } from '../../helpers/grafana/dashboards.ts';
import { createInstallation, type Installation } from '../../helpers/stack.ts';
import { factsOf } from '../clickhouse/facts.ts';

const at = (time: string) => Date.parse(time);
const OCTOBER: TimeRange = { from: at('2026-10-01T00:00:00Z'), to: at('2026-10-31T23:59:59.999Z') };
const STAGES = Array.from({ length: 40 }, (_, index) => ({ stage_id: `s${index}`, name: `Stage ${index}` }));

let installation: Installation;
let dashboards: BuiltDashboard[];
beforeAll(async () => {
  installation = await createInstallation();
  dashboards = buildDashboards({ ...committed(), database: installation.database });
  const facts = factsOf(installation);
  await facts.directory('pipeline', '', { stages: STAGES });
  await facts.directory('campaign', 'c1', { name: 'One', stages: STAGES });
  await facts.opportunities(
    STAGES.map(({ stage_id }, index) => ({
      opportunity_id: `o${index}`,
      campaign_id: index < 5 ? 'c1' : '(none)',
      description: `Deal ${index}`,
      stage_id,
      stage_order: index + 1,
      category: index === 0 ? "Kid's \\" : 'Desk',
      probability: 10,
      created_at: '2026-10-02T10:00:00Z',
      custom: index === 0 ? Object.fromEntries(Array.from({ length: 600 }, (_, key) => [`key ${key}`, 'x'])) : {},
    })),
  );
});
afterAll(() => installation.cleanup());

const dashboardOf = (uid: string) => {
  const found = dashboards.find((one) => one.uid === uid);
  if (!found) throw new Error(`no dashboard ${uid}`);
  return found.dashboard;
};
const variableOf = (uid: string, name: string): Variable => {
  const found = dashboardOf(uid).templating.list.find((one) => one.name === name);
  if (!found) throw new Error(`no variable ${name}`);
  return found;
};
const askAll = async (sql: string, variables: ReadonlyMap<string, VariableValue>, range = OCTOBER) =>
  (await ask(installation, sql, variables, range)).rows;

/** Options that a variable offers while others, and itself, have values. */
async function optionsOf(uid: string, name: string, chosen: Readonly<Record<string, string[]>>, range = OCTOBER) {
  const dashboard = dashboardOf(uid);
  const variables = await defaultsOf(installation, dashboard, range);
  for (const [other, values] of Object.entries(chosen))
    variables.set(other, withValues(variableOf(uid, other), values));
  const variable = variableOf(uid, name);
  if (variable.type !== 'query') throw new Error(`${name} asks nothing`);
  return (await askAll(variable.query.rawSql, variables, range)).map(([value]) => String(value));
}

/** What breaks quotes, lists, encodings, macros or addresses, and texts that look like what stands for something else. */
const TEXTS = [
  ...['\\', 'a\\', '\\\\', "\\'", "'", "''", "O'Brien", '"', 'a"b', '`', "'; drop table x; --", '-- x', '/* all */'],
  ...['a,b', ',', '[a]', '{a,b}', '{', '}', '(x)', 'a&b', 'a=b', '&var-x=b', 'var-x=', '?', '#', '/', '+', 'a b', ' '],
  ...['%', '%41', '%27%27', '%FF', '%zz', '$', '$x', '$__all', `\${x}`, '[[x]]', '$1', '\\n', '\\x41', '\\N', 'NULL'],
  ...[
    '\n',
    '\r\n',
    '\t',
    '\u0000',
    '\u00ff',
    'é',
    'Łódź',
    'Nguyễn',
    '😀',
    '\u202e',
    'true',
    '0',
    'null',
    'All',
    '(none)',
  ],
];
// Two that cannot be chosen: Grafana itself takes `$__all` for "All" everywhere; two quotes are what stands for all in a single variable.
const isText = (text: string) => text !== '$__all';

describe('a chosen text reaches the engine as it is', () => {
  const x = (values: string[], multi: boolean): Map<string, VariableValue> =>
    new Map([['x', { name: 'x', values, multi, allValue: multi ? '/* all */' : "''" }]]);

  it.each(TEXTS.filter((text) => isText(text) && text !== "''").map((text) => [JSON.stringify(text), text] as const))(
    '%s',
    async (_, text) => {
      const [single] = await askAll(`select ${stringOf('x')}`, x([text], false));
      expect(single).toEqual([text]);
      const [several] = await askAll(`select ${arrayOf('x')}`, x([text, 'b', text], true));
      expect(several).toEqual([[text, 'b', text]]);
      const [alone] = await askAll(`select ${arrayOf('x')}`, x([text], true));
      expect(alone).toEqual([[text]]);
    },
  );

  it('all at once', async () => {
    const texts = TEXTS.filter(isText);
    expect(await askAll(`select ${arrayOf('x')}`, x(texts, true))).toEqual([[texts]]);
  });

  it('and "All" is everything', async () => {
    expect(await askAll(`select ${arrayOf('x')}`, x(['$__all'], true))).toEqual([[[]]]);
    expect(await askAll(`select ${stringOf('x')}, ${isChosen("'a'", 'x')}`, x(['$__all'], false))).toEqual([['', 1]]);
  });

  it('and a report takes it as a parameter', async () => {
    const dashboard = dashboardOf('leadstream-overview');
    const panel = queriedPanelsOf(dashboard).find(({ title }) => title === 'Revenue and share by product category');
    const variables = await defaultsOf(installation, dashboard, OCTOBER);
    variables.set('categories', withValues(variableOf('leadstream-overview', 'categories'), ["Kid's \\"]));
    expect(await askAll(panel?.targets[0]?.rawSql ?? '', variables)).toEqual([]);
    const created = queriedPanelsOf(dashboard).find(({ title }) => title === 'Conversion over time');
    const counts = await askAll(created?.targets[0]?.rawSql ?? '', variables);
    expect(counts.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(1);
  });
});

describe('a variable offers', () => {
  it('every stage of the pipeline', async () => {
    expect(await optionsOf('leadstream-pipeline', 'stage', {})).toHaveLength(STAGES.length);
  });

  it('every custom field', async () => {
    expect(await optionsOf('leadstream-pipeline', 'custom_key', {})).toHaveLength(600);
  });

  it('as many as there are: none is cut off in silence', () => {
    for (const { uid, dashboard } of dashboards)
      for (const variable of dashboard.templating.list)
        if (variable.type === 'query' && variable.name !== 'custom_key')
          expect(variable.query.rawSql, `${uid} ${variable.name}`).not.toMatch(/\blimit\b/i);
  });

  it('options in the order of the statement', async () => {
    const stages = await optionsOf('leadstream-pipeline', 'stage', {});
    const order = stages.map((stage) => Number(stage.split('/')[0]));
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });
});

describe('what is chosen stays among the options', () => {
  it('in a period without it', async () => {
    const july = { from: at('2026-07-01T00:00:00Z'), to: at('2026-07-31T23:59:59Z') };
    const changing = dashboards.flatMap(({ uid, dashboard }) =>
      dashboard.templating.list.flatMap((one) => (one.type === 'query' && one.refresh === 2 ? [{ uid, one }] : [])),
    );
    expect(changing.length).toBeGreaterThan(4);
    for (const { uid, one } of changing) {
      const chosen = one.multi ? ['gone \\', "it's"] : ["it's \\"];
      const options = await optionsOf(uid, one.name, { [one.name]: chosen }, july);
      expect(options, `${uid} ${one.name}`).toEqual(expect.arrayContaining(chosen));
      expect(new Set(options).size).toBe(options.length);
    }
  });

  it('when another filter leaves nothing of it', async () => {
    const [first = '', second = ''] = await optionsOf('leadstream-pipeline', 'stage', {});
    const narrowed = await optionsOf('leadstream-pipeline', 'stage', { keyword: ['Deal 1'], stage: [first] });
    expect(narrowed).toContain(second);
    expect(narrowed.at(-1)).toBe(first);
  });

  it('and "All" adds none', async () => {
    expect(await optionsOf('leadstream-overview', 'categories', {})).toEqual(['Desk', "Kid's \\", '(none)']);
  });
});

describe('the days of a time range', () => {
  const days = async (zone: string, from: string, to: string) => {
    const [row] = await askAll(`select toString(${firstDay(zone)}), toString(${lastDay(zone)})`, new Map(), {
      from: at(from),
      to: at(to),
    });
    return row;
  };

  it.each([
    ['the last 24 hours are one day', 'UTC', '2026-10-09T15:20:31Z', '2026-10-10T15:20:31Z', '10-10', '10-10'],
    ['the last 48 hours are two', 'UTC', '2026-10-08T15:20:31Z', '2026-10-10T15:20:31Z', '10-09', '10-10'],
    ['the last 7 days are seven', 'UTC', '2026-10-03T15:20:31Z', '2026-10-10T15:20:31Z', '10-04', '10-10'],
    ['an hour is its day', 'UTC', '2026-10-10T14:00:00Z', '2026-10-10T15:00:00Z', '10-10', '10-10'],
    [
      'an hour across midnight is the later day',
      'UTC',
      '2026-10-09T23:30:00Z',
      '2026-10-10T00:30:00Z',
      '10-10',
      '10-10',
    ],
    ['whole days are these', 'UTC', '2026-10-01T00:00:00Z', '2026-10-31T23:59:59.999Z', '10-01', '10-31'],
    ['up to midnight is up to the day before', 'UTC', '2026-10-01T00:00:00Z', '2026-10-11T00:00:00Z', '10-01', '10-10'],
    ['in the business time zone', 'Asia/Ho_Chi_Minh', '2026-09-30T17:00:00Z', '2026-10-31T16:59:59Z', '10-01', '10-31'],
    ['when a day has 25 hours', 'Europe/Warsaw', '2026-10-24T22:00:00Z', '2026-10-25T22:59:59Z', '10-25', '10-25'],
  ])('%s', async (_, zone, from, to, first, last) => {
    expect(await days(zone, from, to)).toEqual([`2026-${first}`, `2026-${last}`]);
  });
});

describe('events received', () => {
  const received = async (range: TimeRange) => {
    const dashboard = dashboardOf('leadstream-home');
    const panel = queriedPanelsOf(dashboard).find(({ type }) => type === 'timeseries');
    return await askAll(panel?.targets[0]?.rawSql ?? '', new Map(), range);
  };

  it('are 0 in every step in which nothing came', async () => {
    const facts = factsOf(installation);
    for (const [index, time] of ['2026-10-05T10:00:00Z', '2026-10-05T10:30:00Z'].entries())
      await facts.events([{ id: `e${index}`, type: 'crm.contact.created', time, received_at: time }]);
    const rows = await received({ from: at('2026-10-05T09:55:00Z'), to: at('2026-10-05T10:40:00Z') });
    expect(rows).toHaveLength(45);
    const some = rows.filter(([, count]) => Number(count) > 0).map(([time]) => time);
    expect(some).toEqual(['2026-10-05T10:00:00Z', '2026-10-05T10:30:00Z']);
  });

  it('say nothing of what is still to come', async () => {
    const hour = 60 * 60 * 1_000;
    const rows = await received({ from: Date.now() - 2 * hour, to: Date.now() + 2 * hour });
    expect(rows.every(([time]) => Date.parse(String(time)) <= Date.now())).toBe(true);
  });
});
