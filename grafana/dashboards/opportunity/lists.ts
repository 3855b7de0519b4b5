import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { amount, hidden, instant, text } from '../../builder/columns.ts';
import type { Context } from '../../builder/context.ts';
import { COLOURS } from '../../builder/fields.ts';
import { rawQuery, source } from '../../builder/query.ts';
import { select } from '../../builder/select.ts';
import { tablePanel } from '../../panels/index.ts';
import { opportunityLink, orderLink } from '../campaign/links.ts';
import { statusField } from '../campaign/words.ts';

/** Tasks, open ones first. */
export function tasks(ctx: Context, where: string): Panel {
  const { columns, tasks, taskStates } = ctx.texts.opportunity;
  return tablePanel(ctx, {
    text: tasks,
    ...select(ctx, 'tasks', {
      fields: {
        title: { name: columns.task },
        done: {
          name: columns.state,
          cell: 'color-text',
          words: {
            '1': { text: taskStates.done, color: COLOURS.good },
            '0': { text: taskStates.open, color: COLOURS.warning },
          },
          width: 130,
          align: 'left',
        },
        assignee_name: text(ctx, columns.assignee),
        due_on: { name: columns.dueOn, width: 120 },
        completed_at: instant(columns.completedAt),
      },
      where: [where],
      orderBy: ['done', 'tasks.due_on', 'task_id'],
    }),
  });
}

/** Orders, the latest first. */
export function orders(ctx: Context, where: string): Panel {
  const { columns } = ctx.texts.order;
  const { common } = ctx.texts;
  return tablePanel(ctx, {
    text: ctx.texts.opportunity.orders,
    ...select(ctx, 'orders', {
      fields: {
        ordered_at: instant(columns.orderedAt),
        order_id: { name: columns.order, links: [orderLink(ctx)] },
        opportunity_id: hidden,
        description: { name: common.columns.description, links: [opportunityLink(ctx)] },
        status: statusField(ctx),
        amount: amount(ctx, columns.amount),
        revenue: amount(ctx, common.columns.revenue),
        salesperson_name: text(ctx, common.columns.salesperson),
      },
      where: [where],
      orderBy: ['ordered_at desc', 'order_id'],
    }),
  });
}

/** Logged interactions, the latest first. `contacts`: SQL of the contacts' ids, by which events are stored. */
export function interactions(ctx: Context, contacts: string, where: string): Panel {
  const { columns, interactions, interactionKinds } = ctx.texts.opportunity;
  const sql = [
    `select time, JSONExtractString(data, 'kind') as kind, JSONExtractString(data, 'by_id') as by_id, salesperson_name`,
    `from ${source(ctx, 'events')}`,
    `where key in (${contacts}) and endsWith(type, '.interaction.logged') and ${where}`,
    'order by time desc',
    'limit 1000',
  ].join('\n');
  return tablePanel(ctx, {
    text: interactions,
    query: rawQuery(sql, ['time', 'kind', 'by_id', 'salesperson_name']),
    fields: {
      time: instant(columns.time),
      kind: { name: columns.kind, words: interactionKinds },
      by_id: { name: columns.by },
      salesperson_name: text(ctx, columns.ownerThen),
    },
  });
}
