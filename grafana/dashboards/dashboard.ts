import type {
  Dashboard,
  DashboardLink,
  Panel,
  RowPanel,
  VariableModel,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { DashboardBuilder, TimeOptionBuilder, TimePickerBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Context } from '../builder/context.ts';
import { layout, line, type Section } from '../builder/layout.ts';
import { dashboardLink } from '../builder/links.ts';
import { savedViewLinks } from '../builder/saved-views.ts';
import type { Uid } from '../model/uids.ts';
import { viewerPanel } from './viewer.ts';

export interface DashboardSpec {
  uid: Uid;
  text: { title: string; description: string };
  variables: readonly VariableModel[];
  sections: readonly Section[];
  /** Links in the head, before the saved views; the way home is added. */
  links?: readonly DashboardLink[];
  /** Default: this month. */
  time?: { from: string; to: string };
  /** How often it asks anew by itself, e.g. `1m`. Default: not at all. */
  refresh?: string;
}

/** Time ranges that every dashboard offers; the first day of a week is Monday. */
export const timeRanges = ({ texts: { common } }: Context) => [
  { display: common.ranges.thisWeek, from: 'now/w', to: 'now/w' },
  { display: common.ranges.thisMonth, from: 'now/M', to: 'now/M' },
  { display: common.ranges.thisQuarter, from: 'now/Q', to: 'now/Q' },
  { display: common.ranges.thisYear, from: 'now/y', to: 'now/y' },
  { display: common.ranges.last28Days, from: 'now-27d/d', to: 'now/d' },
];

/** A dashboard with what all have in common: business time zone, Monday weeks, this month, the ranges, the way home, and as whom one looks. */
export function dashboard(ctx: Context, spec: DashboardSpec): Dashboard {
  const { texts, timeZone } = ctx;
  const home = spec.uid === 'leadstream-home' ? [] : [dashboardLink(texts.common.home, '/d/leadstream-home')];
  const ranges = timeRanges(ctx).map((range) =>
    new TimeOptionBuilder().display(range.display).from(range.from).to(range.to),
  );
  const builder = new DashboardBuilder(spec.text.title)
    .uid(spec.uid)
    .description(spec.text.description)
    .tags(['leadstream'])
    .timezone(timeZone)
    .weekStart('monday')
    .time(spec.time ?? { from: 'now/M', to: 'now/M' })
    .timepicker(new TimePickerBuilder().quickRanges(ranges).refreshIntervals(['30s', '1m', '5m', '15m']))
    .refresh(spec.refresh ?? '')
    .readonly();
  const built = builder.build();
  const panels: Array<Panel | RowPanel> = layout(spec.sections, line(4, [24, viewerPanel(ctx)]));
  return {
    ...built,
    panels,
    templating: { list: [...spec.variables] },
    annotations: { list: [] },
    links: [...home, ...(spec.links ?? []), ...savedViewLinks(ctx, spec.uid)],
  };
}
