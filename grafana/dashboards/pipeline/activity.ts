import { count, hidden, instant, text } from '../../builder/columns.ts';
import type { Context } from '../../builder/context.ts';
import { dataLink, fieldValue } from '../../builder/links.ts';
import { rawQuery, source } from '../../builder/query.ts';
import { tablePanel } from '../../panels/index.ts';
import { boardRows } from './filters.ts';

/** Opportunities whose contacts are looked at, and refusals listed. */
const ROWS = 200;

/** Interactions with the contacts of the first opportunities; a stage change is one. */
export function interactions(ctx: Context) {
  const { interactions, columns } = ctx.texts.pipeline;
  const { links } = ctx.texts.common;
  const contact = dataLink(links.contact, { to: 'leadstream-contact', set: { contact: fieldValue('contact_id') } });
  // The board is asked once, for ids and names together. The condition reaches the key of the table below the report; a join would not.
  const sql = [
    `with (select (groupArray(contact_id), groupArray(contact_name)) from ${source(ctx, 'pipeline_board', boardRows(ctx, ROWS))}) as shown`,
    "select contact_id, transform(contact_id, shown.1, shown.2, '') as contact_name, interactions, last_at",
    `from ${source(ctx, 'contact_interactions')}`,
    'where has(shown.1, contact_id)',
    'order by last_at desc, contact_id',
  ].join('\n');
  return tablePanel(ctx, {
    text: interactions,
    query: rawQuery(sql, ['contact_id', 'contact_name', 'interactions', 'last_at'], ['last_at']),
    fields: {
      contact_id: hidden,
      contact_name: text(ctx, columns.contact, { links: [contact] }),
      interactions: count(columns.interactions),
      last_at: instant(columns.lastAt),
    },
  });
}

/** Stage changes out of a closed stage that the rules refused. */
export function refusals(ctx: Context) {
  const { refusals, columns } = ctx.texts.pipeline;
  const { links, notApplicable } = ctx.texts.common;
  const opportunity = dataLink(links.opportunity, {
    to: 'leadstream-opportunity',
    set: { opportunity: fieldValue('entity_id') },
  });
  const sql = [
    `with (select (groupArray(salesperson_id), groupArray(name)) from ${source(ctx, 'salespeople')}) as people`,
    'select refused_at, entity_id, detail, transform(by_id, people.1, people.2, by_id) as by_name',
    `from ${source(ctx, 'refusals')}`,
    "where rule = 'reopening'",
    'order by refused_at desc, event_source, event_id',
    `limit ${ROWS}`,
  ].join('\n');
  return tablePanel(ctx, {
    text: refusals,
    query: rawQuery(sql, ['refused_at', 'entity_id', 'detail', 'by_name']),
    fields: {
      refused_at: instant(columns.refusedAt),
      entity_id: { name: columns.opportunity, links: [opportunity] },
      detail: { name: columns.refused },
      by_name: text(ctx, columns.by, { words: { '': notApplicable, '(none)': ctx.texts.common.none } }),
    },
  });
}
