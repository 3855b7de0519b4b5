import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { instant, text } from '../../builder/columns.ts';
import type { Context } from '../../builder/context.ts';
import { rawQuery, source } from '../../builder/query.ts';
import { select } from '../../builder/select.ts';
import { stringOf } from '../../builder/sql.ts';
import { tablePanel } from '../../panels/index.ts';
import { outcomeField } from '../campaign/words.ts';

/** Everything that was said of the contact, the latest first. */
export function events(ctx: Context): Panel {
  const { columns, events, eventTypes } = ctx.texts.contact;
  const sql = [
    // The part that all types begin with says nothing; a dot would make a path of it in the language files.
    "select time, replaceAll(substring(toString(type), 5), '.', '_') as kind, opportunity_id, data, source, received_at",
    `from ${source(ctx, 'events')}`,
    `where key = ${stringOf('contact')}`,
    'order by time desc, source, id',
    'limit 1000',
  ].join('\n');
  return tablePanel(ctx, {
    text: events,
    query: rawQuery(sql, ['time', 'kind', 'opportunity_id', 'data', 'source', 'received_at']),
    fields: {
      time: instant(ctx.texts.opportunity.columns.time),
      kind: { name: columns.kind, words: eventTypes, width: 230 },
      opportunity_id: { name: ctx.texts.common.columns.opportunity, words: { '(none)': '–' } },
      data: { name: columns.data },
      source: { name: columns.source },
      received_at: instant(columns.receivedAt),
    },
  });
}

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
