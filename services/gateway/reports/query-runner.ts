import { type ClickHouseClient, ClickHouseError, type ClickHouseSettings } from '@clickhouse/client';
import { z } from 'zod';
import type { MetricView } from '../../../clickhouse/catalogue/views.ts';
import { asHttpError } from '../../shared/clickhouse/query-errors.ts';
import { engineSettings, type Share } from '../limits/engine-settings.ts';
import { limitReached } from '../limits/limit-reached.ts';
import type { Limits } from '../limits/limits.ts';
import type { Mark } from '../paging/cursor.ts';
import { type AskedPage, readPage } from '../paging/page.ts';
import { failureOf } from '../protocol/engine-failure.ts';
import { rowsOf } from '../protocol/summary.ts';
import type { Applied } from '../rights/apply-filters.ts';
import { reportAdvice } from './advice.ts';
import { type Answer, CSV_TYPE, writeAnswer } from './answer.ts';
import { checkNames } from './known-names.ts';
import type { Call } from './parameters.ts';
import { pageStatement, statementOf } from './statement.ts';

export interface QueryRunnerOptions {
  clickhouse: ClickHouseClient;
  timeZone: string;
  limits: Limits;
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

const SHAPE: ClickHouseSettings = {
  // The answer begins when it is all there: it tells how many rows it has, and an error never comes in its middle.
  wait_end_of_query: 1,
  output_format_json_quote_decimals: 1,
  output_format_json_quote_64bit_integers: 0,
  output_format_decimal_trailing_zeros: 1,
  format_csv_null_representation: '',
};

/** Asks ClickHouse for views on behalf of viewers. */
export function createQueryRunner(options: QueryRunnerOptions) {
  const { clickhouse, limits } = options;

  /** What every question of a viewer's goes with: his filters, his limits. */
  const common = ({ settings, sessionId }: Applied, share: Share, maxRows: number, signal: AbortSignal) => ({
    clickhouse_settings: {
      ...Object.fromEntries(engineSettings({ ...limits, maxRows }, share)),
      ...SHAPE,
      ...Object.fromEntries(settings),
    },
    ...(sessionId === undefined ? {} : { session_id: sessionId }),
    abort_signal: signal,
  });
  type Common = ReturnType<typeof common>;

  async function page(question: Question, asked: AskedPage, settings: Common): Promise<Answer> {
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
    return await writeAnswer(
      question,
      rows,
      { total: asked.seen + left, next: mark && question.cursorOf(mark) },
      options,
    );
  }

  async function all(question: Question, settings: Common): Promise<Answer> {
    const { view, call } = question;
    const asked = { query: statementOf(view, call), query_params: call.values, ...settings };
    if (call.format === 'csv') {
      const result = await clickhouse.query({ ...asked, format: 'CSVWithNames' });
      const rows = rowsOf(result.response_headers);
      return { contentType: CSV_TYPE, body: await result.text(), rows, total: rows, next: undefined };
    }
    const result = await clickhouse.query({ ...asked, format: 'JSON' });
    const { data } = Result.parse(await result.json());
    return await writeAnswer(question, data, { total: data.length, next: undefined }, options);
  }

  return {
    /**
     * The answer of a view.
     * @param applied filters that leave what the viewer may see
     * @param share what the query may take
     * @throws LimitReached (HttpError 413, 503, 504); HttpError 503 (ClickHouse away); errors of ClickHouse
     */
    async run(question: Question, applied: Applied, share: Share, signal: AbortSignal): Promise<Answer> {
      const { view, call, seesAll } = question;
      try {
        const settings = common(applied, share, limits.maxRows, signal);
        if (question.seesAnything) await checkNames(view, call, { clickhouse, settings, seesAll });
        if (question.page === undefined) return await all(question, settings);
        // One row more than a page: it tells whether there is another.
        return await page(question, question.page, common(applied, share, limits.maxRows + 1, signal));
      } catch (error) {
        const advice = reportAdvice(view, limits);
        const reached = error instanceof ClickHouseError ? limitReached(failureOf(error), limits, advice) : undefined;
        throw reached ?? asHttpError(error);
      }
    },
  };
}

export type QueryRunner = ReturnType<typeof createQueryRunner>;
