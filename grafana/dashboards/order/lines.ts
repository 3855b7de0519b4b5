import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { amount, text } from '../../builder/columns.ts';
import type { Context } from '../../builder/context.ts';
import { rawQuery, source } from '../../builder/query.ts';
import { tablePanel } from '../../panels/index.ts';

/** What was ordered. */
export function lines(ctx: Context, where: string): Panel {
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
