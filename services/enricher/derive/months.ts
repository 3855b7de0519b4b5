import { parseInstant } from '../../../schemas/instant.ts';
import type { StoredEvent, SupersededContent } from './model.ts';

/**
 * What begins an opportunity or an order, and what else an opportunity is counted by. Copies of the facts by month (`*_by_month`) hold a row
 * in every month of such contents, the superseded ones included: only one of them is live, so that a row never counts in two months
 * whichever content counts in the end.
 */
const BEGINNINGS = new Set(['crm.opportunity.created', 'crm.order.placed']);
const MILESTONES = new Set(['crm.opportunity.created', 'crm.opportunity.transferred', 'crm.opportunity.qualified']);

/** Months by what they are the months of, each once, in no order. */
export interface Months {
  beginning: Set<number>;
  milestones: Set<number>;
}

export const noMonths = (): Months => ({ beginning: new Set(), milestones: new Set() });

/** Month in UTC as ClickHouse's `toRelativeMonthNum` counts it: 12 × year + month (1–12). */
export function monthOf(timeMs: number): number {
  const time = new Date(timeMs);
  return time.getUTCFullYear() * 12 + time.getUTCMonth() + 1;
}

/** Adds the month of a content, if it is of a type that counts. */
export function addMonth(months: Months, content: SupersededContent | StoredEvent): void {
  const begins = BEGINNINGS.has(content.type);
  if (!begins && !MILESTONES.has(content.type)) return;
  const timeMs = 'timeMs' in content ? content.timeMs : parseInstant(content.time)?.timeMs;
  if (timeMs === undefined) return;
  const month = monthOf(timeMs);
  if (begins) months.beginning.add(month);
  if (MILESTONES.has(content.type)) months.milestones.add(month);
}

/** In ascending order, so that the same set always gives the same row. */
export const ascending = (months: ReadonlySet<number>): number[] => [...months].sort((a, b) => a - b);
