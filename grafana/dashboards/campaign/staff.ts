import { amount, count, hidden, rate } from '../../builder/columns.ts';
import type { Context } from '../../builder/context.ts';
import { COLOURS, type Fields } from '../../builder/fields.ts';
import { fieldValue } from '../../builder/links.ts';
import type { ColumnOf } from '../../builder/query.ts';
import { select } from '../../builder/select.ts';
import { barChartPanel, tablePanel } from '../../panels/index.ts';
import { byPersonAndStage, CELL, EXTRA, PERSON, personField, STAGES, staffAndStages } from './cross-table.ts';
import { isChosenSalesperson, salespersonLabel } from './labels.ts';
import { figuresLink, listLink, ordersLink } from './links.ts';

/** Salespeople in a chart at most; the table lists all. */
const CHART_LIMIT = 15;

const OWN = fieldValue('salesperson_id');
const figures = (ctx: Context) => figuresLink(ctx, OWN);
const listOf = (ctx: Context, set: Readonly<Record<string, string>>) =>
  listLink(ctx, { set: { salesperson: OWN, ...set } });

/** Registered, won, lost and in progress, each with the list behind it. */
const counts = (ctx: Context, more: 'figures' | 'none') => {
  const { columns } = ctx.texts.campaign;
  const { outcomes } = ctx.texts.common;
  const field = (name: string, color: string, set: Readonly<Record<string, string>>) =>
    more === 'figures'
      ? count(name, { color, links: [figures(ctx), listOf(ctx, set)] })
      : count(name, { links: [listOf(ctx, set)] });
  return {
    registered: field(columns.registered, COLOURS.transferred, { registered: '1' }),
    won: field(outcomes.won, COLOURS.won, { outcome: 'won' }),
    lost: field(outcomes.lost, COLOURS.lost, { outcome: 'lost' }),
    in_progress: field(outcomes.in_progress, COLOURS.in_progress, { outcome: 'in_progress' }),
  };
};

/** Figures of the salesperson chosen, or of all, by their names. */
const ofStaff = (
  ctx: Context,
  order: string,
  limit: number | undefined,
  fields: Fields<ColumnOf<'campaign_staff'> | 'person'>,
) =>
  select(ctx, 'campaign_staff', {
    labels: { person: salespersonLabel(ctx) },
    fields: { ...fields, salesperson_id: hidden },
    where: [isChosenSalesperson(ctx)],
    orderBy: [order, 'salesperson_id'],
    ...(limit === undefined ? {} : { limit }),
  });

/** Revenue of each salesperson: apart from the counts, as money has a separate axis. */
export const staffRevenue = (ctx: Context) =>
  barChartPanel(ctx, {
    text: ctx.texts.campaign.staffRevenue,
    ...ofStaff(ctx, 'revenue desc', CHART_LIMIT, {
      person: { name: ctx.texts.common.columns.salesperson },
      revenue: amount(ctx, ctx.texts.common.columns.revenue, {
        color: COLOURS.won,
        links: [figures(ctx), ordersLink(ctx, { set: { salesperson: OWN } })],
      }),
    }),
    x: 'person',
    horizontal: true,
  });

/** Opportunities of each salesperson; a click shows the salesperson's figures alone. */
export const staffCounts = (ctx: Context) =>
  barChartPanel(ctx, {
    text: ctx.texts.campaign.staffCounts,
    ...ofStaff(ctx, 'registered desc', CHART_LIMIT, {
      person: { name: ctx.texts.common.columns.salesperson },
      ...counts(ctx, 'figures'),
    }),
    x: 'person',
    horizontal: true,
  });

/** All figures of every manager, participant and other owner. */
export const staff = (ctx: Context) =>
  tablePanel(ctx, {
    text: ctx.texts.campaign.staff,
    ...ofStaff(ctx, 'revenue desc', undefined, {
      person: { name: ctx.texts.common.columns.salesperson, links: [figures(ctx)] },
      ...counts(ctx, 'none'),
      revenue: amount(ctx, ctx.texts.common.columns.revenue, {
        links: [ordersLink(ctx, { set: { salesperson: OWN } })],
      }),
      revenue_share: rate(ctx.texts.campaign.columns.revenueShare, { cell: 'gauge', min: 0, max: 1 }),
    }),
  });

/** The table of the guide: opportunities by salesperson and step of the approach, with revenue and its share. */
export function staffStages(ctx: Context) {
  const ofPerson = { salesperson: fieldValue(PERSON) };
  return tablePanel(ctx, {
    text: ctx.texts.campaign.staffStages,
    query: staffAndStages(ctx),
    transformations: byPersonAndStage('null'),
    fields: {},
    crossFields: [
      { matches: STAGES, field: { unit: 'locale', decimals: 0, noValue: '0', links: [listLink(ctx, { set: CELL })] } },
      personField(ctx, { links: [figuresLink(ctx, ofPerson.salesperson)], width: 200 }),
      {
        matches: EXTRA.registered,
        field: count(ctx.texts.campaign.columns.registered, {
          links: [listLink(ctx, { set: { ...ofPerson, registered: '1' } })],
        }),
      },
      {
        matches: EXTRA.revenue,
        field: amount(ctx, ctx.texts.common.columns.revenue, { links: [ordersLink(ctx, { set: ofPerson })] }),
      },
      {
        matches: EXTRA.share,
        field: rate(ctx.texts.campaign.columns.revenueShare, { noValue: ctx.texts.common.notApplicable }),
      },
    ],
  });
}
