import { createReadStream } from 'node:fs';
import { Transform, type TransformCallback } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { z } from 'zod';
import { LeadstreamError, messageOf } from '../../shared/errors.ts';
import type { Mapping } from './mapping-schema.ts';
import type { Row, RowFault } from './row.ts';

/** A row of the file, or what is wrong with it. `line` is the last line that it spans. */
export type ReadRow = { line: number; row: Row } | { line: number; fault: RowFault };

const Entry = z.object({ record: z.record(z.string(), z.string()), info: z.object({ lines: z.number() }) });

function decoder(encoding: string): Transform {
  const decode = new TextDecoder(encoding);
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      done(null, Buffer.from(decode.decode(chunk, { stream: true })));
    },
    flush(done: TransformCallback) {
      done(null, Buffer.from(decode.decode()));
    },
  });
}

function checkHeader(header: string[], wanted: readonly string[], path: string): string[] {
  const names = header.map((name) => name.trim());
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new LeadstreamError('CSV_HEADER', `${path}: column "${twice}" appears twice`);
  const missing = wanted.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    const has = names.map((name) => `"${name}"`).join(', ');
    throw new LeadstreamError(
      'CSV_HEADER',
      `${path}: no column ${missing.map((m) => `"${m}"`).join(', ')}; it has ${has}`,
    );
  }
  return names;
}

const unreadable = (error: CsvError): RowFault => ({
  code: 'invalid_row',
  field: '',
  // Not csv-parse's own message: it quotes the row.
  message:
    error.code === 'CSV_RECORD_INCONSISTENT_COLUMNS' ? 'has more or fewer cells than the header' : `${error.code}`,
});

/**
 * Streams a CSV file with a header, row by row; a row that can't be read is handed on as a fault, in its place.
 * @param columns that the header must name
 * @param onBytes told how far the file was read
 * @throws LeadstreamError `CSV_HEADER`, `FILE_UNREADABLE`
 */
export async function* readRows(
  path: string,
  csv: Mapping['csv'],
  columns: readonly string[],
  onBytes: (bytes: number) => void = () => undefined,
): AsyncGenerator<ReadRow> {
  const skipped: { line: number; fault: RowFault }[] = [];
  const parser = parse({
    bom: true,
    trim: true,
    info: true,
    delimiter: csv.delimiter,
    quote: csv.quote,
    skip_empty_lines: true,
    skip_records_with_error: true,
    columns: (header: string[]) => checkHeader(header, columns, path),
    on_skip: (error: CsvError | undefined) => {
      if (error) skipped.push({ line: Number(error.lines ?? 0), fault: unreadable(error) });
    },
  });
  const file = createReadStream(path, { highWaterMark: 1 << 18 });
  const source = csv.encoding === 'utf-8' ? file : file.pipe(decoder(csv.encoding));
  file.on('error', (cause) => parser.destroy(new LeadstreamError('FILE_UNREADABLE', messageOf(cause), { cause })));
  try {
    for await (const entry of source.pipe(parser)) {
      const { record, info } = Entry.parse(entry);
      // The parser runs ahead of us: what it skipped before this row comes first.
      while (skipped[0] && skipped[0].line < info.lines) yield* skipped.splice(0, 1);
      onBytes(file.bytesRead);
      yield { line: info.lines, row: record };
    }
    yield* skipped.splice(0);
  } finally {
    file.destroy();
  }
}
