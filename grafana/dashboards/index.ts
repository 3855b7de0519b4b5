import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Context } from '../lib/context.ts';
import type { Folder, Uid } from '../lib/uids.ts';
import { opportunitiesDashboard } from './opportunities.ts';
import { overviewDashboard } from './overview.ts';

/** Every dashboard. A new one is one more line, and its address one more in `lib/uids.ts`. */
export const DASHBOARDS: ReadonlyArray<{ uid: Uid; folder: Folder; build: (ctx: Context) => Dashboard }> = [
  { uid: 'leadstream-overview', folder: 'marketing', build: overviewDashboard },
  { uid: 'leadstream-opportunities', folder: 'marketing', build: opportunitiesDashboard },
];
