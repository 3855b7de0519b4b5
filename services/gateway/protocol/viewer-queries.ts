import type { IncomingMessage } from 'node:http';
import type { ClickHouseClient } from '@clickhouse/client';
import { z } from 'zod';
import type { Config } from '../../shared/env.ts';
import { HttpError } from '../../shared/http-error.ts';
import { asHttpError } from '../../shared/query-errors.ts';
import type { Limits } from '../limits.ts';
import { type Catalogue, judgeReads, problemOfBaseTables, type Reads } from '../rights/judge-reads.ts';
import type { ViewerFilters } from '../rights/viewer-filters.ts';
import { type Judged, judgeQuery, type Readable } from './check-query.ts';
import { forward } from './forward.ts';
import type { ViewerQuery } from './request.ts';

export interface ViewerQueriesOptions {
  client: ClickHouseClient;
  clickhouse: Config['clickhouse'];
  readable: Readable;
  catalogue: Catalogue;
  filters: ViewerFilters;
  limits: Limits;
}

/** A dashboard asks the same few dozen texts again and again; 500 of 2 KiB are a megabyte. */
const REMEMBERED = 500;
const Names = z.array(z.object({ name: z.string() }));

const refused = (problem: string) => new HttpError(403, 'query_not_allowed', problem);

/** Runs SQL of viewers: checked, bounded, and over the rows that the viewer may see. */
export function createViewerQueries(options: ViewerQueriesOptions) {
  const { client, clickhouse, readable, limits } = options;
  const known = new Map<string, Judged | { problem: string }>();

  async function judge(sql: string): Promise<Judged | { problem: string }> {
    if (sql === '') return { problem: 'there is no query' };
    try {
      // Not raw: a name with a line break must not pass for a node of its own.
      const result = await client.query({ query: `explain ast ${sql}\n`, format: 'TabSeparated' });
      return judgeQuery(await result.text(), readable);
    } catch (error) {
      throw asHttpError(error);
    }
  }

  /** @throws HttpError 403 for what viewers may not ask; errors of ClickHouse for what it can't parse */
  async function readsOf(sql: string): Promise<Reads> {
    const judged = known.get(sql) ?? (await judge(sql));
    known.delete(sql);
    known.set(sql, judged);
    const oldest = known.size > REMEMBERED ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
    if ('problem' in judged) throw refused(judged.problem);
    return judgeReads(judged.reads, options.catalogue);
  }

  /**
   * Names that are neither ours nor of a table are those of the statement's own WITH. A table that somebody else made, or what feeds one of ours, has
   * no filter. Looked up each time, as tables come and go.
   * @throws HttpError 403
   */
  async function checkUnknown({ unknown }: Reads): Promise<void> {
    if (unknown.length === 0) return;
    const query =
      'select name from system.tables where database = currentDatabase() and name in {names:Array(String)} limit 1';
    const result = await client.query({ query, query_params: { names: unknown }, format: 'JSONEachRow' });
    const [found] = Names.parse(await result.json());
    if (found) throw refused(`${found.name} is not a table for analysts`);
  }

  return {
    /**
     * ClickHouse's answer as it comes.
     * @param login undefined: Grafana's hello and health check name nobody, and see nothing
     * @throws HttpError 403, 503; errors of ClickHouse
     */
    async answer(
      query: ViewerQuery,
      login: string | undefined,
      gzip: boolean,
      signal: AbortSignal,
    ): Promise<IncomingMessage> {
      const reads = await readsOf(query.sql);
      const [filters] = await Promise.all([
        options.filters.ofStatement(login, reads.lenses, signal),
        checkUnknown(reads),
      ]);
      if ('problem' in filters) throw refused(filters.problem);
      const problem = problemOfBaseTables(reads.baseTables, filters.byTable);
      if (problem !== undefined) throw refused(problem);
      const { settings, sessionId } = await options.filters.apply(filters.byTable);
      const bounds: Array<readonly [string, string]> = [
        ['max_execution_time', String(limits.maxSeconds)],
        ['max_result_rows', String(limits.maxRows)],
        ['max_result_bytes', String(limits.maxResultBytes)],
        ['result_overflow_mode', 'throw'],
        ...(sessionId === undefined ? [] : [['session_id', sessionId] as const]),
      ];
      return await forward(clickhouse, {
        sql: query.sql,
        parameters: [...query.parameters, ...settings, ...bounds],
        gzip,
        signal,
      });
    },
  };
}

export type ViewerQueries = ReturnType<typeof createViewerQueries>;
