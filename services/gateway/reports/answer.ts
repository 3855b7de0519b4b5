import type { MetricView } from '../../../clickhouse/catalogue/views.ts';
import { HttpError } from '../../shared/http/http-error.ts';
import { toWorkbook } from '../../shared/workbook/to-workbook.ts';
import type { Limits } from '../limits/limits.ts';
import type { Row } from '../paging/page.ts';
import { reportAdvice } from './advice.ts';
import type { Call } from './parameters.ts';
import { sheetOf } from './sheet-of.ts';
import { CSV_LINE } from './statement.ts';

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

export const CSV_TYPE = 'text/csv; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const tooLong = (rows: number, advice: string) =>
  new HttpError(413, 'too_large', `an Excel file has at most ${rows} rows: ask for format=csv, or ${advice}`);

/**
 * Rows of a report as they are asked for. Of CSV each row holds its line.
 * @throws HttpError 413 for an Excel file of more rows than one may have
 */
export async function writeAnswer(
  { view, call }: { view: MetricView; call: Call },
  data: readonly Row[],
  rest: Pick<Answer, 'total' | 'next'>,
  { timeZone, limits }: { timeZone: string; limits: Limits },
): Promise<Answer> {
  const rows = data.length;
  if (call.format === 'csv') {
    const head = `${view.columns.map(({ name }) => `"${name}"`).join(',')}\n`;
    return { contentType: CSV_TYPE, body: head + data.map((row) => row[CSV_LINE]).join(''), rows, ...rest };
  }
  if (call.format === 'xlsx') {
    if (rows > limits.maxWorkbookRows) throw tooLong(limits.maxWorkbookRows, reportAdvice(view, limits).fewerRows);
    return { contentType: XLSX, body: await toWorkbook(sheetOf(view, data)), rows, ...rest };
  }
  const columns = view.columns.map(({ name, type }) => ({ name, type: type.replaceAll('{{timezone}}', timeZone) }));
  const body = JSON.stringify({ columns, rows: data, next: rest.next ?? null, total: rest.total });
  return { contentType: JSON_TYPE, body, rows, ...rest };
}
