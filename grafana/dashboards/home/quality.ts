import { count, instant, text } from '../../builder/columns.ts';
import type { Context } from '../../builder/context.ts';
import { dataLink, fieldValue } from '../../builder/links.ts';
import { rawQuery, source } from '../../builder/query.ts';
import { select } from '../../builder/select.ts';
import { isInRange } from '../../builder/sql.ts';
import { tablePanel } from '../../panels/index.ts';

/** What is not right with the data, and what to do about it; "nothing to report" if all is well. */
export function quality(ctx: Context) {
  const { home } = ctx.texts;
  return tablePanel(ctx, {
    text: home.quality,
    ...select(ctx, 'data_quality', {
      fields: {
        issue: { name: home.quality.issue, words: home.issues, width: 260 },
        records: count(home.quality.records, { width: 110 }),
        advice: { name: home.quality.advice, words: home.advice },
      },
      copies: { advice: 'issue' },
      orderBy: ['records desc', 'issue'],
    }),
  });
}

/** Records that could not be processed, by the rule they break. */
export function deadLetters(ctx: Context) {
  const own = ctx.texts.home.deadLetters;
  const sql = [
    'select code, field, message, count() as records, max(received_at) as last_at',
    `from ${source(ctx, 'dead_letters')}`,
    'group by code, field, message',
    'order by records desc, code, field, message',
    'limit 100',
  ].join('\n');
  return tablePanel(ctx, {
    text: own,
    query: rawQuery(sql, ['code', 'field', 'message', 'records', 'last_at']),
    fields: {
      code: { name: own.code },
      field: { name: own.field },
      message: { name: own.message },
      records: count(own.records, { width: 110 }),
      last_at: instant(own.last),
    },
  });
}

/** Events that a business rule refused; opportunities open. */
export function refused(ctx: Context) {
  const { home, common } = ctx.texts;
  const detail = dataLink(common.links.opportunity, {
    to: 'leadstream-opportunity',
    set: { opportunity: fieldValue('opportunity') },
  });
  return tablePanel(ctx, {
    text: home.refused,
    ...select(ctx, 'refusals', {
      fields: {
        refused_at: instant(home.refused.at),
        rule: { name: home.refused.rule, words: home.rules },
        by_id: text(ctx, home.refused.by),
        detail: { name: home.refused.detail },
        opportunity: { name: common.columns.opportunity, links: [detail] },
        report: { name: home.refused.report },
      },
      computed: {
        opportunity: "if(rule = 'reopening', entity_id, '')",
        report: "if(rule = 'frozen_report', entity_id, '')",
      },
      where: [isInRange('refused_at')],
      orderBy: ['refused_at desc', 'event_id'],
      limit: 1_000,
    }),
  });
}
