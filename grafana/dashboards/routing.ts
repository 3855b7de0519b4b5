import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Context } from '../builder/context.ts';
import { line, lines, section } from '../builder/layout.ts';
import { dashboardLink, urlOf } from '../builder/links.ts';
import { dashboard } from './dashboard.ts';
import { basics, daily } from './routing/basics.ts';
import { flow, sources, stages, timeToTransfer } from './routing/flow.ts';
import { salespeople, salespersonChart, salespersonSources } from './routing/salespeople.ts';
import { configuration, note, refusedSettings, report } from './routing/settings.ts';
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

/** Lead routing (guide: SALESmanago, "Analityka lead routing"). */
export function routingDashboard(ctx: Context): Dashboard {
  const { routing } = ctx.texts;
  const { sections } = routing;
  return dashboard(ctx, {
    uid: 'leadstream-routing',
    text: routing,
    variables: [reportVariable(ctx), salespersonVariable(ctx, true), acquiredInVariable(ctx)],
    sections: [
      section(sections.basics, line(5, [24, basics(ctx)]), line(8, [24, daily(ctx)])),
      section(
        sections.flow,
        line(5, [24, stages(ctx)]),
        line(10, [6, timeToTransfer(ctx)], [7, sources(ctx)], [11, flow(ctx)]),
        line(10, [24, salespeople(ctx)]),
      ),
      section(
        sections.settings,
        line(4, [24, report(ctx)]),
        line(6, [24, configuration(ctx)]),
        line(7, [10, note(ctx)], [14, refusedSettings(ctx)]),
      ),
    ],
  });
}
