import { amount, count, hidden, lossIsBad, rate, text } from '../../builder/columns.ts';
import type { Context } from '../../builder/context.ts';
import { COLOURS } from '../../builder/fields.ts';
import { fieldValue } from '../../builder/links.ts';
import { select } from '../../builder/select.ts';
import { barChartPanel, tablePanel } from '../../panels/index.ts';
import type { Milestone } from './links.ts';
import { listLink, onlyCategory, onlySource } from './links.ts';

/** Link of a source's count to its opportunities. */
const ofSource = (ctx: Context, milestone: Milestone) =>
  listLink(ctx, milestone, { set: { sources: fieldValue('source_id') } });

/** Effectiveness by source. */
export function sourceCare(ctx: Context) {
  const { overview, common } = ctx.texts;
  const { columns } = overview;
  return tablePanel(ctx, {
    text: overview.sourceCare,
    ...select(ctx, 'source_care', {
      fields: {
        source_id: hidden,
        source_name: text(ctx, common.columns.source, { links: [onlySource(ctx)] }),
        created: count(columns.created, { links: [ofSource(ctx, 'created')] }),
        transferred: count(columns.transferred, { links: [ofSource(ctx, 'cohort_transferred')] }),
        qualified: count(columns.qualified, { links: [ofSource(ctx, 'cohort_qualified')] }),
        with_revenue: count(columns.withRevenue, { links: [ofSource(ctx, 'cohort_ordered')] }),
        qualification_rate: rate(columns.qualificationRate),
        order_rate: rate(columns.orderRate),
        revenue: amount(ctx, common.columns.revenue),
        aov: amount(ctx, columns.aov),
      },
      orderBy: ['created desc', 'source_id'],
    }),
  });
}

/** Counts of the same as bars. */
export function sourceChart(ctx: Context) {
  const { overview, common } = ctx.texts;
  const { columns } = overview;
  return barChartPanel(ctx, {
    text: overview.sourceChart,
    ...select(ctx, 'source_care', {
      fields: {
        source_name: text(ctx, common.columns.source),
        created: count(columns.created, { color: COLOURS.created, links: [onlySource(ctx)] }),
        qualified: count(columns.qualified, { color: COLOURS.qualified, links: [onlySource(ctx)] }),
        with_revenue: count(columns.withRevenue, { color: COLOURS.won, links: [onlySource(ctx)] }),
        source_id: {},
      },
      orderBy: ['created desc', 'source_id'],
      limit: 20,
    }),
    x: 'source_name',
    horizontal: true,
  });
}

/** Cost and what it brought: the columns of the macro cost_columns. */
function costColumns(ctx: Context) {
  const { common, overview } = ctx.texts;
  const { columns } = overview;
  return {
    cost: amount(ctx, columns.cost),
    revenue: amount(ctx, common.columns.revenue),
    roi: rate(columns.roi, { ...lossIsBad, cell: 'color-text' }),
    cost_per_created: amount(ctx, columns.costPerCreated),
    cost_per_qualified: amount(ctx, columns.costPerQualified),
    cost_per_order: amount(ctx, columns.costPerOrder),
  };
}

/** Cost by source. */
export function sourceCost(ctx: Context) {
  const { overview, common } = ctx.texts;
  return tablePanel(ctx, {
    text: overview.sourceCost,
    ...select(ctx, 'source_cost', {
      fields: {
        source_id: hidden,
        source_name: text(ctx, common.columns.source, { links: [onlySource(ctx)] }),
        ...costColumns(ctx),
      },
      orderBy: ['cost desc', 'source_id'],
    }),
  });
}

/** Cost and revenue of sources as bars. */
export function sourceCostChart(ctx: Context) {
  const { overview, common } = ctx.texts;
  return barChartPanel(ctx, {
    text: overview.sourceCostChart,
    ...select(ctx, 'source_cost', {
      fields: {
        source_name: text(ctx, common.columns.source),
        cost: amount(ctx, overview.columns.cost, { color: COLOURS.warning, links: [onlySource(ctx)] }),
        revenue: amount(ctx, common.columns.revenue, { color: COLOURS.won, links: [onlySource(ctx)] }),
        source_id: {},
      },
      orderBy: ['cost desc', 'source_id'],
      limit: 20,
    }),
    x: 'source_name',
    horizontal: true,
    showValues: 'never',
  });
}

/** Cost by product category. */
export function categoryCost(ctx: Context) {
  const { overview, common } = ctx.texts;
  return tablePanel(ctx, {
    text: overview.categoryCost,
    ...select(ctx, 'category_cost', {
      fields: {
        category: text(ctx, common.columns.category, { links: [onlyCategory(ctx, 'category_id')] }),
        ...costColumns(ctx),
        category_id: hidden,
      },
      copies: { category_id: 'category' },
      orderBy: ['cost desc', 'category'],
    }),
  });
}
