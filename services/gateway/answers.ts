import { type ClickHouseClient, ClickHouseError, type ClickHouseSettings } from '@clickhouse/client';
import { z } from 'zod';
import type { MetricView } from '../../clickhouse/catalogue.ts';
import { HttpError } from '../shared/http-error.ts';
import { asHttpError } from '../shared/query-errors.ts';
import { toWorkbook } from '../shared/workbook/to-workbook.ts';
import { rowsOf } from './audit/rows-of.ts';
import { engineSettings, type Share } from './limits/engine-settings.ts';
import { limitReached } from './limits/limit-reached.ts';
import type { Limits } from './limits.ts';
import type { Call } from './parameters.ts';
import { failureOf } from './protocol/engine-failure.ts';
import type { Applied } from './rights/apply-filters.ts';
import { statementOf } from './statement.ts';
import { sheetOf } from './workbook.ts';

export interface AnswersOptions {
  clickhouse: ClickHouseClient;
  timeZone: string;
  limits: Limits;
}

export interface Answer {
  contentType: string;
  body: string | Buffer;
  rows: number;
}

const Result = z.object({ data: z.array(z.record(z.string(), z.unknown())) });
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const tooLong = (rows: number) =>
  new HttpError(
    413,
    'too_large',
    `an Excel file has at most ${rows} rows: ask for a shorter period, or for format=csv`,
  );

/** Asks ClickHouse for views on behalf of viewers. */
export function createAnswers(options: AnswersOptions) {
  const { clickhouse, limits } = options;
  const shape: ClickHouseSettings = {
    // The answer begins when it is all there: it tells how many rows it has, and an error never comes in its middle.
    wait_end_of_query: 1,
    output_format_json_quote_decimals: 1,
    output_format_json_quote_64bit_integers: 0,
    output_format_decimal_trailing_zeros: 1,
    format_csv_null_representation: '',
  };
  const typeOf = (type: string) => type.replaceAll('{{timezone}}', options.timeZone);

  return {
    /**
     * The answer of a view.
     * @param applied filters that leave what the viewer may see
     * @param share what the query may take
     * @throws LimitReached (HttpError 413, 503, 504); HttpError 503 (ClickHouse away); errors of ClickHouse
     */
    async answer(view: MetricView, call: Call, applied: Applied, share: Share, signal: AbortSignal): Promise<Answer> {
      const common = {
        query: statementOf(view, call),
        query_params: call.values,
        clickhouse_settings: {
          ...Object.fromEntries(engineSettings(limits, share)),
          ...shape,
          ...Object.fromEntries(applied.settings),
        },
        ...(applied.sessionId === undefined ? {} : { session_id: applied.sessionId }),
        abort_signal: signal,
      };
      try {
        if (call.format === 'csv') {
          const result = await clickhouse.query({ ...common, format: 'CSVWithNames' });
          const body = await result.text();
          return { contentType: 'text/csv; charset=utf-8', body, rows: rowsOf(result.response_headers) };
        }
        const result = await clickhouse.query({ ...common, format: 'JSON' });
        const { data } = Result.parse(await result.json());
        if (call.format === 'xlsx') {
          if (data.length > limits.maxWorkbookRows) throw tooLong(limits.maxWorkbookRows);
          return { contentType: XLSX, body: await toWorkbook(sheetOf(view, data)), rows: data.length };
        }
        const columns = view.columns.map(({ name, type }) => ({ name, type: typeOf(type) }));
        const body = JSON.stringify({ columns, rows: data });
        return { contentType: 'application/json; charset=utf-8', body, rows: data.length };
      } catch (error) {
        const reached = error instanceof ClickHouseError ? limitReached(failureOf(error), limits) : undefined;
        throw reached ?? asHttpError(error);
      }
    },
  };
}

export type Answers = ReturnType<typeof createAnswers>;
