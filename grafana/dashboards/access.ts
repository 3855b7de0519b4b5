import type { Dashboard, Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { count, instant, text } from '../builder/columns.ts';
import type { Context } from '../builder/context.ts';
import { COLOURS } from '../builder/fields.ts';
import { line, lines } from '../builder/layout.ts';
import { rawQuery, source } from '../builder/query.ts';
import { select } from '../builder/select.ts';
import { isInRange } from '../builder/sql.ts';
import { statPanel, tablePanel } from '../panels/index.ts';
import { dashboard } from './dashboard.ts';

/** Longest list of requests that is shown. */
const LIMIT = 1_000;

function figures(ctx: Context): Panel {
  const own = ctx.texts.access.figures;
  const sql = [
    'select count() as requests, uniqExact(login) as viewers, countIf(refused) as turned_away',
    `from ${source(ctx, 'access_log')}`,
    `where ${isInRange('at')}`,
  ].join('\n');
  return statPanel(ctx, {
    text: own,
    query: rawQuery(sql, ['requests', 'viewers', 'turned_away']),
    fields: {
      requests: count(own.requests, { color: COLOURS.neutral }),
      viewers: count(own.viewers, { color: COLOURS.neutral }),
      turned_away: count(own.refused, { color: COLOURS.warning }),
    },
  });
}

function refusals(ctx: Context): Panel {
  const { columns, refusals: own } = ctx.texts.access;
  const sql = [
    'select login, reason, count() as requests, max(at) as last_at',
    `from ${source(ctx, 'access_log')}`,
    `where refused and ${isInRange('at')}`,
    'group by login, reason',
    'order by requests desc, login, reason',
    'limit 100',
  ].join('\n');
  return tablePanel(ctx, {
    text: own,
    query: rawQuery(sql, ['login', 'reason', 'requests', 'last_at']),
    fields: {
      login: text(ctx, columns.login),
      reason: { name: columns.reason },
      requests: count(columns.requests, { width: 110 }),
      last_at: instant(columns.last),
    },
  });
}

function requests(ctx: Context): Panel {
  const { columns, requests: own, routes } = ctx.texts.access;
  return tablePanel(ctx, {
    text: own,
    ...select(ctx, 'access_log', {
      fields: {
        at: instant(columns.at),
        login: text(ctx, columns.login),
        via: text(ctx, columns.via),
        address: { name: columns.address },
        route: { name: columns.route, words: routes },
        report: text(ctx, columns.report),
        statement: text(ctx, columns.statement),
        rows: count(columns.rows),
        bytes: count(columns.bytes),
        ms: { name: columns.duration, unit: 'ms', decimals: 0 },
        status: { name: columns.status, unit: 'none' },
        reason: text(ctx, columns.reason),
      },
      where: [isInRange('at')],
      orderBy: ['at desc', 'login'],
      limit: LIMIT,
    }),
  });
}

/** Who asked what of the gateway, for admins and owners: all others see nothing here. */
export function accessDashboard(ctx: Context): Dashboard {
  return dashboard(ctx, {
    uid: 'leadstream-access',
    text: ctx.texts.access,
    variables: [],
    sections: [lines(line(4, [24, figures(ctx)]), line(7, [24, refusals(ctx)]), line(14, [24, requests(ctx)]))],
  });
}
