import type { Dashboard, Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { amount, count, hidden, instant, text } from '../builder/columns.ts';
import type { Context } from '../builder/context.ts';
import { line, lines } from '../builder/layout.ts';
import { rawQuery, source } from '../builder/query.ts';
import { select } from '../builder/select.ts';
import { stringOf } from '../builder/sql.ts';
import { textVariable } from '../builder/variables.ts';
import { statPanel, tablePanel } from '../panels/index.ts';
import { contactLink, opportunityLink } from './campaign/links.ts';
import { statusField } from './campaign/words.ts';
import { dashboard } from './dashboard.ts';

/** What was ordered. */
function orderLines(ctx: Context, where: string): Panel {
  const { columns, lines } = ctx.texts.order;
  const { common } = ctx.texts;
  return tablePanel(ctx, {
    text: lines,
    // Quantities have six decimals; as a number they lose the zeros.
    query: rawQuery(
      [
        'select line, product_id, product_name, category, toFloat64(quantity) as number, amount, revenue',
        `from ${source(ctx, 'order_lines')}`,
        `where ${where}`,
        'order by line',
      ].join('\n'),
      ['line', 'product_id', 'product_name', 'category', 'number', 'amount', 'revenue'],
    ),
    fields: {
      line: { name: columns.line, unit: 'none', width: 70 },
      product_id: text(ctx, columns.productId),
      product_name: text(ctx, columns.product),
      category: text(ctx, common.columns.category),
      number: { name: columns.quantity, unit: 'locale' },
      amount: amount(ctx, columns.amount),
      revenue: amount(ctx, common.columns.revenue),
    },
  });
}

const IS_IT = `order_id = ${stringOf('order')}`;

/** Who ordered, through whom and when, in one row. */
function head(ctx: Context): Panel {
  const { order, common } = ctx.texts;
  return tablePanel(ctx, {
    text: order.head,
    ...select(ctx, 'orders', {
      fields: {
        order_id: { name: order.columns.order },
        status: statusField(ctx),
        ordered_at: instant(order.columns.orderedAt),
        contact_id: hidden,
        contact_name: text(ctx, common.columns.contact, { links: [contactLink(ctx)] }),
        opportunity_id: hidden,
        description: { name: common.columns.description, links: [opportunityLink(ctx)] },
        campaign_name: text(ctx, common.columns.campaign),
        source_name: text(ctx, common.columns.source),
        salesperson_name: text(ctx, common.columns.salesperson),
      },
      where: [IS_IT],
    }),
  });
}

const figures = (ctx: Context): Panel =>
  statPanel(ctx, {
    text: ctx.texts.order.figures,
    ...select(ctx, 'orders', {
      fields: {
        amount: amount(ctx, ctx.texts.order.columns.amount),
        revenue: amount(ctx, ctx.texts.common.columns.revenue),
        lines: count(ctx.texts.order.columns.lines),
      },
      where: [IS_IT],
    }),
  });

/** One order with its lines. */
export function orderDashboard(ctx: Context): Dashboard {
  const text = ctx.texts.order;
  return dashboard(ctx, {
    uid: 'leadstream-order',
    text,
    variables: [textVariable({ name: 'order', text: text.variable })],
    sections: [lines(line(5, [24, head(ctx)]), line(4, [24, figures(ctx)]), line(10, [24, orderLines(ctx, IS_IT)]))],
  });
}
