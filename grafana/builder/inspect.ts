import { type Dashboard, queriedPanelsOf } from '../model/dashboard.ts';
import { VIEWS } from '../model/views.gen.ts';

const NAME_OF_SQL: ReadonlyMap<string, string> = new Map(
  Object.entries(VIEWS)
    .filter(([name]) => !name.startsWith('tables.'))
    .map(([name, { sql }]) => [sql, name]),
);

/** Reports and tables that a statement reads, by their public names. */
export const viewsInSql = (sql: string): string[] => {
  const found = [...sql.matchAll(/\b(?:from|join)\s+`?\w+`?\.(\w+)/gi)].map(([, name = '']) => name);
  return [...new Set(found.map((name) => NAME_OF_SQL.get(name) ?? name))];
};

/** Where each report or table is shown: its panels' titles, in reading order. */
export function viewsOf(dashboard: Dashboard): Map<string, string[]> {
  const shown = new Map<string, string[]>();
  for (const { title, targets } of queriedPanelsOf(dashboard)) {
    for (const name of new Set(targets.flatMap(({ rawSql }) => viewsInSql(rawSql)))) {
      shown.set(name, [...(shown.get(name) ?? []), title]);
    }
  }
  return shown;
}
