import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Context } from '../builder/context.ts';
import { line, section } from '../builder/layout.ts';
import { dashboardLink, urlOf } from '../builder/links.ts';
import { created, ownerStages, owners } from './campaign/customers.ts';
import { industries, industryShares, lostContacts, reasonShares, reasons } from './campaign/lost.ts';
import {
  orders,
  outcomes,
  probability,
  registration,
  registrationStages,
  revenue,
  stageShares,
  stages,
} from './campaign/overview.ts';
import { orderList, resultList } from './campaign/results.ts';
import { staff, staffCounts, staffRevenue, staffStages } from './campaign/staff.ts';
import { campaignVariable, salespersonVariable } from './campaign/variables.ts';
import { dashboard } from './dashboard.ts';
import { bucketVariable } from './filters.ts';

/** Campaign KPI: the three parts of Getfly's "KPI Chiến dịch". */
export function campaignDashboard(ctx: Context): Dashboard {
  const { campaign, common, campaignOrders } = ctx.texts;
  return dashboard(ctx, {
    uid: 'leadstream-campaign',
    text: campaign,
    variables: [campaignVariable(ctx), bucketVariable(ctx), salespersonVariable(ctx)],
    links: [
      dashboardLink(common.links.opportunities, urlOf({ to: 'leadstream-campaign-opportunities', keep: ['campaign'] })),
      dashboardLink(campaignOrders.title, urlOf({ to: 'leadstream-campaign-orders', keep: ['campaign'] })),
    ],
    sections: [
      section(
        campaign.sections.overview,
        line(9, [16, revenue(ctx)], [8, orders(ctx)]),
        line(9, [12, stages(ctx)], [12, stageShares(ctx)]),
        line(8, [10, outcomes(ctx, 'outcomes')], [14, probability(ctx)]),
        line(9, [6, registration(ctx)], [9, registrationStages(ctx, '1')], [9, registrationStages(ctx, '0')]),
      ),
      section(
        campaign.sections.staff,
        line(14, [13, staffCounts(ctx)], [11, staffRevenue(ctx)]),
        line(10, [24, staff(ctx)]),
        line(10, [24, staffStages(ctx)]),
      ),
      section(
        campaign.sections.customers,
        line(12, [10, created(ctx)], [14, owners(ctx)]),
        line(9, [24, ownerStages(ctx)]),
        line(13, [6, outcomes(ctx, 'results')], [18, resultList(ctx)]),
        line(10, [24, orderList(ctx)]),
        line(9, [12, reasons(ctx)], [12, reasonShares(ctx)]),
        line(9, [12, industries(ctx)], [12, industryShares(ctx)]),
        line(10, [24, lostContacts(ctx)]),
      ),
    ],
  });
}
