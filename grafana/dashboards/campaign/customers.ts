import { count } from '../../builder/columns.ts';
import type { Context } from '../../builder/context.ts';
import { COLOURS } from '../../builder/fields.ts';
import { overTime } from '../../builder/over-time.ts';
import { barChartPanel, tablePanel } from '../../panels/index.ts';
import { byPersonAndStage, CELL, ownersAndStages, PERSON, personField, STAGES } from './cross-table.ts';
import { listLink } from './links.ts';

/** Opportunities created over time; a bar opens the opportunities of its days. */
export const created = (ctx: Context) =>
  barChartPanel(ctx, {
    text: ctx.texts.campaign.created,
    query: overTime(ctx, 'campaign_created', ['opportunities']),
    x: 'bucket_start',
    fields: {
      bucket_start: { name: ctx.texts.common.columns.period },
      opportunities: count(ctx.texts.common.columns.opportunities, {
        color: COLOURS.created,
        links: [listLink(ctx, { time: 'bucket' })],
      }),
    },
  });

/** Owners of opportunities, each bar cut by stage. */
export const owners = (ctx: Context) =>
  barChartPanel(ctx, {
    text: ctx.texts.campaign.owners,
    query: ownersAndStages(ctx),
    transformations: byPersonAndStage('zero'),
    x: PERSON,
    horizontal: true,
    stacked: true,
    showValues: 'never',
    fields: {},
    crossFields: [
      {
        matches: STAGES,
        field: { unit: 'locale', decimals: 0, links: [listLink(ctx, { set: CELL })] },
      },
      personField(ctx),
    ],
  });

/** The same as a table. */
export const ownerStages = (ctx: Context) =>
  tablePanel(ctx, {
    text: ctx.texts.campaign.ownerStages,
    query: ownersAndStages(ctx),
    transformations: byPersonAndStage('zero'),
    fields: {},
    crossFields: [
      { matches: STAGES, field: { unit: 'locale', decimals: 0, links: [listLink(ctx, { set: CELL })] } },
      personField(ctx, { links: [listLink(ctx, { set: { salesperson: CELL.salesperson } })], width: 200 }),
    ],
  });
