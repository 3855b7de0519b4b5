import { type DashboardLink, DashboardLinkType } from '@grafana/grafana-foundation-sdk/dashboard';
import type { DataLink } from '../model/field-config.ts';
import type { Uid } from '../model/uids.ts';

export interface LinkTarget {
  to: Uid;
  /** Variables passed on as they are. */
  keep?: readonly string[];
  /** Variables given a value: a constant, or `fieldValue('source_id')`. */
  set?: Readonly<Record<string, string>>;
  /** Time of the target: as it is now (default), the target's own default, or that of the clicked bar (see `overTime`). */
  time?: 'keep' | 'default' | 'bucket';
}

const TIMES = {
  keep: [`\${__url_time_range}`],
  default: [],
  bucket: [`from=\${__data.fields.bucket_from}&to=\${__data.fields.bucket_to}`],
} as const;

/** The row's value of a column, for `set`. The column must not have `words`, which would be passed on in its place. */
export const fieldValue = (column: string): string => `\${__data.fields.${column}:percentencode}`;

/** Name of the clicked column or series. */
export const CLICKED_FIELD = `\${__field.name:percentencode}`;

/** Address of another dashboard (or the same) with filters and time. */
export function urlOf({ to, keep = [], set = {}, time = 'keep' }: LinkTarget): string {
  const parts = [
    ...TIMES[time],
    ...keep.map((name) => `\${${name}:queryparam}`),
    ...Object.entries(set).map(([name, value]) => `var-${name}=${value}`),
  ];
  return `/d/${to}${parts.length > 0 ? `?${parts.join('&')}` : ''}`;
}

/** Link of a value to the list or detail behind it. */
export const dataLink = (title: string, target: LinkTarget): DataLink => ({
  title,
  url: urlOf(target),
  targetBlank: false,
});

/** Link in the dashboard's head, or at a panel's title. Written without the SDK's builder, which would put it into a menu. */
export const dashboardLink = (title: string, url: string, tooltip = ''): DashboardLink => ({
  title,
  type: DashboardLinkType.Link,
  icon: 'external link',
  tooltip,
  url,
  tags: [],
  asDropdown: false,
  targetBlank: false,
  includeVars: false,
  keepTime: false,
});
