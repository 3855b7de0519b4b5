import { count, instant } from '../../builder/columns.ts';
import type { Context } from '../../builder/context.ts';
import { COLOURS } from '../../builder/fields.ts';
import { rawQuery, source } from '../../builder/query.ts';
import { statPanel, tablePanel, timeSeriesPanel } from '../../panels/index.ts';

/** The dashboard's time range to the minute: receipt knows nothing finer. */
const RECEIVED = 'minute >= toStartOfMinute($__fromTime) and minute <= $__toTime';

/** Seconds since anything was received. */
export function lastEvent(ctx: Context) {
  const text = ctx.texts.home.lastEvent;
  const sql = [
    "select if(count() = 0, null, greatest(0, dateDiff('second', max(last_received_at), now64(3)))) as seconds",
    `from ${source(ctx, 'arrivals')}`,
    'where minute >= now() - interval 30 day',
  ].join('\n');
  const thresholds = [
    { from: null, color: COLOURS.good },
    { from: 600, color: COLOURS.warning },
    { from: 3_600, color: COLOURS.bad },
  ];
  return statPanel(ctx, {
    text,
    query: rawQuery(sql, ['seconds']),
    fields: { seconds: { name: text.value, unit: 's', decimals: 0, thresholds } },
  });
}

/** Delay between happening and receipt, in the worst minute of the last hour. */
export function lag(ctx: Context) {
  const text = ctx.texts.home.lag;
  const sql = [
    'select maxOrNull(p50_lag_ms) as half, maxOrNull(p95_lag_ms) as most',
    `from ${source(ctx, 'freshness')}`,
    'where minute >= now() - interval 1 hour',
  ].join('\n');
  const thresholds = [
    { from: null, color: COLOURS.good },
    { from: 10_000, color: COLOURS.warning },
    { from: 300_000, color: COLOURS.bad },
  ];
  return statPanel(ctx, {
    text,
    query: rawQuery(sql, ['half', 'most']),
    fields: {
      half: { name: text.half, unit: 'ms', decimals: 0, thresholds },
      most: { name: text.most, unit: 'ms', decimals: 0, thresholds },
    },
  });
}

/** How much was received, from how many senders. */
export function received(ctx: Context) {
  const text = ctx.texts.home.received;
  const sql = [
    'select sum(events) as events, uniqExact(source) as senders',
    `from ${source(ctx, 'arrivals')}`,
    `where ${RECEIVED}`,
  ].join('\n');
  return statPanel(ctx, {
    text,
    query: rawQuery(sql, ['events', 'senders']),
    fields: {
      events: count(text.events, { color: COLOURS.neutral }),
      senders: count(text.senders, { color: COLOURS.neutral }),
    },
  });
}

/** Events over time, in about 300 steps of whole minutes. A step in which nothing came is 0, up to now: a line would bridge what is not there. */
export function arrivals(ctx: Context) {
  const text = ctx.texts.home.arrivals;
  const minutes = 'greatest(1, intDiv(toUnixTimestamp($__toTime) - toUnixTimestamp($__fromTime), 18000))';
  const step = `toIntervalMinute(${minutes})`;
  const sql = [
    'select time, received from (',
    `  select toStartOfInterval(minute, ${step}) as time, sum(events) as received`,
    `  from ${source(ctx, 'arrivals')}`,
    `  where ${RECEIVED}`,
    '  group by time',
    `  order by time with fill from toStartOfInterval($__fromTime, ${step}) to least($__toTime, now()) step ${step}`,
    ')',
    'order by time',
  ].join('\n');
  return timeSeriesPanel(ctx, {
    text,
    query: rawQuery(sql, ['time', 'received']),
    fields: { received: count(text.events, { color: COLOURS.created }) },
  });
}

/** What was received, by type and sender. */
export function types(ctx: Context) {
  const text = ctx.texts.home.types;
  const sql = [
    'select type, source, sum(events) as received, max(last_received_at) as last_at',
    `from ${source(ctx, 'arrivals')}`,
    `where ${RECEIVED}`,
    'group by type, source',
    'order by received desc, type, source',
  ].join('\n');
  return tablePanel(ctx, {
    text,
    query: rawQuery(sql, ['type', 'source', 'received', 'last_at']),
    fields: {
      type: { name: text.type },
      source: { name: text.sender },
      received: count(text.events),
      last_at: instant(text.last),
    },
  });
}
