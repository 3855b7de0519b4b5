import type { DashboardLink } from '@grafana/grafana-foundation-sdk/dashboard';
import { z } from 'zod';
import type { Texts } from '../locales/index.ts';
import { UIDS, type Uid } from '../model/uids.ts';
import type { Context } from './context.ts';
import { dashboardLink } from './links.ts';

const Text = z.string().min(1);

/** One saved view: a name for a dashboard with a time range and values of variables. Shown as a link at that dashboard's head. */
export const SavedView = z.strictObject({
  dashboard: z.enum(UIDS),
  /** One name for all languages, or one for each. */
  name: z.union([Text, z.strictObject({ en: Text, vi: Text, pl: Text })]),
  /** Begin and end as Grafana writes them: `now/Q`, `now-27d/d`, or a day. Default: those of now. */
  from: Text.optional(),
  to: Text.optional(),
  /** Values by variable, several for a variable that takes several; `$__all` for all. */
  variables: z.record(z.string().regex(/^[a-z_]+$/), z.union([z.string(), z.array(z.string())])).default({}),
});
export type SavedView = z.infer<typeof SavedView>;

/** The file that `SAVED_VIEWS` names: a JSON list of saved views. */
export const SavedViews = z.array(SavedView);

/** Views that make sense on any data. */
export const exampleViews = ({ common: { savedViews } }: Texts): SavedView[] => [
  {
    dashboard: 'leadstream-overview',
    name: savedViews.quarterByWeek,
    from: 'now/Q',
    to: 'now/Q',
    variables: { bucket: 'week', sources: '$__all', categories: '$__all' },
  },
  {
    dashboard: 'leadstream-overview',
    name: savedViews.yearByMonth,
    from: 'now/y',
    to: 'now/y',
    variables: { bucket: 'month', sources: '$__all', categories: '$__all' },
  },
  {
    dashboard: 'leadstream-overview',
    name: savedViews.withoutSource,
    from: 'now/M',
    to: 'now/M',
    variables: { sources: '(none)', categories: '$__all' },
  },
];

const asList = (value: string | string[]): string[] => (Array.isArray(value) ? value : [value]);

/** Address of a saved view. */
export function savedViewUrl(view: SavedView): string {
  const parameters = new URLSearchParams();
  if (view.from !== undefined) parameters.append('from', view.from);
  if (view.to !== undefined) parameters.append('to', view.to);
  for (const [name, value] of Object.entries(view.variables)) {
    for (const one of asList(value)) parameters.append(`var-${name}`, one);
  }
  return `/d/${view.dashboard}?${parameters}`;
}

/** Links to the saved views of one dashboard. */
export function savedViewLinks(ctx: Context, uid: Uid): DashboardLink[] {
  const own = ctx.savedViews.filter(({ dashboard }) => dashboard === uid);
  return own.map((view) => {
    const name = typeof view.name === 'string' ? view.name : view.name[ctx.locale];
    return { ...dashboardLink(name, savedViewUrl(view)), icon: 'bookmark' };
  });
}
