import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { count, hidden, hours, instant, text } from '../builder/columns.ts';
import type { Context } from '../builder/context.ts';
import { line, lines } from '../builder/layout.ts';
import { dashboardLink, dataLink, fieldValue, urlOf } from '../builder/links.ts';
import { rawQuery, source } from '../builder/query.ts';
import { select } from '../builder/select.ts';
import { isChosen } from '../builder/sql.ts';
import { customVariable } from '../builder/variables.ts';
import { statPanel, tablePanel } from '../panels/index.ts';
import { dashboard } from './dashboard.ts';
import { byOwnTime, MILESTONES, milestoneCondition } from './routing/milestones.ts';
import {
  acquiredInVariable,
  cohort,
  reportVariable,
  salespersonVariable,
  sourceTagVariable,
} from './routing/variables.ts';

/** Rows of the list at most; the number above it counts all. */
const LIMIT = 5_000;

/** Contacts transferred or taken up in the period may have been acquired at any time. */
function acquired(ctx: Context) {
  const { from, to } = cohort(ctx);
  return {
    from: `if(${byOwnTime}, toDate('1970-01-01'), ${from})`,
    to: `if(${byOwnTime}, toDate('2149-06-06'), ${to})`,
  };
}

const conditions = (ctx: Context) => [milestoneCondition(ctx.timeZone), isChosen('source_tag', 'source_tag')];

function total(ctx: Context) {
  const { total, columns } = ctx.texts.routingContacts;
  const sql = [
    'select count() as contacts',
    `from ${source(ctx, 'lead_routing_contacts', acquired(ctx))}`,
    `where ${conditions(ctx).join('\n  and ')}`,
  ].join('\n');
  return statPanel(ctx, {
    text: total,
    query: rawQuery(sql, ['contacts']),
    fields: { contacts: count(columns.contacts) },
  });
}

function list(ctx: Context) {
  const { list, columns } = ctx.texts.routingContacts;
  const { stageWords, figures } = ctx.texts.routing;
  const open = dataLink(ctx.texts.common.links.contact, {
    to: 'leadstream-contact',
    set: { contact: fieldValue('contact_id') },
  });
  return tablePanel(ctx, {
    text: list,
    ...select(ctx, 'lead_routing_contacts', {
      fields: {
        contact_name: text(ctx, columns.contact, { links: [open], width: 160 }),
        source_tag: { name: columns.source },
        salesperson_name: text(ctx, figures.salesperson),
        stage: { name: figures.stage, words: stageWords, width: 160 },
        acquired_at: instant(columns.acquiredAt),
        transferred_at: instant(columns.transferredAt),
        hours_to_transfer: hours(columns.hoursToTransfer),
        taken_up_at: instant(columns.takenUpAt),
        conversion_1_at: instant(columns.conversion1At),
        conversion_2_at: instant(columns.conversion2At),
        final_at: instant(columns.finalAt),
        contact_id: hidden,
      },
      arguments: acquired(ctx),
      where: conditions(ctx),
      orderBy: ['acquired_at desc', 'contact_id'],
      limit: LIMIT,
    }),
  });
}

/** List of contacts behind the counts of lead routing. */
export function routingContactsDashboard(ctx: Context): Dashboard {
  const { routing, routingContacts } = ctx.texts;
  const { milestone, milestones } = routingContacts;
  const options = Object.fromEntries(MILESTONES.map((name) => [name, milestones[name]]));
  const back = urlOf({ to: 'leadstream-routing', keep: ['report', 'salesperson', 'acquired_in'] });
  return dashboard(ctx, {
    uid: 'leadstream-routing-contacts',
    text: routingContacts,
    variables: [
      reportVariable(ctx),
      customVariable({ name: 'milestone', text: milestone, options }),
      salespersonVariable(ctx, true),
      sourceTagVariable(ctx),
      acquiredInVariable(ctx),
    ],
    links: [dashboardLink(routing.title, back)],
    sections: [lines(line(4, [24, total(ctx)]), line(20, [24, list(ctx)]))],
  });
}
