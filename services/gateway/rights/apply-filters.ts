import { randomUUID } from 'node:crypto';
import type { ClickHouseClient } from '@clickhouse/client';
import { ALL, literal } from './conditions.ts';

/**
 * Filters must hold on the latest version of a row: an old one that was the viewer's may be another's by now. So they are applied after FINAL, which
 * is how ClickHouse does it unless a server's profile says otherwise.
 */
const AFTER_FINAL: ReadonlyArray<readonly [name: string, value: string]> = [
  ['optimize_move_to_prewhere_if_final', '0'],
  ['apply_row_policy_after_final', '1'],
];

/** Longest text of filters, percent-encoded, that goes into a URL. 6,000: servers and proxies take 8 or 16 KiB with everything else in it. */
const MAX_IN_URL = 6_000;

/** Settings that put filters on tables. `sessionId`: they were set in this session, and the URL must not repeat them. */
export interface Applied {
  settings: ReadonlyArray<readonly [name: string, value: string]>;
  sessionId?: string;
}

/** `{'crm.fact_orders': 'campaign_id in (…)'}` as text, as the setting `additional_table_filters` reads it. A table of which all is seen needs none. */
export function filtersText(filters: ReadonlyMap<string, string>, database: string): string {
  const pairs = [...filters]
    .filter(([, condition]) => condition !== ALL)
    .map(([table, condition]) => `${literal(`${database}.${table}`)}:${literal(condition)}`);
  return `{${pairs.join(',')}}`;
}

/**
 * Filters by table as settings of a request. What is too long for a URL (teams of thousands, thousands of campaigns) is set in a session of ClickHouse
 * of the request's own, which takes a round trip more.
 */
export async function applyFilters(
  clickhouse: ClickHouseClient,
  filters: ReadonlyMap<string, string>,
  database: string,
): Promise<Applied> {
  const text = filtersText(filters, database);
  if (encodeURIComponent(text).length <= MAX_IN_URL)
    return { settings: [...AFTER_FINAL, ['additional_table_filters', text]] };
  const sessionId = `gateway-${randomUUID()}`;
  // 256 KiB by default, for the statement and, as it is read again there, for each condition.
  const maxQuerySize = String(2 * Buffer.byteLength(text));
  await clickhouse.command({
    query: `set additional_table_filters = ${text}`,
    session_id: sessionId,
    clickhouse_settings: { max_query_size: maxQuerySize },
  });
  return { settings: [...AFTER_FINAL, ['max_query_size', maxQuerySize]], sessionId };
}
