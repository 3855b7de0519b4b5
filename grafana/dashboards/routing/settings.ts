import { count, instant, text } from '../../builder/columns.ts';
import type { Context } from '../../builder/context.ts';
import { rawQuery, source } from '../../builder/query.ts';
import { select } from '../../builder/select.ts';
import { stringOf } from '../../builder/sql.ts';
import { tablePanel, textPanel } from '../../panels/index.ts';

/** How often the report was generated, and whether its settings may still change. */
export function report(ctx: Context) {
  const { report, settings, yesNo } = ctx.texts.routing;
  const words = { 0: yesNo.no, 1: yesNo.yes };
  return tablePanel(ctx, {
    text: report,
    ...select(ctx, 'lead_reports', {
      fields: {
        name: text(ctx, settings.name),
        active: { name: settings.active, words, align: 'left' },
        configured_at: instant(settings.configuredAt),
        generated_at: instant(settings.generatedAt, { noValue: settings.notYet }),
        last_day: { name: settings.lastDay, noValue: settings.notYet },
        generations: count(settings.generations),
        frozen: { name: settings.frozen, words, align: 'left' },
      },
      where: [`report_id = ${stringOf('report')}`],
    }),
  });
}

/** What the report is set to: the last version that was applied. */
export function configuration(ctx: Context) {
  const { configuration, settings } = ctx.texts.routing;
  const stages = ['conversion_stage_1', 'conversion_stage_2', 'final_stage'] as const;
  const sql = [
    `with (select (groupArray(salesperson_id), groupArray(name)) from ${source(ctx, 'salespeople')}) as people`,
    "select arrayStringConcat(source_tags, ', ') as tags, forwarded_from,",
    "  arrayStringConcat(arrayMap(id -> transform(id, people.1, people.2, id), salespeople), ', ') as salespeople_names,",
    `  first_contact_tag, ${stages.join(', ')}`,
    `from ${source(ctx, 'lead_report_versions')}`,
    `where applied = 1 and report_id = ${stringOf('report')}`,
    'order by time desc, time_sub desc, source desc, id desc',
    'limit 1',
  ].join('\n');
  return tablePanel(ctx, {
    text: configuration,
    query: rawQuery(sql, ['tags', 'forwarded_from', 'salespeople_names', 'first_contact_tag', ...stages]),
    fields: {
      tags: { name: settings.tags },
      forwarded_from: { name: settings.forwardedFrom },
      salespeople_names: { name: settings.salespeople, width: 320 },
      first_contact_tag: { name: settings.firstContactTag },
      conversion_stage_1: { name: settings.conversion1 },
      conversion_stage_2: { name: settings.conversion2 },
      final_stage: { name: settings.final },
    },
  });
}

/** Changes of the settings that came after the first generation. */
export function refusedSettings(ctx: Context) {
  const { refused, settings } = ctx.texts.routing;
  return tablePanel(ctx, {
    text: refused,
    ...select(ctx, 'refusals', {
      fields: { refused_at: instant(settings.refusedAt), detail: { name: settings.change } },
      where: ["rule = 'frozen_report'", `entity_id = ${stringOf('report')}`],
      orderBy: ['refused_at desc', 'event_source', 'event_id'],
      limit: 100,
    }),
  });
}

/** When to expect data. */
export function note(ctx: Context) {
  const { note } = ctx.texts.routing;
  return textPanel(note, note.content);
}
