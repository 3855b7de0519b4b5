import { type MetricView, readMetricViews } from '../../../clickhouse/catalogue/views.ts';
import { literal } from '../../../clickhouse/quote.ts';

/** One question to one view. */
export interface Case {
  view: string;
  what: string;
  sql: string;
}

const MONTH = { from: '2026-10-01', to: '2026-11-01' };
const YEAR = { from: '2025-11-01', to: '2026-11-01' };
/** Dashboards show this much of a list. */
const LIST_ROWS = 1_000;
const LISTS =
  /^(campaign_(results|orders|opportunities|lost_contacts)|pipeline_opportunities|overview_opportunities|contact_interactions|lead_routing_contacts)$/;

const argumentOf = (type: string, value: string | string[] | undefined) =>
  type.startsWith('Array')
    ? `[${[value ?? []].flat().map(literal).join(', ')}]`
    : literal([value ?? ''].flat().join(''));

type Values = Readonly<Record<string, string | string[]>>;

function caseOf(view: MetricView, what: string, values: Values): Case {
  const named = view.parameters.map(({ name, type }) => `${name} = ${argumentOf(type, values[name])}`);
  const limit = LISTS.test(view.name) ? ` limit ${LIST_ROWS}` : '';
  const call = named.length === 0 ? view.sqlName : `${view.sqlName}(${named.join(', ')})`;
  return { view: view.name, what, sql: `select * from ${call}${limit}` };
}

/** What a report is asked: everything and a part, of a month and of a year. Campaign c0010 is one of middling size. */
export function casesOf(view: MetricView): Case[] {
  const has = (name: string) => view.parameters.some((parameter) => parameter.name === name);
  const common: Values = { bucket: 'auto', report: 'r', sort: 'value', first: String(LIST_ROWS), milestone: 'created' };
  const all = (what: string, values: Values) => caseOf(view, what, { ...common, ...values });
  if (has('campaign'))
    return [
      all('one campaign, a month', { campaign: 'c0010', ...MONTH }),
      all('all campaigns, a month', MONTH),
      all('one campaign, a year', { campaign: 'c0010', ...YEAR }),
      all('all campaigns, a year', YEAR),
    ];
  if (has('sources'))
    return [
      all('a month', MONTH),
      all('three sources and two categories, a month', {
        sources: ['s0001', 's0002', 's0003'],
        categories: ['g0001', 'g0002'],
        ...MONTH,
      }),
      all('a year', YEAR),
    ];
  if (has('owners'))
    return [
      all('all', MONTH),
      all('one owner', { owners: ['p0007'], ...MONTH }),
      all('one campaign', { campaigns: ['c0010'], ...MONTH }),
    ];
  if (has('from'))
    return [all('a month', { salesperson: 'p0007', ...MONTH }), all('a year', { salesperson: 'p0007', ...YEAR })];
  return [all('all', {})];
}

/** Every case of every metric view there is. */
export async function allCases(): Promise<Case[]> {
  return [...(await readMetricViews()).values()].flatMap(casesOf);
}
