import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Context } from '../builder/context.ts';
import { foldedSection, line, section } from '../builder/layout.ts';
import { dashboard } from './dashboard.ts';
import { interactions, refusals } from './pipeline/activity.ts';
import { opportunityList, stageColumn } from './pipeline/cards.ts';
import { pipelineVariables } from './pipeline/filters.ts';
import { clockTotals, forecast, stageChart, stageTotals } from './pipeline/totals.ts';

/** Sales pipeline: board by stage, totals, forecast, list (guide: "Cơ hội bán hàng"). */
export function pipelineDashboard(ctx: Context): Dashboard {
  const { pipeline } = ctx.texts;
  const { sections } = pipeline;
  return dashboard(ctx, {
    uid: 'leadstream-pipeline',
    text: pipeline,
    variables: pipelineVariables(ctx),
    sections: [
      section(sections.totals, line(9, [14, stageTotals(ctx)], [10, stageChart(ctx)])),
      section(sections.board, line(12, [24, stageColumn(ctx)])),
      section(sections.forecast, line(9, [12, forecast(ctx)], [12, clockTotals(ctx)])),
      foldedSection(sections.list, line(20, [24, opportunityList(ctx)])),
      foldedSection(sections.activity, line(12, [10, interactions(ctx)], [14, refusals(ctx)])),
    ],
  });
}
