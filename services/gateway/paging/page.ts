import { z } from 'zod';
import type { OrderTerm } from '../../../clickhouse/catalogue/views.ts';
import type { Mark } from './cursor.ts';
import type { Key } from './keyset.ts';

/** A page that is asked for. */
export interface AskedPage {
  order: readonly OrderTerm[];
  /** Rows of a page at most. */
  limit: number;
  /** The last row of the page before; undefined: the first page. */
  after: Key | undefined;
  /** Rows of all pages before. */
  seen: number;
}

export type Row = Record<string, unknown>;

const KeyValue = z.string().nullable();

/**
 * What a page shows of the rows that were read for it, and where the next one goes on.
 * @param data at most `limit + 1` rows
 * @param keys columns that hold a row's place in the order, and are not shown
 */
export function readPage(
  data: readonly Row[],
  keys: readonly string[],
  { limit, seen }: AskedPage,
): { rows: Row[]; mark: Mark | undefined } {
  const shown = data.slice(0, limit);
  const last = shown.at(-1);
  const rows = shown.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !keys.includes(name))));
  if (data.length <= limit || last === undefined) return { rows, mark: undefined };
  return { rows, mark: { after: keys.map((key) => KeyValue.parse(last[key])), seen: seen + shown.length, limit } };
}
