import type { QueriedPanel } from '../../../grafana/model/panel.ts';
import { HttpError } from '../../shared/http/http-error.ts';
import { toWorkbook } from '../../shared/workbook/to-workbook.ts';
import type { Frame } from '../model/api.ts';
import { toCsv } from './csv.ts';
import { tableOf } from './table.ts';

export interface Download {
  name: string;
  contentType: string;
  bytes: Buffer;
}

/** As of the gateway: 50,000 rows take some three seconds and 200 MB to write. */
const MAX_SHEET_ROWS = 50_000;
const MAX_NAME = 100;

/** A panel's title as the name of a file on any system. */
export function fileNameOf(title: string, extension: string): string {
  const name = title
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, MAX_NAME);
  return `${name || 'leadstream'}.${extension}`;
}

/**
 * A panel's answer as a file; of several statements the first, which is what tables show.
 * @param title the panel's, with variables put in
 * @throws HttpError 413 if it is too long for an Excel file
 */
export async function downloadOf(
  panel: QueriedPanel,
  title: string,
  frame: Frame,
  format: 'csv' | 'xlsx',
): Promise<Download> {
  const name = fileNameOf(title, format);
  const table = tableOf(panel, frame);
  if (format === 'csv')
    return { name, contentType: 'text/csv; charset=utf-8', bytes: Buffer.from(toCsv(table), 'utf8') };
  if (table.rows.length > MAX_SHEET_ROWS)
    throw new HttpError(413, 'too_large', `an Excel file has at most ${MAX_SHEET_ROWS} rows: choose fewer, or CSV`);
  return {
    name,
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: await toWorkbook(table),
  };
}
