import type { IncomingMessage } from 'node:http';
import type { ClickHouseClient } from '@clickhouse/client';
import type { Config } from '../../shared/env.ts';
import { HttpError } from '../../shared/http-error.ts';
import { asHttpError } from '../../shared/query-errors.ts';
import type { Limits } from '../limits.ts';
import { problemOfQuery, type Readable } from './check-query.ts';
import { forward } from './forward.ts';
import type { ViewerQuery } from './request.ts';

export interface ViewerQueriesOptions {
  client: ClickHouseClient;
  clickhouse: Config['clickhouse'];
  readable: Readable;
  /** Tables that hold data: what a viewer without rights finds empty. */
  baseTables: readonly string[];
  limits: Limits;
}

/** A dashboard asks the same few dozen texts again and again; 500 of 2 KiB are a megabyte. */
const REMEMBERED = 500;
/** Who may see what is nobody's report. */
const WITHOUT_VIEWERS = "type != 'crm.viewer.set'";

const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** Runs SQL of viewers: checked, bounded, and over the rows that the viewer may see. */
export function createViewerQueries({ client, clickhouse, readable, baseTables, limits }: ViewerQueriesOptions) {
  const checked = new Map<string, string>();
  const filters = (seesAll: boolean) => {
    const tables = seesAll ? baseTables.filter((table) => table.startsWith('fact_directory')) : baseTables;
    const pairs = tables.map(
      (table) => `${quoted(`${readable.database}.${table}`)}:${quoted(seesAll ? WITHOUT_VIEWERS : '0')}`,
    );
    return `{${pairs.join(',')}}`;
  };

  /** @throws HttpError 403 for what viewers may not ask; errors of ClickHouse for what it can't parse */
  async function check(sql: string): Promise<void> {
    const known = checked.get(sql);
    const problem = known ?? (await problemOf(sql)) ?? '';
    checked.delete(sql);
    checked.set(sql, problem);
    const oldest = checked.size > REMEMBERED ? checked.keys().next().value : undefined;
    if (oldest !== undefined) checked.delete(oldest);
    if (problem !== '') throw new HttpError(403, 'query_not_allowed', problem);
  }

  async function problemOf(sql: string): Promise<string | undefined> {
    if (sql === '') return 'there is no query';
    try {
      const result = await client.query({ query: `explain ast ${sql}\n`, format: 'TabSeparatedRaw' });
      return problemOfQuery(await result.text(), readable);
    } catch (error) {
      throw asHttpError(error);
    }
  }

  return {
    /** ClickHouse's answer as it comes. @throws HttpError 403, 503; errors of ClickHouse */
    async answer(query: ViewerQuery, seesAll: boolean, gzip: boolean, signal: AbortSignal): Promise<IncomingMessage> {
      await check(query.sql);
      const settings: Array<readonly [string, string]> = [
        ['additional_table_filters', filters(seesAll)],
        ['max_execution_time', String(limits.maxSeconds)],
        ['max_result_rows', String(limits.maxRows)],
        ['max_result_bytes', String(limits.maxResultBytes)],
        ['result_overflow_mode', 'throw'],
      ];
      return await forward(clickhouse, {
        sql: query.sql,
        parameters: [...query.parameters, ...settings],
        gzip,
        signal,
      });
    },
  };
}

export type ViewerQueries = ReturnType<typeof createViewerQueries>;
