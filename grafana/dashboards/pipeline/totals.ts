import { amount, count, hidden, text } from '../../builder/columns.ts';
import type { Context } from '../../builder/context.ts';
import { COLOURS } from '../../builder/fields.ts';
import { dataLink, fieldValue } from '../../builder/links.ts';
import { select } from '../../builder/select.ts';
import { stringOf, today } from '../../builder/sql.ts';
import { barChartPanel, tablePanel } from '../../panels/index.ts';
import { clockField } from './cards.ts';
import { boardFilters } from './filters.ts';

/** Filters that a link to this dashboard itself keeps. */
const KEPT = [
  'keyword',
  'team',
  'owner',
  'contact',
  'campaign',
  'custom_key',
  'custom_value',
  'created',
  'updated',
  'sort',
];

/** Count, value and weighted value of every stage. */
export function stageTotals(ctx: Context) {
  const { totals, columns } = ctx.texts.pipeline;
  const only = dataLink(totals.only, {
    to: 'leadstream-pipeline',
    keep: [...KEPT, 'bucket', 'horizon'],
    set: { stage: fieldValue('stage') },
  });
  return tablePanel(ctx, {
    text: totals,
    ...select(ctx, 'pipeline_totals', {
      fields: {
        stage_name: text(ctx, columns.stage, { links: [only] }),
        opportunities: count(columns.opportunities, { width: 110 }),
        estimated_value: amount(ctx, columns.estimatedValue),
        weighted_value: amount(ctx, columns.weightedValue),
        stage: hidden,
      },
      arguments: boardFilters(ctx),
      orderBy: ['stage_order', 'stage_id', 'stage_name'],
    }),
  });
}

/** The same values as bars. */
export function stageChart(ctx: Context) {
  const { stageChart, columns } = ctx.texts.pipeline;
  return barChartPanel(ctx, {
    text: stageChart,
    ...select(ctx, 'pipeline_totals', {
      fields: {
        stage_name: text(ctx, columns.stage),
        estimated_value: amount(ctx, columns.estimatedValue, { color: COLOURS.created }),
        weighted_value: amount(ctx, columns.weightedValue, { color: COLOURS.transferred }),
      },
      arguments: boardFilters(ctx),
      orderBy: ['stage_order', 'stage_id', 'stage_name'],
    }),
    x: 'stage_name',
    showValues: 'never',
  });
}

/** Open opportunities by clock. */
export function clockTotals(ctx: Context) {
  const { clockTotals, clocks, columns } = ctx.texts.pipeline;
  const field = clockField(ctx, columns.clock, 150);
  return tablePanel(ctx, {
    text: clockTotals,
    ...select(ctx, 'pipeline_clocks', {
      fields: {
        clock: { ...field, words: { ...field.words, '': clocks.none } },
        opportunities: count(columns.opportunities, { width: 110 }),
        estimated_value: amount(ctx, columns.estimatedValue),
        weighted_value: amount(ctx, columns.weightedValue),
      },
      arguments: boardFilters(ctx),
    }),
  });
}

/** What open opportunities may bring, by when they are expected to close: from this month on. */
export function forecast(ctx: Context) {
  const { forecast, columns } = ctx.texts.pipeline;
  const first = `toStartOfMonth(${today(ctx.timeZone)})`;
  return barChartPanel(ctx, {
    text: forecast,
    ...select(ctx, 'pipeline_forecast', {
      fields: {
        bucket_start: { name: columns.expectedCloseOn },
        estimated_value: amount(ctx, columns.estimatedValue, { color: COLOURS.created }),
        weighted_value: amount(ctx, columns.weightedValue, { color: COLOURS.transferred }),
      },
      arguments: {
        ...boardFilters(ctx),
        from: first,
        to: `addMonths(${first}, toUInt8(${stringOf('horizon')}))`,
      },
    }),
    x: 'bucket_start',
    showValues: 'never',
  });
}
