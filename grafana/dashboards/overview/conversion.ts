import { amount, count, hidden, rate } from '../../builder/columns.ts';
import type { Context } from '../../builder/context.ts';
import { COLOURS, type Field } from '../../builder/fields.ts';
import { dataLink, fieldValue } from '../../builder/links.ts';
import { select } from '../../builder/select.ts';
import { barGaugePanel, statPanel, tablePanel } from '../../panels/index.ts';
import { listLink } from './links.ts';

/** Words and colours of the funnel's steps. */
const stageField = (ctx: Context): Field => {
  const { stages, funnelRates } = ctx.texts.overview;
  return { name: funnelRates.stage, words: stages };
};

/** Link of a funnel step to its opportunities: the milestone is that of the row. */
const stepLink = (ctx: Context) =>
  dataLink(ctx.texts.opportunities.title, {
    to: 'leadstream-opportunities',
    keep: ['sources', 'categories'],
    set: { milestone: fieldValue('milestone') },
  });

/** Names of the list's milestones for the steps of the funnel. */
const MILESTONE =
  "transform(stage, ['transferred', 'qualified', 'with_revenue'], ['cohort_transferred', 'funnel_qualified', 'funnel_ordered'], stage)";

/** Nested funnel as bars. */
export const funnel = (ctx: Context) =>
  barGaugePanel(ctx, {
    text: ctx.texts.overview.funnel,
    ...select(ctx, 'overview_funnel', {
      fields: {
        stage: stageField(ctx),
        opportunities: count(ctx.texts.overview.columns.opportunities, {
          color: COLOURS.created,
          links: [stepLink(ctx)],
        }),
      },
      computed: { milestone: MILESTONE },
      orderBy: ['stage_order'],
    }),
    rowsBy: 'stage',
    value: 'opportunities',
  });

/** The funnel's counts and both rates. */
export function funnelRates(ctx: Context) {
  const { funnelRates } = ctx.texts.overview;
  return tablePanel(ctx, {
    text: funnelRates,
    ...select(ctx, 'overview_funnel', {
      fields: {
        stage: stageField(ctx),
        opportunities: count(ctx.texts.overview.columns.opportunities, { links: [stepLink(ctx)], width: 110 }),
        rate_from_created: rate(funnelRates.fromCreated, { cell: 'gauge', min: 0, max: 1 }),
        rate_from_previous: rate(funnelRates.fromPrevious, { cell: 'gauge', min: 0, max: 1 }),
        milestone: hidden,
      },
      computed: { milestone: MILESTONE },
      orderBy: ['stage_order'],
    }),
  });
}

/** Care: qualification rate, order rate, average order value, with the counts they come from. */
export const care = {
  qualification(ctx: Context) {
    const text = ctx.texts.overview.qualificationRate;
    return statPanel(ctx, {
      text,
      ...select(ctx, 'overview_care', {
        fields: {
          qualification_rate: rate(text.value, { color: COLOURS.qualified }),
          qualified: count(text.qualified, { color: COLOURS.neutral, links: [listLink(ctx, 'cohort_qualified')] }),
          created: count(text.created, { color: COLOURS.neutral, links: [listLink(ctx, 'created')] }),
        },
      }),
    });
  },
  orders(ctx: Context) {
    const text = ctx.texts.overview.orderRate;
    return statPanel(ctx, {
      text,
      ...select(ctx, 'overview_care', {
        fields: {
          order_rate: rate(text.value, { color: COLOURS.good }),
          ordered: count(text.ordered, { color: COLOURS.neutral, links: [listLink(ctx, 'cohort_ordered')] }),
          created: count(text.created, { color: COLOURS.neutral, links: [listLink(ctx, 'created')] }),
        },
      }),
    });
  },
  aov(ctx: Context) {
    const text = ctx.texts.overview.aov;
    return statPanel(ctx, {
      text,
      ...select(ctx, 'overview_care', { fields: { aov: amount(ctx, text.value, { color: COLOURS.neutral }) } }),
    });
  },
};
