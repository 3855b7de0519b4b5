import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { Cell } from 'write-excel-file/node';
import { LeadstreamError } from '../errors.ts';
import { cellOf } from './cells.ts';
import type { CellKind, Sheet } from './sheet.ts';

const WIDTHS: Record<CellKind, number> = { text: 28, number: 12, money: 16, rate: 10, day: 12, time: 20 };

/** Given as text: it is the same for sources and for the compiled image. */
const WRITE = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { default: write } = require(workerData.library);
  write(workerData.data, workerData.options).toBuffer().then((bytes) => parentPort.postMessage(bytes));
`;

/**
 * An Excel file (`.xlsx`) of one sheet, with a header row that stays in view. Texts are written as texts: what begins with `=` is no formula.
 * In a separate thread, since 50,000 rows take about three seconds, in which a service would answer nobody else.
 * @throws LeadstreamError `WORKBOOK`
 */
export async function toWorkbook({ columns, rows }: Sheet): Promise<Buffer> {
  const header = columns.map(({ title }): Cell => ({ value: title, fontWeight: 'bold' }));
  const body = rows.map((row) => columns.map(({ kind }, index) => cellOf(row[index] ?? null, kind)));
  const options = { columns: columns.map(({ kind }) => ({ width: WIDTHS[kind] })), stickyRowsCount: 1 };
  const library = createRequire(import.meta.url).resolve('write-excel-file/node');
  const worker = new Worker(WRITE, { eval: true, workerData: { library, data: [header, ...body], options } });
  try {
    return await new Promise((resolve, reject) => {
      worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)));
      worker.once('error', (cause) =>
        reject(new LeadstreamError('WORKBOOK', 'the sheet could not be written', { cause })),
      );
    });
  } finally {
    await worker.terminate();
  }
}
