import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { LeadstreamError } from '../../shared/errors.ts';
import type { Mapping } from './mapping-schema.ts';
import type { RowFault } from './row.ts';

/** A record of a CSV file. `line` is where it begins, `raw` its text as in the file, without the line break at its end. */
export type CsvRecord = { line: number; raw: string; cells: string[] } | { line: number; raw: string; fault: RowFault };

/** Bytes parsed at a time; after a fault fewer, so that a file full of faults isn't parsed over and over. */
const WINDOW_BYTES = 1 << 18;
const WINDOW_AFTER_FAULT_BYTES = 1 << 12;
/** A record longer than this is no row: its quote is never closed. Ingest takes less. */
const MAX_RECORD_BYTES = 1 << 20;
/** A line longer than this is no line of a CSV file. */
const MAX_LINE_BYTES = 16 << 20;

const Cells = z.array(z.string());
interface Parsed {
  cells: string[];
  /** Of the byte after the record. */
  end: number;
}

const fault = (message: string): RowFault => ({ code: 'invalid_row', field: '', message });
const WIDTH = fault('has more or fewer cells than the header');
const STRAY_QUOTE = fault(
  'opens a quote that closes in a later line, and each line between reads as a row of its own: a stray quote is doubled (""), and a file whose cells hold line breaks says csv.line_breaks: true',
);
// Not csv-parse's own messages: they quote the row.
const QUOTE_FAULTS: Readonly<Record<string, RowFault>> = {
  CSV_QUOTE_NOT_CLOSED: fault('opens a quote that is never closed'),
  CSV_INVALID_CLOSING_QUOTE: fault('has text after a closing quote; a quote inside of quotes is doubled ("")'),
  INVALID_OPENING_QUOTE: fault('has a quote inside of a cell that does not begin with one; put the cell in quotes'),
};

const LINE_BREAK = /\r\n|\n|\r/;
const BLANK_LINES = /^(?: *(?:\r\n|\n|\r))+/;
const count = (text: string, part: string) => text.split(part).length - 1;

/** Whether each line of a record alone has the width of a row: then its line breaks are likely the end of rows. */
function readsAsRows(raw: string, delimiter: string, width: number): boolean {
  return raw.split(LINE_BREAK).every((line) => count(line, delimiter) === width - 1);
}

function parseWindow(bytes: Buffer, csv: Mapping['csv']): { records: Parsed[]; error: CsvError | undefined } {
  const records: Parsed[] = [];
  try {
    parse(bytes, {
      trim: true,
      delimiter: csv.delimiter,
      quote: csv.quote,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (record: unknown, context) => {
        records.push({ cells: Cells.parse(record), end: context.bytes });
        return null;
      },
    });
    return { records, error: undefined };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { records, error };
  }
}

/** End of the last whole line within the first `window` bytes, or of the first one after them; 0: there is none yet. */
function cutAt(bytes: Buffer, window: number): number {
  const lastFeed = bytes.lastIndexOf(0x0a, window);
  const feed = lastFeed >= 0 ? lastFeed : bytes.indexOf(0x0a, window);
  // Old Macs end lines with a return alone; one at the very end may be the first half of \r\n.
  const end = feed >= 0 ? feed : bytes.lastIndexOf(0x0d, bytes.length - 2);
  return end + 1;
}

/**
 * Reads CSV record by record. A record that can't be read, or that swallowed lines by a stray quote, costs its first line
 * alone: reading goes on with the next line, so that every line of the file is in exactly one record.
 * The first record is the header and sets the width of all others.
 */
export async function* csvRecords(texts: AsyncIterable<string>, csv: Mapping['csv']): AsyncGenerator<CsvRecord> {
  const input = texts[Symbol.asyncIterator]();
  let bytes: Buffer = Buffer.alloc(0);
  let ended = false;
  let line = 1;
  let window = WINDOW_BYTES;
  let width: number | undefined;

  async function fill(wanted: number): Promise<void> {
    const chunks = [bytes];
    for (let length = bytes.length; !ended && length < wanted; ) {
      const next = await input.next();
      if (next.done) ended = true;
      else {
        const chunk = Buffer.from(next.value, 'utf8');
        chunks.push(chunk);
        length += chunk.length;
      }
    }
    if (chunks.length > 1) bytes = Buffer.concat(chunks);
  }
  /** Takes bytes off the front; returns their text without blank lines before and the line break after, and its first line. */
  function take(length: number): { raw: string; line: number } {
    const text = bytes.toString('utf8', 0, length);
    bytes = bytes.subarray(length);
    const raw = text.replace(BLANK_LINES, '');
    const breaks = (part: string) => part.split(LINE_BREAK).length - 1;
    const first = line + breaks(text.slice(0, text.length - raw.length));
    line += breaks(text);
    return { raw: raw.replace(/(?:\r\n|\n|\r)$/, ''), line: first };
  }
  function takeLine(reason: RowFault): CsvRecord {
    const start = /^\s*/.exec(bytes.toString('utf8', 0, 4_096))?.[0] ?? '';
    const from = Buffer.byteLength(start);
    const at = [0x0a, 0x0d].map((sign) => bytes.indexOf(sign, from)).filter((index) => index >= 0);
    const end = at.length === 0 ? bytes.length : Math.min(...at) + 1;
    const crlf = bytes[end - 1] === 0x0d && bytes[end] === 0x0a ? 1 : 0;
    return { ...take(end + crlf), fault: reason };
  }

  for (;;) {
    await fill(window + 1);
    if (bytes.length === 0) return;
    const cut = ended && bytes.length <= window ? bytes.length : cutAt(bytes, window);
    if (cut === 0) {
      if (bytes.length > MAX_LINE_BYTES) throw new LeadstreamError('NOT_CSV', `line ${line} is longer than 16 MiB`);
      window *= 2;
      continue;
    }
    const view = bytes.subarray(0, cut);
    const { records, error } = parseWindow(view, csv);
    let done = 0;
    let broken = false;
    for (const { cells, end } of records) {
      const raw = view.toString('utf8', done, end).replace(BLANK_LINES, '').trim();
      width ??= cells.length;
      const lines = LINE_BREAK.test(raw);
      const stray = lines && csv.line_breaks !== true && readsAsRows(raw, csv.delimiter, width);
      if (lines && (cells.length !== width || stray)) {
        yield takeLine(stray ? STRAY_QUOTE : WIDTH);
        broken = true;
        break;
      }
      const place = take(end - done);
      done = end;
      yield cells.length === width ? { ...place, cells } : { ...place, fault: WIDTH };
    }
    if (broken) {
      window = WINDOW_AFTER_FAULT_BYTES;
      continue;
    }
    if (!error) {
      if (done < view.length) take(view.length - done);
      window = Math.min(WINDOW_BYTES, window * 2);
      continue;
    }
    const open = error.code === 'CSV_QUOTE_NOT_CLOSED';
    const moreToCome = !ended || bytes.length > view.length - done;
    if (open && moreToCome && view.length - done < MAX_RECORD_BYTES) {
      window = Math.max(window, (view.length - done) * 2);
      continue;
    }
    yield takeLine(QUOTE_FAULTS[error.code] ?? fault(`can't be read (${error.code})`));
    window = WINDOW_AFTER_FAULT_BYTES;
  }
}
