import { count, hidden, text } from '../../builder/columns.ts';
import type { Context } from '../../builder/context.ts';
import { COLOURS, type Field } from '../../builder/fields.ts';
import { dataLink, fieldValue } from '../../builder/links.ts';
import { rawQuery, source } from '../../builder/query.ts';
import { select } from '../../builder/select.ts';
import { barChartPanel, tablePanel } from '../../panels/index.ts';
import { contactsLink } from './milestones.ts';
import { cohort } from './variables.ts';

const COUNTS = ['transferred', 'taken_up', 'conversion_1', 'conversion_2', 'final'] as const;

/** The five counts of a row, each with a link to its contacts. */
function counts(ctx: Context, set: Readonly<Record<string, string>>) {
  const { stageWords } = ctx.texts.routing;
  const one = (stage: (typeof COUNTS)[number]): Field =>
    count(stageWords[stage], { links: [contactsLink(ctx, stage, { set })] });
  return {
    transferred: one('transferred'),
    taken_up: one('taken_up'),
    conversion_1: one('conversion_1'),
    conversion_2: one('conversion_2'),
    final: one('final'),
  };
}

/** Every salesperson of the report, and the way to his or her details. */
export function salespeople(ctx: Context) {
  const { salespeople, figures, details } = ctx.texts.routing;
  const open = dataLink(details, {
    to: 'leadstream-routing-salesperson',
    keep: ['report', 'acquired_in'],
    set: { salesperson: fieldValue('salesperson_id') },
  });
  const sql = [
    `select salesperson_name, ${COUNTS.join(', ')}, 'details' as details, salesperson_id`,
    `from ${source(ctx, 'lead_routing_salespeople', cohort(ctx))}`,
    'order by transferred desc, salesperson_id',
  ].join('\n');
  return tablePanel(ctx, {
    text: salespeople,
    query: rawQuery(sql, ['salesperson_name', ...COUNTS, 'details', 'salesperson_id']),
    fields: {
      salesperson_name: text(ctx, figures.salesperson, { links: [open] }),
      ...counts(ctx, { salesperson: fieldValue('salesperson_id') }),
      details: { name: details, words: { details }, links: [open], width: 120 },
      salesperson_id: hidden,
    },
  });
}

/** One salesperson: every source of the report with the contacts at each stage. */
export function salespersonSources(ctx: Context) {
  const { sources, columns } = ctx.texts.routingSalesperson;
  return tablePanel(ctx, {
    text: sources,
    ...select(ctx, 'lead_routing_salesperson', {
      fields: { source_tag: { name: columns.source }, ...counts(ctx, { source_tag: fieldValue('source_tag') }) },
      arguments: cohort(ctx),
      orderBy: ['transferred desc', 'source_tag'],
    }),
  });
}

/** The same as bars. */
export function salespersonChart(ctx: Context) {
  const { chart, columns } = ctx.texts.routingSalesperson;
  const fields = counts(ctx, { source_tag: fieldValue('source_tag') });
  return barChartPanel(ctx, {
    text: chart,
    ...select(ctx, 'lead_routing_salesperson', {
      fields: {
        source_tag: { name: columns.source },
        transferred: { ...fields.transferred, color: COLOURS.transferred },
        taken_up: { ...fields.taken_up, color: COLOURS.qualified },
        conversion_1: { ...fields.conversion_1, color: COLOURS.created },
        conversion_2: { ...fields.conversion_2, color: 'super-light-blue' },
        final: { ...fields.final, color: COLOURS.good },
      },
      arguments: cohort(ctx),
      orderBy: ['transferred desc', 'source_tag'],
    }),
    x: 'source_tag',
    horizontal: true,
  });
}
