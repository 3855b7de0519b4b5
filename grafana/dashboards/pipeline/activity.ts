import { count, hidden, instant, text } from '../../lib/columns.ts';
import type { Context } from '../../lib/context.ts';
import { dataLink, fieldValue } from '../../lib/links.ts';
import { tablePanel } from '../../lib/panels/index.ts';
import { rawQuery, source } from '../../lib/query.ts';
import { boardRows } from './filters.ts';

/** Opportunities whose contacts are looked at, and refusals listed. */
const ROWS = 200;

/** Interactions with the contacts of the first opportunities; a stage change is one. */
export function interactions(ctx: Context) {
  const { interactions, columns } = ctx.texts.pipeline;
  const { links } = ctx.texts.common;
  const contact = dataLink(links.contact, { to: 'leadstream-contact', set: { contact: fieldValue('contact_id') } });
  const first = (columns: string) => `select ${columns} from ${source(ctx, 'pipeline_board', boardRows(ctx, ROWS))}`;
  const sql = [
    'select shown.contact_id as contact_id, shown.contact_name as contact_name, found.interactions as interactions, found.last_at as last_at',
    'from (',
    `  ${first('contact_id, contact_name')}`,
    ') as shown',
    'inner join (',
    `  select contact_id, interactions, last_at from ${source(ctx, 'contact_interactions')}`,
    // A condition on the key reaches the tables below the report; a join alone would not.
    `  where contact_id in (`,
    `  ${first('contact_id')}`,
    '  )',
    ') as found on found.contact_id = shown.contact_id',
    'order by last_at desc, contact_id',
    'limit 1 by contact_id',
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
