import { randomUUID } from 'node:crypto';
import type { ClickHouseClient } from '@clickhouse/client';
import { ALL } from '../../../clickhouse/access/conditions.ts';
import { literal } from '../../../clickhouse/quote.ts';
import type { ScopeSettings } from './scope-settings.ts';
import type { Access } from './viewer-filters.ts';

/**
 * Filters must hold on the latest version of a row: an old one that was the viewer's may be another's by now. So they are applied after FINAL, which
 * is how ClickHouse does it unless a server's profile says otherwise.
 */
const AFTER_FINAL: ReadonlyArray<readonly [name: string, value: string]> = [
  ['optimize_move_to_prewhere_if_final', '0'],
  ['apply_row_policy_after_final', '1'],
];

/** Nothing is written, and nothing set at the top of the statement. */
const READ_ONLY: ReadonlyArray<readonly [name: string, value: string]> = [['readonly', '1']];

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

export interface ApplyOptions {
  clickhouse: ClickHouseClient;
  database: string;
  scopeSettings: ScopeSettings;
}

/**
 * What a viewer sees as settings of a request: the signed scope where ClickHouse has row policies, else filters by table. Not both: 26.7 loses a column
 * that a policy and a filter of one table read, both after FINAL (NOT_FOUND_COLUMN_IN_BLOCK; docs/adr/0050-row-policies-with-signed-scopes.md). What is too long for a URL (teams of
 * thousands, thousands of campaigns) is set in a session of ClickHouse of the request's own, which takes a round trip more.
 */
export async function applyFilters(
  { clickhouse, database, scopeSettings }: ApplyOptions,
  { byTable, scope }: Access,
): Promise<Applied> {
  const signed = scopeSettings(scope);
  const long = signed.length > 0 ? signed : [['additional_table_filters', filtersText(byTable, database)] as const];
  const length = long.reduce((sum, [, text]) => sum + encodeURIComponent(text).length, 0);
  if (length <= MAX_IN_URL) return { settings: [...AFTER_FINAL, ...READ_ONLY, ...long] };
  const sessionId = `gateway-${randomUUID()}`;
  // 256 KiB by default, for the statement and, as it is read again there, for each condition.
  const maxQuerySize = String(2 * length);
  await clickhouse.command({
    query: `set ${long.map(([name, text]) => `${name} = ${inSql(name, text)}`).join(', ')}`,
    session_id: sessionId,
    clickhouse_settings: { max_query_size: maxQuerySize },
  });
  return { settings: [...AFTER_FINAL, ...READ_ONLY, ['max_query_size', maxQuerySize]], sessionId };
}

/** The filters are a map, written as such; all else is text. */
const inSql = (name: string, text: string) => (name === 'additional_table_filters' ? text : literal(text));
