import { buildDashboards } from '../../grafana/build.ts';
import { viewsOf } from '../../grafana/builder/inspect.ts';
import type { Shown } from './render.ts';

/** Which dashboards show a report or table, and in which of their panels, by the report's public name. */
export function whereShown(): Shown {
  const shown = new Map<string, string[]>();
  for (const { dashboard } of buildDashboards({
    locale: 'en',
    timeZone: 'UTC',
    baseCurrency: 'USD',
    database: 'crm',
  })) {
    for (const [name, panels] of viewsOf(dashboard)) {
      const place = `${dashboard.title}: ${[...new Set(panels)].join('; ')}`;
      shown.set(name, [...(shown.get(name) ?? []), place]);
    }
  }
  return shown;
}
