import { LeadstreamError } from '../../shared/errors.ts';
import { csvRecords } from './csv-records.ts';
import { decodeStrictly, EncodingError } from './decode-strictly.ts';
import type { Mapping } from './mapping-schema.ts';
import type { ImportSource } from './open-source.ts';
import type { Row, RowFault } from './row.ts';
import type { TextEncoding } from './text-encoding.ts';

/** A row of the file, or what is wrong with it. `line` is where it begins; `raw` its text as in the file. */
export type ReadRow = { line: number; raw: string } & ({ row: Row } | { fault: RowFault });

/** The header's text as in the file. */
export interface Header {
  raw: string;
  names: string[];
}

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');
const DELIMITERS = [',', ';', '\t', '|'];

function checkHeader(cells: readonly string[], wanted: readonly string[], csv: Mapping['csv'], name: string): void {
  const twice = cells.find((cell, index) => cells.indexOf(cell) !== index);
  if (twice !== undefined) throw new LeadstreamError('CSV_HEADER', `${name}: column "${twice}" appears twice`);
  const missing = wanted.filter((column) => !cells.includes(column));
  if (missing.length === 0) return;
  const [only = ''] = cells;
  const other = cells.length === 1 && DELIMITERS.find((sign) => sign !== csv.delimiter && only.includes(sign));
  const hint = other ? `; does csv.delimiter have to be ${JSON.stringify(other)}?` : '';
  throw new LeadstreamError('CSV_HEADER', `${name}: no column ${quoted(missing)}; it has ${quoted(cells)}${hint}`);
}

function encodingFault(error: EncodingError, name: string, encoding: TextEncoding): LeadstreamError {
  const { byte, line, guess } = error.fault;
  const where = byte === undefined ? 'the file is not' : `byte ${byte} (line ${line}) is not`;
  const advice = guess
    ? `it looks like ${guess}: say csv.encoding: ${guess} in the mapping`
    : 'say csv.encoding in the mapping';
  return new LeadstreamError('CSV_ENCODING', `${name}: ${where} ${encoding}; ${advice}`);
}

/**
 * Streams a CSV file with a header, row by row; a row that can't be read is handed on as a fault, in its place.
 * @param columns that the header must name
 * @param onHeader told the header before the first row
 * @param onBytes told how far the file was read
 * @throws LeadstreamError `CSV_HEADER`, `CSV_ENCODING`, `NOT_CSV`, `FILE_UNREADABLE`
 */
export async function* readRows(
  source: ImportSource,
  csv: Mapping['csv'],
  columns: readonly string[],
  { onHeader, onBytes }: { onHeader?: (header: Header) => void; onBytes?: (bytes: number) => void } = {},
): AsyncGenerator<ReadRow> {
  let names: string[] | undefined;
  try {
    for await (const record of csvRecords(decodeStrictly(source.read(onBytes), csv.encoding), csv)) {
      const { line, raw } = record;
      if (!names) {
        if ('fault' in record)
          throw new LeadstreamError('CSV_HEADER', `${source.name}: the header ${record.fault.message}`);
        checkHeader(record.cells, columns, csv, source.name);
        names = record.cells;
        onHeader?.({ raw, names });
      } else if ('fault' in record) yield { line, raw, fault: record.fault };
      else yield { line, raw, row: Object.fromEntries(names.map((name, index) => [name, record.cells[index] ?? ''])) };
    }
  } catch (error) {
    throw error instanceof EncodingError ? encodingFault(error, source.name, csv.encoding) : error;
  }
  if (!names) throw new LeadstreamError('FILE_EMPTY', `${source.name}: has no header, only blank lines`);
}
