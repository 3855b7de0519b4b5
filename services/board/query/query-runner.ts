import { type ClickHouseClient, ClickHouseError, type ClickHouseSettings } from '@clickhouse/client';
import { Counter, type Registry } from 'prom-client';
import { asHttpError } from '../../shared/clickhouse/query-errors.ts';
import { HttpError } from '../../shared/http/http-error.ts';
import { CompactResult } from './frame.ts';
import { createInFlight } from './in-flight.ts';
import type { Limits } from './limits.ts';
import { createSemaphore } from './semaphore.ts';

/**
 * Asks ClickHouse one statement, read-only and within bounds.
 * @throws HttpError 413 too large, 429 line full, 502 refused by ClickHouse (with its message), 503 away, 504 too slow; the signal's reason
 */
export type QueryRunner = (sql: string, signal: AbortSignal) => Promise<CompactResult>;

interface QueryRunnerOptions {
  clickhouse: ClickHouseClient;
  limits: Limits;
  registry: Registry;
}

function settingsOf(limits: Limits): ClickHouseSettings {
  return {
    max_result_rows: String(limits.maxRows),
    max_result_bytes: String(limits.maxResultBytes),
    result_overflow_mode: 'throw',
    max_execution_time: limits.maxSeconds,
    output_format_json_quote_decimals: 1,
    output_format_decimal_trailing_zeros: 1,
    output_format_json_quote_64bit_integers: 0,
    // A quotient that is none is no number: null.
    output_format_json_quote_denormals: 0,
    date_time_output_format: 'iso',
    // A browser that turns the page ends its queries; without this a server would finish them first.
    cancel_http_readonly_queries_on_client_close: 1,
  };
}

function createMetrics(registry: Registry) {
  const registers = [registry];
  return {
    queries: new Counter({
      name: 'leadstream_board_queries_total',
      help: 'Statements asked of ClickHouse',
      registers,
    }),
    shared: new Counter({
      name: 'leadstream_board_shared_queries_total',
      help: 'Statements that were being asked already, and were not asked again',
      registers,
    }),
  };
}

/** Statements wait in line, and the same statement asked twice at a time is asked once. */
export function createQueryRunner({ clickhouse, limits, registry }: QueryRunnerOptions): QueryRunner {
  const metrics = createMetrics(registry);
  const semaphore = createSemaphore(limits.maxRunning, limits.maxWaiting);
  const inFlight = createInFlight<CompactResult>(() => metrics.shared.inc());
  const settings = settingsOf(limits);
  let readOnly: Promise<ClickHouseSettings> | undefined;

  /**
   * The board is the operator's and sees all rows; it only reads. 2, not 1: that is how the embedded server knows a viewer, who sees nothing without a
   * signed access scope. An account that may only read can't be told so again: ClickHouse refuses `readonly` then.
   */
  function readOnlySettings(): Promise<ClickHouseSettings> {
    readOnly ??= clickhouse
      .query({ query: "select value from system.settings where name = 'readonly'", format: 'TabSeparated' })
      .then(
        async (result): Promise<ClickHouseSettings> => ((await result.text()).trim() === '0' ? { readonly: '2' } : {}),
      )
      .catch((error: unknown) => {
        readOnly = undefined;
        throw error;
      });
    return readOnly;
  }

  async function query(sql: string, signal: AbortSignal): Promise<CompactResult> {
    metrics.queries.inc();
    try {
      const result = await clickhouse.query({
        query: sql,
        format: 'JSONCompact',
        clickhouse_settings: { ...settings, ...(await readOnlySettings()) },
        abort_signal: signal,
      });
      return CompactResult.parse(await result.json());
    } catch (error) {
      signal.throwIfAborted();
      const known = asHttpError(error);
      if (known instanceof ClickHouseError)
        throw new HttpError(502, 'clickhouse_error', `ClickHouse: ${known.message} (${known.type ?? known.code})`);
      throw known;
    }
  }

  return (sql, signal) =>
    inFlight.run(sql, signal, (shared) => {
      const answer = semaphore.run(() => query(sql, shared), shared);
      return answer ?? Promise.reject(new HttpError(429, 'too_many_requests', 'too many requests at once: try again'));
    });
}
