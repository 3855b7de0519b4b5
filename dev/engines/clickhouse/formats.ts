/** Input formats in which a line feed always ends a row, so that a body may be cut at any of them. */
const LINES = new Set([
  'JSONEachRow',
  'JSONLines',
  'NDJSON',
  'JSONStringsEachRow',
  'JSONCompactEachRow',
  'JSONCompactStringsEachRow',
  'TSV',
  'TabSeparated',
  'TSVRaw',
  'TabSeparatedRaw',
  'TSKV',
  'LineAsString',
]);

/**
 * Output formats whose chunks can simply be put one after another. The others repeat a header, a bracket or a footer in every chunk
 * (JSON, CSVWithNames, Parquet, …): they are computed as a whole, bounded.
 */
const STREAMABLE = new Set([...LINES, 'Native', 'RowBinary', 'Raw', 'CSV', 'MsgPack', 'RawBLOB', 'Null']);

export const isStreamable = (format: string): boolean => STREAMABLE.has(format);
export const isLineDelimited = (format: string): boolean => LINES.has(format);

/** `Content-Type` as ClickHouse's server names it. */
export function contentTypeOf(format: string): string {
  if (/^(JSONL|JSONLines|NDJSON|JSON\w*EachRow\w*)$/.test(format)) return 'application/x-ndjson; charset=UTF-8';
  if (/^JSON/.test(format)) return 'application/json; charset=UTF-8';
  if (/^CSV/.test(format)) return `text/csv; charset=UTF-8; header=${format === 'CSV' ? 'absent' : 'present'}`;
  if (format === 'XML') return 'application/xml; charset=UTF-8';
  if (/^(TSV|TabSeparated)/.test(format)) return 'text/tab-separated-values; charset=UTF-8';
  if (/^(Native|RowBinary|MsgPack|Parquet|Arrow|ORC|Avro|RawBLOB|Npy|Protobuf|BSON|Buffers)/.test(format))
    return 'application/octet-stream';
  return 'text/plain; charset=UTF-8';
}
