import { type BuildOptions, buildDashboards } from '../../../grafana/build.ts';
import { type QueriedPanel, SubsetDashboard, type SubsetPanel } from './subset.ts';

export const LOCALES = ['en', 'vi', 'pl'] as const;

/** The options that the committed dashboards are built with. */
export const committed = (locale: BuildOptions['locale'] = 'en'): BuildOptions => ({
  locale,
  timeZone: 'UTC',
  baseCurrency: 'USD',
  database: 'crm',
});

export interface Built {
  folder: string;
  uid: string;
  dashboard: SubsetDashboard;
}

/** All dashboards, parsed strictly. */
export const built = (options: BuildOptions): Built[] =>
  buildDashboards(options).map(({ folder, uid, dashboard }) => ({
    folder,
    uid,
    dashboard: SubsetDashboard.parse(dashboard),
  }));

/** Panels in reading order, those of folded rows included. */
export const panelsOf = ({ panels }: SubsetDashboard): SubsetPanel[] =>
  panels.flatMap((panel) => (panel.type === 'row' ? panel.panels : [panel]));

export const queriedPanelsOf = (dashboard: SubsetDashboard): QueriedPanel[] =>
  panelsOf(dashboard).filter((panel) => panel.type !== 'text');

/** All that a dashboard asks: its panels' statements, and those of its variables. */
export const statementsOf = (dashboard: SubsetDashboard): string[] => [
  ...queriedPanelsOf(dashboard).flatMap(({ targets }) => targets.map(({ rawSql }) => rawSql)),
  ...dashboard.templating.list.flatMap((one) => (one.type === 'query' ? [one.query.rawSql] : [])),
];

/** Every link of a dashboard, with the panel it belongs to (none: of the head). */
export function linksOf(dashboard: SubsetDashboard): Array<{ url: string; panel?: QueriedPanel; field?: string }> {
  const head = dashboard.links.map(({ url }) => ({ url }));
  const texts = panelsOf(dashboard).flatMap((panel) =>
    panel.type === 'text'
      ? [...panel.options.content.matchAll(/\]\((\/d\/[^)]*)\)/g)].map(([, url = '']) => ({ url }))
      : [],
  );
  const panels = queriedPanelsOf(dashboard).flatMap((panel) => [
    ...(panel.links ?? []).map(({ url }) => ({ url, panel })),
    ...panel.fieldConfig.overrides.flatMap(({ matcher, properties }) =>
      properties.flatMap((property) =>
        property.id === 'links' ? property.value.map(({ url }) => ({ url, panel, field: matcher.options })) : [],
      ),
    ),
  ]);
  return [...head, ...texts, ...panels];
}
