import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { instant } from '../../builder/columns.ts';
import type { Context } from '../../builder/context.ts';
import { rawQuery, source } from '../../builder/query.ts';
import { stringOf } from '../../builder/sql.ts';
import { tablePanel } from '../../panels/index.ts';

/** Everything that was said of the contact, the latest first. */
export function events(ctx: Context): Panel {
  const { columns, events, eventTypes } = ctx.texts.contact;
  const sql = [
    // The part that all types begin with says nothing; a dot would make a path of it in the language files.
    "select time, replaceAll(substring(toString(type), 5), '.', '_') as kind, opportunity_id, data, source, received_at",
    `from ${source(ctx, 'events')}`,
    `where key = ${stringOf('contact')}`,
    'order by time desc, source, id',
    'limit 1000',
  ].join('\n');
  return tablePanel(ctx, {
    text: events,
    query: rawQuery(sql, ['time', 'kind', 'opportunity_id', 'data', 'source', 'received_at']),
    fields: {
      time: instant(ctx.texts.opportunity.columns.time),
      kind: { name: columns.kind, words: eventTypes, width: 230 },
      opportunity_id: { name: ctx.texts.common.columns.opportunity, words: { '(none)': '–' } },
      data: { name: columns.data },
      source: { name: columns.source },
      received_at: instant(columns.receivedAt),
    },
  });
}
