import { type ClickHouseClient, ClickHouseError, type ClickHouseSettings } from '@clickhouse/client';
import { z } from 'zod';
import type { MetricView } from '../../../clickhouse/catalogue/views.ts';
import { asHttpError } from '../../shared/clickhouse/query-errors.ts';
import { HttpError } from '../../shared/http/http-error.ts';
import { toWorkbook } from '../../shared/workbook/to-workbook.ts';
import { rowsOf } from '../audit/rows-of.ts';
import { engineSettings, type Share } from '../limits/engine-settings.ts';
import { limitReached } from '../limits/limit-reached.ts';
import type { Limits } from '../limits/limits.ts';
import { reportAdvice } from '../limits/name-limit.ts';
import type { Mark } from '../paging/cursor.ts';
import { type AskedPage, type Row, readPage } from '../paging/page.ts';
import { failureOf } from '../protocol/engine-failure.ts';
import type { Applied } from '../rights/apply-filters.ts';
import { checkNames } from './known-names.ts';
import type { Call } from './parameters.ts';
import { sheetOf } from './sheet-of.ts';
import { CSV_LINE, pageStatement, statementOf } from './statement.ts';

export interface AnswersOptions {
  clickhouse: ClickHouseClient;
  timeZone: string;
  limits: Limits;
}

/** Rows on their way to a client, in the form that was asked for. */
export interface Answer {
  contentType: string;
  body: string | Buffer;
  rows: number;
  /** Rows of all pages together, as things are now. */
  total: number;
  /** Where the next page goes on; undefined: this was all. */
  next: string | undefined;
}

/** What is asked, and as whom. */
export interface Question {
  view: MetricView;
  call: Call;
  /** Whether there is anything that he may see: to who may not, every report is that of an empty database. */
  seesAnything: boolean;
  /** Whether nothing is held back from him. */
  seesAll: boolean;
  /** undefined: all rows at once. */
  page: AskedPage | undefined;
  /** Writes the cursor of the next page. */
  cursorOf: (mark: Mark) => string;
}

const Result = z.object({ data: z.array(z.record(z.string(), z.unknown())) });
const Paged = Result.extend({ rows_before_limit_at_least: z.coerce.number().int().min(0) });
const JSON_TYPE = 'application/json; charset=utf-8';
const CSV_TYPE = 'text/csv; charset=utf-8';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const tooLong = (rows: number, advice: string) =>
  new HttpError(413, 'too_large', `an Excel file has at most ${rows} rows: ask for format=csv, or ${advice}`);

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

  /** What every question of a viewer's goes with: his filters, his limits. */
  const common = (applied: Applied, share: Share, maxRows: number, signal: AbortSignal) => ({
    clickhouse_settings: {
      ...Object.fromEntries(engineSettings({ ...limits, maxRows }, share)),
      ...shape,
      ...Object.fromEntries(applied.settings),
    },
    ...(applied.sessionId === undefined ? {} : { session_id: applied.sessionId }),
    abort_signal: signal,
  });

  async function written({ view, call }: Question, data: Row[], rest: { total: number; next: string | undefined }) {
    const rows = data.length;
    if (call.format === 'csv') {
      const head = `${view.columns.map(({ name }) => `"${name}"`).join(',')}\n`;
      return { contentType: CSV_TYPE, body: head + data.map((row) => row[CSV_LINE]).join(''), rows, ...rest };
    }
    if (call.format === 'xlsx') {
      if (rows > limits.maxWorkbookRows) throw tooLong(limits.maxWorkbookRows, reportAdvice(view, limits).fewerRows);
      return { contentType: XLSX, body: await toWorkbook(sheetOf(view, data)), rows, ...rest };
    }
    const columns = view.columns.map(({ name, type }) => ({ name, type: typeOf(type) }));
    const body = JSON.stringify({ columns, rows: data, next: rest.next ?? null, total: rest.total });
    return { contentType: JSON_TYPE, body, rows, ...rest };
  }

  async function page(question: Question, asked: AskedPage, settings: ReturnType<typeof common>): Promise<Answer> {
    const { query, parameters, keys } = pageStatement(question.view, question.call, asked);
    const result = await clickhouse.query({
      query,
      query_params: { ...question.call.values, ...parameters },
      format: 'JSON',
      ...settings,
      clickhouse_settings: { ...settings.clickhouse_settings, exact_rows_before_limit: 1 },
    });
    const { data, rows_before_limit_at_least: left } = Paged.parse(await result.json());
    const { rows, mark } = readPage(data, keys, asked);
    const next = mark && question.cursorOf(mark);
    return await written(question, rows, { total: asked.seen + left, next });
  }

  async function all(question: Question, settings: ReturnType<typeof common>): Promise<Answer> {
    const { view, call } = question;
    const asked = { query: statementOf(view, call), query_params: call.values, ...settings };
    if (call.format === 'csv') {
      const result = await clickhouse.query({ ...asked, format: 'CSVWithNames' });
      const rows = rowsOf(result.response_headers);
      return { contentType: CSV_TYPE, body: await result.text(), rows, total: rows, next: undefined };
    }
    const result = await clickhouse.query({ ...asked, format: 'JSON' });
    const { data } = Result.parse(await result.json());
    return await written(question, data, { total: data.length, next: undefined });
  }

  return {
    /**
     * The answer of a view.
     * @param applied filters that leave what the viewer may see
     * @param share what the query may take
     * @throws LimitReached (HttpError 413, 503, 504); HttpError 503 (ClickHouse away); errors of ClickHouse
     */
    async answer(question: Question, applied: Applied, share: Share, signal: AbortSignal): Promise<Answer> {
      try {
        if (question.seesAnything) {
          const {
            clickhouse_settings: settings,
            abort_signal,
            session_id,
          } = common(applied, share, limits.maxRows, signal);
          const { seesAll } = question;
          const names = { clickhouse, settings, sessionId: session_id, signal: abort_signal, seesAll };
          await checkNames(question.view, question.call, names);
        }
        if (question.page === undefined) return await all(question, common(applied, share, limits.maxRows, signal));
        // One row more than a page: it tells whether there is another.
        return await page(question, question.page, common(applied, share, limits.maxRows + 1, signal));
      } catch (error) {
        const advice = reportAdvice(question.view, limits);
        const reached = error instanceof ClickHouseError ? limitReached(failureOf(error), limits, advice) : undefined;
        throw reached ?? asHttpError(error);
      }
    },
  };
}

export type Answers = ReturnType<typeof createAnswers>;
