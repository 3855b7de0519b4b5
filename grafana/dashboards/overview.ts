import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Context } from '../builder/context.ts';
import { line, section } from '../builder/layout.ts';
import { dashboardLink, urlOf } from '../builder/links.ts';
import { dashboard } from './dashboard.ts';
import { bucketVariable, categoriesVariable, sourcesVariable } from './filters.ts';
import { care, funnel, funnelRates } from './overview/conversion.ts';
import { categoryCost, sourceCare, sourceChart, sourceCost, sourceCostChart } from './overview/sources.ts';
import { categories, categoryShares, conversion, cost, revenue, roi } from './overview/summary.ts';

/** Marketing overview: the three parts of MISA aiMarketing's "Báo cáo tổng quan". */
export function overviewDashboard(ctx: Context): Dashboard {
  const text = ctx.texts.overview;
  const toList = urlOf({ to: 'leadstream-opportunities', keep: ['sources', 'categories'] });
  return dashboard(ctx, {
    uid: 'leadstream-overview',
    text,
    variables: [sourcesVariable(ctx), categoriesVariable(ctx), bucketVariable(ctx)],
    links: [dashboardLink(ctx.texts.opportunities.title, toList)],
    sections: [
      section(
        text.sections.summary,
        line(5, [8, revenue(ctx)], [8, cost(ctx)], [8, roi(ctx)]),
        line(10, [24, conversion(ctx)]),
        line(9, [12, categories(ctx)], [12, categoryShares(ctx)]),
      ),
      section(
        text.sections.conversion,
        line(8, [10, funnel(ctx)], [14, funnelRates(ctx)]),
        line(5, [8, care.qualification(ctx)], [8, care.orders(ctx)], [8, care.aov(ctx)]),
      ),
      section(
        text.sections.sources,
        // Eight and seven columns of numbers: in less than the whole width the last ones would be out of sight.
        line(10, [24, sourceCare(ctx)]),
        line(11, [12, sourceChart(ctx)], [12, sourceCostChart(ctx)]),
        line(10, [24, sourceCost(ctx)]),
        line(9, [24, categoryCost(ctx)]),
      ),
    ],
  });
}
