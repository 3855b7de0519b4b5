import type { BuildOptions } from '../../../grafana/builder/context.ts';
import { type Dashboard, panelsOf, queriedPanelsOf } from '../../../grafana/model/dashboard.ts';
import type { QueriedPanel } from '../../../grafana/model/panel.ts';

export const LOCALES = ['en', 'vi', 'pl'] as const;

/** The options that the committed dashboards are built with. */
export const committed = (locale: BuildOptions['locale'] = 'en'): BuildOptions => ({
  locale,
  timeZone: 'UTC',
  baseCurrency: 'USD',
  database: 'crm',
});

/** All that a dashboard asks: its panels' statements, and those of its variables. */
export const statementsOf = (dashboard: Dashboard): string[] => [
  ...queriedPanelsOf(dashboard).flatMap(({ targets }) => targets.map(({ rawSql }) => rawSql)),
  ...dashboard.templating.list.flatMap((one) => (one.type === 'query' ? [one.query.rawSql] : [])),
];

/** Every link of a dashboard, with the panel it belongs to (none: of the head). */
export function linksOf(dashboard: Dashboard): Array<{ url: string; panel?: QueriedPanel; field?: string }> {
  const head = dashboard.links.map(({ url }) => ({ url }));
  const texts = panelsOf(dashboard).flatMap((panel) =>
    panel.type === 'text'
      ? [...panel.options.content.matchAll(/\]\((\/d\/[^)]*)\)/g)].map(([, url = '']) => ({ url }))
      : [],
  );
  const panels = queriedPanelsOf(dashboard).flatMap((panel) => [
    ...panel.fieldConfig.overrides.flatMap(({ matcher, properties }) =>
      properties.flatMap((property) =>
        property.id === 'links' ? property.value.map(({ url }) => ({ url, panel, field: matcher.options })) : [],
      ),
    ),
  ]);
  return [...head, ...texts, ...panels];
}
