import { literal } from '../../../clickhouse/quote.ts';
import { count, hidden } from '../../builder/columns.ts';
import type { Context } from '../../builder/context.ts';
import { COLOURS } from '../../builder/fields.ts';
import { rawQuery, source } from '../../builder/query.ts';
import { select } from '../../builder/select.ts';
import { barChartPanel, statPanel } from '../../panels/index.ts';
import { contactsLink, OF_ALL } from './milestones.ts';

/** Acquired, transferred, taken up, each by its own time in the period, and transferred per salesperson. */
export function basics(ctx: Context) {
  const { basics, figures } = ctx.texts.routing;
  const all = { set: OF_ALL };
  return statPanel(ctx, {
    text: basics,
    ...select(ctx, 'lead_routing_basics', {
      fields: {
        acquired: count(figures.acquired, { color: COLOURS.created, links: [contactsLink(ctx, 'acquired', all)] }),
        transferred: count(figures.transferred, {
          color: COLOURS.transferred,
          links: [contactsLink(ctx, 'transferred_in_period', all)],
        }),
        taken_up: count(figures.takenUp, {
          color: COLOURS.qualified,
          links: [contactsLink(ctx, 'taken_up_in_period', all)],
        }),
        per_salesperson: { name: figures.perSalesperson, unit: 'none', decimals: 1, color: COLOURS.neutral },
      },
    }),
  });
}

/** The same day by day; a bar opens the contacts of its day. */
export function daily(ctx: Context) {
  const { daily, figures } = ctx.texts.routing;
  const at = (date: string) => `toUnixTimestamp(toDateTime(${date}, ${literal(ctx.timeZone)})) * 1000`;
  const sql = [
    'select toString(date) as day, acquired, transferred, taken_up,',
    `  toString(${at('date')}) as bucket_from, toString(${at('date + 1')} - 1000) as bucket_to`,
    `from (select day as date, acquired, transferred, taken_up from ${source(ctx, 'lead_routing_daily')})`,
    'order by date',
  ].join('\n');
  const ofDay = { set: OF_ALL, time: 'bucket' } as const;
  return barChartPanel(ctx, {
    text: daily,
    query: rawQuery(sql, ['day', 'acquired', 'transferred', 'taken_up', 'bucket_from', 'bucket_to']),
    x: 'day',
    fields: {
      day: { name: figures.day },
      acquired: count(figures.acquired, { color: COLOURS.created, links: [contactsLink(ctx, 'acquired', ofDay)] }),
      transferred: count(figures.transferred, {
        color: COLOURS.transferred,
        links: [contactsLink(ctx, 'transferred_in_period', ofDay)],
      }),
      taken_up: count(figures.takenUp, {
        color: COLOURS.qualified,
        links: [contactsLink(ctx, 'taken_up_in_period', ofDay)],
      }),
      bucket_from: hidden,
      bucket_to: hidden,
    },
  });
}
