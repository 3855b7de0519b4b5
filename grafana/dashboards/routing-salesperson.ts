import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Context } from '../builder/context.ts';
import { line, lines } from '../builder/layout.ts';
import { dashboardLink, urlOf } from '../builder/links.ts';
import { dashboard } from './dashboard.ts';
import { flow, stages, timeToTransfer } from './routing/flow.ts';
import { salespersonChart, salespersonSources } from './routing/salespeople.ts';
import { acquiredInVariable, reportVariable, salespersonVariable } from './routing/variables.ts';

/** One salesperson of a lead-routing report: all sources by stage ("Szczegóły"). */
export function routingSalespersonDashboard(ctx: Context): Dashboard {
  const { routing, routingSalesperson } = ctx.texts;
  const back = urlOf({ to: 'leadstream-routing', keep: ['report', 'acquired_in'] });
  return dashboard(ctx, {
    uid: 'leadstream-routing-salesperson',
    text: routingSalesperson,
    variables: [reportVariable(ctx), salespersonVariable(ctx, false), acquiredInVariable(ctx)],
    links: [dashboardLink(routing.title, back)],
    sections: [
      lines(
        line(8, [24, salespersonSources(ctx)]),
        line(5, [19, stages(ctx)], [5, timeToTransfer(ctx)]),
        line(11, [12, salespersonChart(ctx)], [12, flow(ctx)]),
      ),
    ],
  });
}
