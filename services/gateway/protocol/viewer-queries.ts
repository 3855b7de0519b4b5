import type { IncomingMessage } from 'node:http';
import type { ClickHouseClient } from '@clickhouse/client';
import { createByteCache } from '../../shared/byte-cache.ts';
import type { Config } from '../../shared/env.ts';
import { HttpError } from '../../shared/http-error.ts';
import type { Limits } from '../limits.ts';
import type { Lens } from '../rights/lenses.ts';
import type { ViewerFilters } from '../rights/viewer-filters.ts';
import { createEngineQuestions } from '../validate/engine.ts';
import { lensesOf } from '../validate/lenses-of.ts';
import type { Catalogue } from '../validate/tables.ts';
import { createValidator } from '../validate/validate.ts';
import { forward } from './forward.ts';
import type { ViewerQuery } from './request.ts';

export interface ViewerQueriesOptions {
  client: ClickHouseClient;
  clickhouse: Config['clickhouse'];
  catalogue: Catalogue;
  filters: ViewerFilters;
  limits: Limits;
  /** false, in tests of the rows' own wall: statements run as they were sent. */
  validate: boolean;
}

/** A dashboard asks the same few dozen texts of 2 KiB again and again: 16 MiB are thousands of them. */
const CACHE_BYTES = 16 * 1024 * 1024;
const PARAMETER = 'param_';

/** What is sent to ClickHouse, and through which lenses it looks. */
interface Prepared {
  sql: string;
  parameters: ViewerQuery['parameters'];
  lenses: ReadonlyMap<Lens, string>;
}

const refused = (problem: string) => new HttpError(403, 'query_not_allowed', problem);

/** Runs SQL of viewers: validated, bounded, and over the rows that the viewer may see. */
export function createViewerQueries(options: ViewerQueriesOptions) {
  const { client, clickhouse, catalogue, limits } = options;
  const validator = createValidator({
    engine: createEngineQuestions(client),
    catalogue,
    cache: createByteCache({ maxBytes: CACHE_BYTES }),
  });

  /** @throws HttpError 403 for what viewers may not ask; errors of ClickHouse for what it can't parse */
  async function prepare({ sql, parameters }: ViewerQuery): Promise<Prepared> {
    if (!options.validate) return { sql, parameters, lenses: new Map([['tables', 'the statement']]) };
    const values = parameters.flatMap(([name, value]) =>
      name.startsWith(PARAMETER) ? [[name.slice(PARAMETER.length), value] as const] : [],
    );
    const validation = await validator.validate({ sql, parameters: new Map(values) });
    if ('problem' in validation) throw refused(validation.problem);
    const { format } = validation;
    const kept = parameters.filter(([name]) =>
      name.startsWith(PARAMETER)
        ? validation.parameters.includes(name.slice(PARAMETER.length))
        : format === undefined || name !== 'default_format',
    );
    return {
      sql: validation.sql,
      parameters: format === undefined ? kept : [...kept, ['default_format', format]],
      lenses: lensesOf(validation.reads, catalogue),
    };
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
      const { sql, parameters, lenses } = await prepare(query);
      const filters = await options.filters.ofStatement(login, lenses, signal);
      if ('problem' in filters) throw refused(filters.problem);
      const { settings, sessionId } = await options.filters.apply(filters);
      const bounds: Array<readonly [string, string]> = [
        ['max_execution_time', String(limits.maxSeconds)],
        ['max_result_rows', String(limits.maxRows)],
        ['max_result_bytes', String(limits.maxResultBytes)],
        ['result_overflow_mode', 'throw'],
        ...(sessionId === undefined ? [] : [['session_id', sessionId] as const]),
      ];
      return await forward(clickhouse, {
        sql,
        parameters: [...parameters, ...settings, ...bounds],
        gzip,
        signal,
      });
    },
  };
}

export type ViewerQueries = ReturnType<typeof createViewerQueries>;
