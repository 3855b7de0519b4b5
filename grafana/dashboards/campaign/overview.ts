import { amount, count, hidden, rate } from '../../builder/columns.ts';
import type { Context } from '../../builder/context.ts';
import { COLOURS } from '../../builder/fields.ts';
import { fieldValue } from '../../builder/links.ts';
import { overTime } from '../../builder/over-time.ts';
import { rawQuery, source } from '../../builder/query.ts';
import { select } from '../../builder/select.ts';
import type { DataLink } from '../../model/field-config.ts';
import { barChartPanel, pieChartPanel, tablePanel } from '../../panels/index.ts';
import { stageLabel } from './labels.ts';
import { listLink, ordersLink } from './links.ts';

/** Revenue over time; a bar opens the orders of its days. */
export const revenue = (ctx: Context) =>
  barChartPanel(ctx, {
    text: ctx.texts.campaign.revenue,
    query: overTime(ctx, 'campaign_revenue', ['revenue']),
    x: 'bucket_start',
    fields: {
      bucket_start: { name: ctx.texts.common.columns.period },
      revenue: amount(ctx, ctx.texts.common.columns.revenue, {
        color: COLOURS.won,
        links: [ordersLink(ctx, { time: 'bucket' })],
      }),
    },
  });

/** Orders over time: money and counts don't share an axis. */
export const orders = (ctx: Context) =>
  barChartPanel(ctx, {
    text: ctx.texts.campaign.orders,
    query: overTime(ctx, 'campaign_revenue', ['orders']),
    x: 'bucket_start',
    fields: {
      bucket_start: { name: ctx.texts.common.columns.period },
      orders: count(ctx.texts.common.columns.orders, {
        color: COLOURS.transferred,
        links: [ordersLink(ctx, { time: 'bucket' })],
      }),
    },
  });

const ofStage = (ctx: Context) => listLink(ctx, { set: { stage: fieldValue('stage') } });

const STAGE_ORDER = ['stage_order = 0', 'stage_order', 'stage'];

/** Opportunities at each step of the campaign's approach. */
export const stages = (ctx: Context) =>
  barChartPanel(ctx, {
    text: ctx.texts.campaign.stages,
    ...select(ctx, 'campaign_stages', {
      labels: { stage: stageLabel(ctx) },
      fields: {
        stage: { name: ctx.texts.common.columns.stage },
        opportunities: count(ctx.texts.common.columns.opportunities, {
          color: COLOURS.in_progress,
          links: [ofStage(ctx)],
        }),
        share: hidden,
      },
      orderBy: STAGE_ORDER,
    }),
    x: 'stage',
    horizontal: true,
  });

/** How counts by stage are shown in tables, with the list behind each. */
const stageShareFields = (ctx: Context, link: DataLink) => ({
  stage: { name: ctx.texts.common.columns.stage, links: [link] },
  opportunities: count(ctx.texts.common.columns.opportunities, { links: [link], width: 110 }),
  share: rate(ctx.texts.common.columns.share, { cell: 'gauge', min: 0, max: 1 }),
});

/** The same with shares. */
export const stageShares = (ctx: Context) =>
  tablePanel(ctx, {
    text: ctx.texts.campaign.stageShares,
    ...select(ctx, 'campaign_stages', {
      labels: { stage: stageLabel(ctx) },
      fields: stageShareFields(ctx, ofStage(ctx)),
      orderBy: STAGE_ORDER,
    }),
  });

/** Won, lost and in progress: three columns of one row, so that each keeps its colour. */
export function outcomes(ctx: Context, texts: 'outcomes' | 'results') {
  const { outcomes } = ctx.texts.common;
  const of = (outcome: 'won' | 'lost' | 'in_progress') =>
    count(outcomes[outcome], { color: COLOURS[outcome], links: [listLink(ctx, { set: { outcome } })] });
  const column = (outcome: string) => `anyIf(opportunities, outcome = '${outcome}') as ${outcome}`;
  return pieChartPanel(ctx, {
    text: ctx.texts.campaign[texts],
    query: rawQuery(
      `select ${['won', 'lost', 'in_progress'].map(column).join(', ')}\nfrom ${source(ctx, 'campaign_outcomes')}`,
      ['won', 'lost', 'in_progress'],
    ),
    legend: texts === 'results' ? 'bottom' : 'right',
    fields: { won: of('won'), lost: of('lost'), in_progress: of('in_progress') },
  });
}

/** Success probability: how many opportunities are at each percentage. */
export const probability = (ctx: Context) =>
  barChartPanel(ctx, {
    text: ctx.texts.campaign.probability,
    ...select(ctx, 'campaign_probability', {
      labels: { percent: "concat(toString(probability), ' %')", probability_id: 'toString(probability)' },
      fields: {
        percent: { name: ctx.texts.common.columns.probability },
        opportunities: count(ctx.texts.common.columns.opportunities, {
          color: COLOURS.in_progress,
          links: [listLink(ctx, { set: { probability: fieldValue('probability_id') } })],
        }),
        probability_id: hidden,
      },
      orderBy: ['probability'],
    }),
    x: 'percent',
  });

/** Registered and unregistered together: sums of the report's own rows, side by side. */
export function registration(ctx: Context) {
  const { registered } = ctx.texts.campaign;
  const sum = (name: string, value: 0 | 1) => `sumIf(opportunities, registered = ${value}) as ${name}`;
  return pieChartPanel(ctx, {
    text: ctx.texts.campaign.registration,
    query: rawQuery(
      `select ${sum('registered_ones', 1)}, ${sum('unregistered_ones', 0)}\nfrom ${source(ctx, 'campaign_registration')}`,
      ['registered_ones', 'unregistered_ones'],
    ),
    legend: 'bottom',
    fields: {
      registered_ones: count(registered.yes, {
        color: COLOURS.in_progress,
        links: [listLink(ctx, { set: { registered: '1' } })],
      }),
      unregistered_ones: count(registered.no, {
        color: COLOURS.warning,
        links: [listLink(ctx, { set: { registered: '0' } })],
      }),
    },
  });
}

/** Opportunities with an owner, or without, by stage. */
export const registrationStages = (ctx: Context, registered: '0' | '1') =>
  tablePanel(ctx, {
    text: ctx.texts.campaign[registered === '1' ? 'registeredStages' : 'unregisteredStages'],
    ...select(ctx, 'campaign_registration', {
      labels: { stage: stageLabel(ctx) },
      fields: stageShareFields(ctx, listLink(ctx, { set: { registered, stage: fieldValue('stage') } })),
      where: [`registered = ${registered}`],
      orderBy: STAGE_ORDER,
    }),
  });
