import type { IncomingMessage } from 'node:http';
import { type ClickHouseClient, ClickHouseError } from '@clickhouse/client';
import type { AccessPolicy } from '../../../clickhouse/access/access-policies.ts';
import { createByteCache } from '../../shared/byte-cache.ts';
import type { Config } from '../../shared/env.ts';
import { HttpError } from '../../shared/http/http-error.ts';
import { engineSettings, type Share } from '../limits/engine-settings.ts';
import { limitReached } from '../limits/limit-reached.ts';
import type { Limits } from '../limits/limits.ts';
import { CURRENT_VIEWER, toldBy } from '../rights/current-viewer.ts';
import type { ViewerFilters } from '../rights/viewer-filters.ts';
import { createEngineQuestions } from '../validate/engine.ts';
import { type Catalogue, policiesOf } from '../validate/tables.ts';
import { createValidator } from '../validate/validate.ts';
import { boundSettings } from './bounds.ts';
import { EngineError, readFailure } from './engine-failure.ts';
import { forward } from './forward.ts';
import { tellsOfReading, type ViewerQuery } from './request.ts';

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

/** What is sent to ClickHouse, and by which access policies its rows are seen. */
interface Prepared {
  sql: string;
  parameters: ViewerQuery['parameters'];
  values: ViewerQuery['values'];
  policies: ReadonlyMap<AccessPolicy, string>;
  /** Whether it asks as whom it looks. */
  asksWho: boolean;
}

/** The answer begins when it is all there: an error always is one by its status, and its text can be told to the viewer as far as he may know it. */
const WHOLE: ReadonlyArray<readonly [name: string, value: string]> = [
  ['wait_end_of_query', '1'],
  ['http_write_exception_in_output_format', '0'],
];

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
  async function prepare({ sql, parameters, values }: ViewerQuery): Promise<Prepared> {
    if (!options.validate)
      return { sql, parameters, values, policies: new Map([['tables', 'the statement']]), asksWho: false };
    const named = values.map(([name, value]) => [name.slice(PARAMETER.length), value] as const);
    const validation = await validator.validate({ sql, parameters: new Map(named) });
    if ('problem' in validation) throw refused(validation.problem);
    if ('missing' in validation)
      throw new ClickHouseError({ code: '60', type: 'UNKNOWN_TABLE', message: validation.missing });
    const { format } = validation;
    if (format !== undefined && tellsOfReading(format)) throw refused(`the format ${format} is not possible here`);
    return {
      sql: validation.sql,
      parameters:
        format === undefined
          ? parameters
          : [...parameters.filter(([name]) => name !== 'default_format'), ['default_format', format]],
      values: values.filter(([name]) => validation.parameters.includes(name.slice(PARAMETER.length))),
      policies: policiesOf(validation.reads, catalogue),
      asksWho: validation.reads.has(CURRENT_VIEWER),
    };
  }

  return {
    /**
     * ClickHouse's answer as it comes.
     * @param login undefined: Grafana's hello and health check name nobody, and see nothing
     * @param share what the query may take
     * @throws HttpError 403, 503; LimitReached; EngineError and errors of ClickHouse
     */
    async answer(
      query: ViewerQuery,
      login: string | undefined,
      share: Share,
      signal: AbortSignal,
    ): Promise<IncomingMessage> {
      const { sql, parameters, values, policies, asksWho } = await prepare(query);
      const filters = await options.filters.ofStatement(login, policies, signal);
      if ('problem' in filters) throw refused(filters.problem);
      const { settings, sessionId } = await options.filters.apply(filters);
      const told = asksWho ? [toldBy(await options.filters.whoIs(login, signal))] : [];
      const response = await forward(clickhouse, {
        sql,
        // The gateway's own come last: of two with one name the last counts.
        parameters: [
          ...parameters,
          ...settings,
          ...told,
          ...engineSettings(limits, share),
          ...boundSettings({ ...limits, maxSeconds: share.seconds }, query.bounds),
          ...WHOLE,
          ...(sessionId === undefined ? [] : [['session_id', sessionId] as const]),
        ],
        values,
        acceptEncoding: query.acceptEncoding,
        signal,
      });
      if (response.statusCode === 200) return response;
      const failure = await readFailure(response);
      throw limitReached(failure, limits) ?? new EngineError(failure);
    },
  };
}

export type ViewerQueries = ReturnType<typeof createViewerQueries>;
