import { amount, count, hidden, lossIsBad, rate, risingIsBad, risingIsGood, text } from '../../builder/columns.ts';
import type { Context } from '../../builder/context.ts';
import { COLOURS } from '../../builder/fields.ts';
import { overTime } from '../../builder/over-time.ts';
import { select } from '../../builder/select.ts';
import { barChartPanel, pieChartPanel, statPanel, tablePanel } from '../../panels/index.ts';
import { listLink, onlyCategory } from './links.ts';

/** Revenue, beside the period before. */
export function revenue(ctx: Context) {
  const text = ctx.texts.overview.revenue;
  return statPanel(ctx, {
    text,
    ...select(ctx, 'overview_totals', {
      fields: {
        revenue: amount(ctx, text.value, { color: COLOURS.neutral }),
        revenue_change: rate(text.change, risingIsGood),
        previous_revenue: amount(ctx, text.previous, { color: COLOURS.neutral }),
      },
    }),
  });
}

/** Cost, beside the period before; more cost is not good news. */
export function cost(ctx: Context) {
  const text = ctx.texts.overview.cost;
  return statPanel(ctx, {
    text,
    ...select(ctx, 'overview_totals', {
      fields: {
        cost: amount(ctx, text.value, { color: COLOURS.neutral }),
        cost_change: rate(text.change, risingIsBad),
        previous_cost: amount(ctx, text.previous, { color: COLOURS.neutral }),
      },
    }),
  });
}

/** Return on investment, beside the period before. */
export function roi(ctx: Context) {
  const text = ctx.texts.overview.roi;
  return statPanel(ctx, {
    text,
    ...select(ctx, 'overview_totals', {
      fields: {
        roi: rate(text.value, lossIsBad),
        roi_change: rate(text.change, risingIsGood),
        previous_roi: rate(text.previous, { color: COLOURS.neutral }),
      },
    }),
  });
}

/** Milestones over time; a bar opens the opportunities of its days. */
export function conversion(ctx: Context) {
  const { conversion, stages } = ctx.texts.overview;
  return barChartPanel(ctx, {
    text: conversion,
    query: overTime(ctx, 'overview_conversion', ['created', 'transferred', 'qualified']),
    x: 'bucket_start',
    fields: {
      bucket_start: { name: ctx.texts.common.columns.period },
      created: count(stages.created, {
        color: COLOURS.created,
        links: [listLink(ctx, 'created', { time: 'bucket' })],
      }),
      transferred: count(stages.transferred, {
        color: COLOURS.transferred,
        links: [listLink(ctx, 'transferred', { time: 'bucket' })],
      }),
      qualified: count(stages.qualified, {
        color: COLOURS.qualified,
        links: [listLink(ctx, 'qualified', { time: 'bucket' })],
      }),
    },
  });
}

/** Revenue by category as parts of the whole. */
export function categories(ctx: Context) {
  const { overview, common } = ctx.texts;
  return pieChartPanel(ctx, {
    text: overview.categories,
    ...select(ctx, 'overview_categories', {
      fields: {
        category: text(ctx, common.columns.category),
        revenue: amount(ctx, common.columns.revenue, { links: [onlyCategory(ctx, 'category_id')] }),
      },
      copies: { category_id: 'category' },
      orderBy: ['revenue desc'],
    }),
    rowsBy: 'category',
    value: 'revenue',
  });
}

/** The same as a list. */
export function categoryShares(ctx: Context) {
  const { overview, common } = ctx.texts;
  return tablePanel(ctx, {
    text: overview.categoryShares,
    ...select(ctx, 'overview_categories', {
      fields: {
        category: text(ctx, common.columns.category, { links: [onlyCategory(ctx, 'category_id')] }),
        revenue: amount(ctx, common.columns.revenue),
        share: rate(common.columns.share, { cell: 'gauge', min: 0, max: 1 }),
        category_id: hidden,
      },
      copies: { category_id: 'category' },
      orderBy: ['revenue desc'],
    }),
  });
}
