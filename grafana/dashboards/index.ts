import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Context } from '../builder/context.ts';
import type { Folder, Uid } from '../model/uids.ts';
import { accessDashboard } from './access.ts';
import { campaignDashboard } from './campaign.ts';
import { campaignOpportunitiesDashboard } from './campaign-opportunities.ts';
import { campaignOrdersDashboard } from './campaign-orders.ts';
import { contactDashboard } from './contact.ts';
import { homeDashboard } from './home.ts';
import { opportunitiesDashboard } from './opportunities.ts';
import { opportunityDashboard } from './opportunity.ts';
import { orderDashboard } from './order.ts';
import { overviewDashboard } from './overview.ts';
import { pipelineDashboard } from './pipeline.ts';
import { routingDashboard, routingSalespersonDashboard } from './routing.ts';
import { routingContactsDashboard } from './routing-contacts.ts';

/** Every dashboard. A new one is one more line, and its address one more in `model/uids.ts`. */
export const DASHBOARDS: ReadonlyArray<{ uid: Uid; folder: Folder; build: (ctx: Context) => Dashboard }> = [
  { uid: 'leadstream-home', folder: 'home', build: homeDashboard },
  { uid: 'leadstream-access', folder: 'home', build: accessDashboard },
  { uid: 'leadstream-overview', folder: 'marketing', build: overviewDashboard },
  { uid: 'leadstream-opportunities', folder: 'marketing', build: opportunitiesDashboard },
  { uid: 'leadstream-pipeline', folder: 'sales', build: pipelineDashboard },
  { uid: 'leadstream-routing', folder: 'routing', build: routingDashboard },
  { uid: 'leadstream-routing-salesperson', folder: 'routing', build: routingSalespersonDashboard },
  { uid: 'leadstream-routing-contacts', folder: 'routing', build: routingContactsDashboard },
  { uid: 'leadstream-campaign', folder: 'campaigns', build: campaignDashboard },
  { uid: 'leadstream-campaign-opportunities', folder: 'campaigns', build: campaignOpportunitiesDashboard },
  { uid: 'leadstream-campaign-orders', folder: 'campaigns', build: campaignOrdersDashboard },
  { uid: 'leadstream-opportunity', folder: 'details', build: opportunityDashboard },
  { uid: 'leadstream-contact', folder: 'details', build: contactDashboard },
  { uid: 'leadstream-order', folder: 'details', build: orderDashboard },
];
