import type { Dashboard, Panel, RowPanel } from '@grafana/grafana-foundation-sdk/dashboard';
import { z } from 'zod';
import { VIEWS } from '../model/views.gen.ts';

const Target = z.object({ refId: z.string(), rawSql: z.string() });
const isRow = (panel: Panel | RowPanel): panel is RowPanel => panel.type === 'row';

/** All panels of a dashboard that show something, those inside folded rows included. */
export const panelsOf = (dashboard: Dashboard): Panel[] =>
  (dashboard.panels ?? []).flatMap((panel) => (isRow(panel) ? panel.panels : [panel]));

/** Panels of rows that are folded when a dashboard opens: neither Grafana nor the board asks for them until then. */
export const foldedPanelsOf = (dashboard: Dashboard): Panel[] =>
  (dashboard.panels ?? []).flatMap((panel) => (isRow(panel) && panel.collapsed ? panel.panels : []));

/** Statements of a panel. */
export const targetsOf = (panel: Panel): Array<z.infer<typeof Target>> =>
  (panel.targets ?? []).map((target) => Target.parse(target));

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
  for (const panel of panelsOf(dashboard)) {
    for (const name of new Set(targetsOf(panel).flatMap(({ rawSql }) => viewsInSql(rawSql)))) {
      shown.set(name, [...(shown.get(name) ?? []), panel.title ?? '']);
    }
  }
  return shown;
}
