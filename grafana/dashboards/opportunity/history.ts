import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { instant, text } from '../../builder/columns.ts';
import type { Context } from '../../builder/context.ts';
import { select } from '../../builder/select.ts';
import { tablePanel } from '../../panels/index.ts';
import { outcomeField } from '../campaign/words.ts';

/** Every stay in a stage, in order. */
export function stageHistory(ctx: Context, where: string): Panel {
  const { columns, history } = ctx.texts.opportunity;
  return tablePanel(ctx, {
    text: history,
    ...select(ctx, 'opportunity_stages', {
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
      where: [where],
      orderBy: ['sequence'],
    }),
  });
}

/** Changes that a rule refused. */
export function refusals(ctx: Context, where: string): Panel {
  const { columns, refusals, rules } = ctx.texts.opportunity;
  return tablePanel(ctx, {
    text: refusals,
    ...select(ctx, 'refusals', {
      fields: {
        refused_at: instant(columns.refusedAt),
        rule: { name: columns.rule, words: rules },
        by_id: { name: columns.by },
        detail: { name: columns.detail },
      },
      where: [where],
      orderBy: ['refused_at desc'],
    }),
  });
}
