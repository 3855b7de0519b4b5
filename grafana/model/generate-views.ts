import { readMetricViews, readTables } from '../../clickhouse/catalogue/views.ts';

type Entry = { sql: string; parameters: Record<string, string>; columns: Record<string, string> };

const entryOf = (
  sql: string,
  parameters: ReadonlyArray<{ name: string; type: string }>,
  columns: typeof parameters,
) => ({
  sql,
  parameters: Object.fromEntries(parameters.map(({ name, type }) => [name, type])),
  columns: Object.fromEntries(
    columns.map(({ name, type }) => [name, type.replace(/\('\{\{timezone\}\}'\)|, '\{\{timezone\}\}'/, '')]),
  ),
});

/**
 * Text of `views.gen.ts`: names, parameters and columns of every report and table, from the SQL files. Generated, so that the
 * compiler refuses a dashboard that names a column which does not exist. A report and a table of one name are both there,
 * the table as `tables.<name>`.
 */
export async function renderViewTypes(): Promise<string> {
  const reports = await readMetricViews();
  const entries = new Map<string, Entry>();
  for (const view of reports.values()) entries.set(view.name, entryOf(view.sqlName, view.parameters, view.columns));
  for (const { name, parameters, columns } of (await readTables()).values()) {
    // Tables that take parameters (calendar, previous_period) are parts of reports, nothing to show.
    if (parameters.length === 0) entries.set(entries.has(name) ? `tables.${name}` : name, entryOf(name, [], columns));
  }
  const body = JSON.stringify(Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1))), null, 2);
  return [
    '// Generated from clickhouse/metrics and clickhouse/marts by `npm run dashboards`. Change those files, not this one.',
    `export const VIEWS = ${body} as const;`,
    '',
  ].join('\n');
}
