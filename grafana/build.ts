import type { BuildOptions, Context } from './builder/context.ts';
import { exampleViews } from './builder/saved-views.ts';
import { DASHBOARDS } from './dashboards/index.ts';
import { TEXTS, type Texts } from './locales/index.ts';
import type { BuiltDashboard } from './model/dashboard.ts';

/** All dashboards in one language, for one installation. Pure: equal options give equal dashboards. */
export const buildDashboards = (options: BuildOptions): BuiltDashboard[] =>
  buildWithTexts(options, TEXTS[options.locale]);

/** {@link buildDashboards} with given texts: tests find out by it whether any text comes from elsewhere. */
export function buildWithTexts(options: BuildOptions, texts: Texts): BuiltDashboard[] {
  const { locale, timeZone, baseCurrency, database, savedViews = exampleViews(texts) } = options;
  const ctx: Context = { locale, timeZone, baseCurrency, database, savedViews, texts };
  return DASHBOARDS.map(({ uid, folder, build }) => ({
    uid,
    folder: texts.common.folders[folder],
    // As it will be read: without methods and undefined values of the builders. A test holds it against the model.
    dashboard: JSON.parse(JSON.stringify(build(ctx))),
  }));
}
