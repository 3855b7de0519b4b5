import type { Column, MetricView, Parameter, View } from '../catalogue/views.ts';

/** Reports in the order of docs/contract/metrics.md. */
const REPORTS = ['Marketing overview', 'Campaign KPI', 'Lead routing', 'Sales pipeline'];

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('{{timezone}}', 'business time zone');

function columnTable(columns: readonly Column[]): string[] {
  const rows = columns.map(({ name, type, comment }) => `| \`${name}\` | \`${cell(type)}\` | ${cell(comment)} |`);
  return ['| column | type | meaning |', '| --- | --- | --- |', ...rows, ''];
}

/** Where a report or table is shown: "Marketing overview: Funnel of opportunities; Rates of the funnel", one per dashboard. */
export type Shown = ReadonlyMap<string, readonly string[]>;

const EXAMPLES: Readonly<Record<string, string>> = {
  from: "'2026-10-01'",
  to: "'2026-11-01'",
  bucket: "'auto'",
  report: "'my-report'",
};

const exampleOf = ({ name, type }: Parameter) => EXAMPLES[name] ?? (type === 'Array(String)' ? '[]' : "''");

function example(view: MetricView): string {
  const given = view.parameters.map((parameter) => `${parameter.name}=${exampleOf(parameter)}`).join(', ');
  return `select * from crm.${view.sqlName}${given === '' ? ' limit 100' : `(${given})`}`;
}

const shownLines = (name: string, shown: Shown) => {
  const places = shown.get(name);
  return places === undefined ? [] : [`- **Shown:** ${places.join(' · ')}`];
};

function metricSection(view: MetricView, shown: Shown): string[] {
  const parameters = view.parameters.map(({ name }) => name).join(', ');
  const notes = Object.entries(view.notes).filter(([label]) => label !== 'Report');
  const sql = view.sqlName === view.name ? [] : [`- **In SQL:** \`${view.sqlName}\``];
  return [
    `### ${view.name}`,
    '',
    view.title,
    '',
    `- **Parameters:** ${parameters === '' ? 'none' : `\`${parameters}\``}`,
    ...sql,
    ...notes.map(
      ([label, text]) => `- **${label}:** ${text.replaceAll('{{closing_soon_days}}', '`CLOSING_SOON_DAYS`')}`,
    ),
    ...shownLines(view.name, shown),
    '',
    '```sql',
    example(view),
    '```',
    '',
    ...columnTable(view.columns),
  ];
}

function tableSection({ name, title, notes, columns }: View, shown: Shown): string[] {
  return [
    `### ${name}`,
    '',
    `${title.replaceAll('{{base_currency}}', '`BASE_CURRENCY`')} One row is ${notes.Grain ?? ''}`,
    '',
    ...(shown.has(name) ? [...shownLines(name, shown), ''] : []),
    ...columnTable(columns),
  ];
}

/** The metric reference as Markdown: every report and every table for analysts, from what the SQL files say, and where dashboards show it. */
export function renderReference(views: readonly MetricView[], tables: readonly View[], shown: Shown): string {
  const reports = REPORTS.flatMap((report) => {
    const own = views.filter((view) => view.notes.Report === report);
    return own.length === 0 ? [] : [`## ${report}`, '', ...own.flatMap((view) => metricSection(view, shown))];
  });
  return [
    '# Reference of views',
    '',
    '<!-- Generated from clickhouse/metrics, clickhouse/marts and grafana/dashboards by `npm run docs:metrics`. Change those files, not this one. -->',
    '',
    'Every report is one view; dashboards, downloads, lists and SQL read the same one. `from` (inclusive) and `to` (exclusive) are days in the',
    "business time zone; `sources = []` and `campaign = ''` mean all; `bucket` is `day`, `week`, `month`, `quarter`, `year` or `auto`.",
    'Money is in the base currency. What has no source, category, owner or name reads `(none)`.',
    '',
    '```sql',
    "select * from crm.overview_totals(from='2026-10-01', to='2026-11-01', sources=[], categories=[])",
    '```',
    '',
    '`Access` is the [access policy](../contract/access.md) by which rows are seen.',
    '',
    ...reports,
    '## Tables for analysts',
    '',
    'Reading one of these names gives each thing once, in its latest state; there is no `FINAL` to remember.',
    '',
    ...tables.flatMap((table) => tableSection(table, shown)),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}
