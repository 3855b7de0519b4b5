import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readMetricViews, readTables } from '../catalogue/views.ts';

type Typed = ReadonlyArray<{ name: string; type: string }>;

const record = (typed: Typed) =>
  Object.fromEntries(
    typed.map(({ name, type }) => [name, type.replace(/\('\{\{timezone\}\}'\)|, '\{\{timezone\}\}'/, '')]),
  );

const DASHBOARDS = join(import.meta.dirname, '../../grafana/dashboards');

/** Every text in quotes that the dashboards' code has: a view that is none of them is not shown. */
async function quoted(): Promise<ReadonlySet<string>> {
  const texts = [];
  for await (const file of glob('**/*.ts', { cwd: DASHBOARDS }))
    texts.push(await readFile(join(DASHBOARDS, file), 'utf8'));
  return new Set(texts.flatMap((text) => [...text.matchAll(/'([\w.]+)'/g)].map(([, name = '']) => name)));
}

/**
 * Text of `views.gen.ts`: parameters and columns of the reports and tables that dashboards name, from the SQL files. Generated, so
 * that the compiler refuses a dashboard that names a column which does not exist. A table that shares its name with a report is
 * `tables.<name>`.
 */
export async function renderViewTypes(): Promise<string> {
  const [reports, tables, shown] = await Promise.all([readMetricViews(), readTables(), quoted()]);
  const all = [
    ...[...reports.values()].map((view) => ({ ...view, key: view.name, sql: view.sqlName })),
    ...[...tables.values()].map((table) => ({
      ...table,
      key: reports.has(table.name) ? `tables.${table.name}` : table.name,
      sql: table.name,
    })),
  ];
  const entries = all
    .filter(({ key }) => shown.has(key))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ key, sql, parameters, columns }) => [
      key,
      { sql, parameters: record(parameters), columns: record(columns) },
    ]);
  return [
    '// Generated from clickhouse/metrics and clickhouse/marts by `npm run dashboards`. Change those files, not this one.',
    `export const VIEWS = ${JSON.stringify(Object.fromEntries(entries), null, 2)} as const;`,
    '',
  ].join('\n');
}
