import { literal } from '../../clickhouse/quote.ts';
import type { VIEWS } from '../model/views.gen.ts';
import type { Context } from './context.ts';
import { type ColumnOf, type Query, query, type ViewName } from './query.ts';
import { firstDay, lastDay } from './sql.ts';

/** Reports that answer one row per bucket. */
export type BucketView = {
  [V in ViewName]: (typeof VIEWS)[V] extends { parameters: { bucket: string } } ? V : never;
}[ViewName];

/** Columns beside those asked for: the bucket as text, and its part of the period as epoch milliseconds, for links. */
export type BucketColumn = 'bucket_start' | 'bucket_from' | 'bucket_to';

/**
 * A report over time as bars: `bucket_start` as text (buckets are discrete, and the first may start before the range, which a
 * time axis would cut off), and begin and end of what is in the period as `bucket_from`, `bucket_to`, so that a bar can open
 * the list of its own days (`time: 'bucket'` of a link).
 */
export function overTime<V extends BucketView, C extends ColumnOf<V>>(
  ctx: Context,
  view: V,
  columns: readonly Exclude<C, 'bucket_start'>[],
): Query<BucketColumn | Exclude<C, 'bucket_start'>> {
  const { timeZone } = ctx;
  const inner = query(ctx, view, { columns });
  const list = columns.join(', ');
  const from = inner.sql.split('\n').slice(1).join('\n  ');
  const instant = (day: string) => `toString(toUnixTimestamp(toDateTime(${day}, ${literal(timeZone)})) * 1000`;
  const sql = [
    'select',
    '  toString(bucket) as bucket_start,',
    `  ${list},`,
    `  ${instant(`greatest(bucket, ${firstDay(timeZone)})`)}) as bucket_from,`,
    `  ${instant(`if(next = toDate(0), ${lastDay(timeZone)} + 1, next)`)} - 1000) as bucket_to`,
    'from (',
    `  select bucket_start as bucket, ${list},`,
    '    leadInFrame(bucket_start) over (order by bucket_start rows between unbounded preceding and unbounded following) as next',
    `  ${from}`,
    ')',
    'order by bucket',
  ].join('\n');
  return { ...inner, sql, columns: ['bucket_start', ...columns, 'bucket_from', 'bucket_to'] };
}
