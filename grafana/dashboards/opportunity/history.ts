import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { instant, text } from '../../builder/columns.ts';
import type { Context } from '../../builder/context.ts';
import { query } from '../../builder/query.ts';
import { tablePanel } from '../../panels/index.ts';
import { outcomeField } from '../campaign/words.ts';

/** Every stay in a stage, in order. */
export function stageHistory(ctx: Context, where: string): Panel {
  const { columns, history } = ctx.texts.opportunity;
  return tablePanel(ctx, {
    text: history,
    query: query(ctx, 'opportunity_stages', {
      columns: ['sequence', 'stage_name', 'outcome', 'entered_at', 'left_at', 'seconds', 'by_id', 'lost_reason'],
      where: [where],
      orderBy: ['sequence'],
    }),
    fields: {
      sequence: { name: columns.sequence, unit: 'none', width: 60 },
      stage_name: text(ctx, ctx.texts.common.columns.stage),
      outcome: outcomeField(ctx),
      entered_at: instant(columns.enteredAt),
      left_at: instant(columns.leftAt),
      seconds: { name: columns.stay, unit: 's', decimals: 1 },
      by_id: { name: columns.by },
      lost_reason: {
        name: ctx.texts.campaign.variables.reason.label,
        words: { ...ctx.texts.campaign.reasons, '(none)': '–' },
      },
    },
  });
}

/** Changes that a rule refused. */
export function refusals(ctx: Context, where: string): Panel {
  const { columns, refusals, rules } = ctx.texts.opportunity;
  return tablePanel(ctx, {
    text: refusals,
    query: query(ctx, 'refusals', {
      columns: ['refused_at', 'rule', 'by_id', 'detail'],
      where: [where],
      orderBy: ['refused_at desc'],
    }),
    fields: {
      refused_at: instant(columns.refusedAt),
      rule: { name: columns.rule, words: rules },
      by_id: { name: columns.by },
      detail: { name: columns.detail },
    },
  });
}
