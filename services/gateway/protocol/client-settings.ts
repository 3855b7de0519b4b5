import { HttpError } from '../../shared/http/http-error.ts';

/** Bounds that a client asks for itself; they count where they are below the gateway's. */
export interface WishedBounds {
  maxRows?: number;
  maxResultBytes?: number;
  maxSeconds?: number;
  /** The client asked for a number of rows and wants what there is of them, not an error. */
  breakAtMaxRows?: boolean;
}

const FLAG = /^(?:0|1|true|false)$/i;
const WORD = /^[A-Za-z0-9_.]{1,40}$/;
const NUMBER = /^\d{1,9}$/;
const ZONE = /^[A-Za-z0-9_+\-/]{0,64}$/;
/** A separator, or what stands for NULL. */
const SHORT = /^[^\0]{0,16}$/su;

const byName = (pattern: RegExp, names: string): Array<readonly [string, RegExp]> =>
  names
    .trim()
    .split(/\s+/)
    .map((name) => [name, pattern] as const);

/**
 * Settings that are handed on: they change how an answer is written, not what is read. Neither a path of a file is among them (`format_schema`,
 * `format_template_row`, `output_format_schema`) nor what tells of rows that were read beside the viewer's own (`output_format_write_statistics`,
 * `send_progress_in_http_headers`).
 */
const HANDED_ON = new Map<string, RegExp>([
  ...byName(
    FLAG,
    `enable_http_compression
    output_format_json_quote_64bit_integers output_format_json_quote_64bit_floats output_format_json_quote_denormals
    output_format_json_quote_decimals output_format_json_escape_forward_slashes output_format_json_named_tuples_as_objects
    output_format_json_array_of_rows output_format_json_validate_utf8 output_format_decimal_trailing_zeros
    output_format_csv_crlf_end_of_line output_format_tsv_crlf_end_of_line
    output_format_native_encode_types_in_binary_format output_format_native_write_json_as_string
    output_format_binary_encode_types_in_binary_format output_format_binary_write_json_as_string
    output_format_arrow_string_as_string output_format_arrow_low_cardinality_as_dictionary
    output_format_arrow_fixed_string_as_fixed_byte_array
    output_format_parquet_string_as_string output_format_parquet_fixed_string_as_fixed_byte_array
    output_format_orc_string_as_string output_format_bson_string_as_string output_format_pretty_row_numbers`,
  ),
  ...byName(
    WORD,
    `date_time_output_format network_compression_method output_format_arrow_compression_method output_format_parquet_version
    output_format_parquet_compression_method output_format_orc_compression_method output_format_pretty_grid_charset
    output_format_pretty_color`,
  ),
  ...byName(NUMBER, 'output_format_pretty_max_rows output_format_pretty_max_column_pad_width'),
  ...byName(SHORT, 'format_csv_delimiter format_csv_null_representation format_tsv_null_representation'),
  ...byName(ZONE, 'session_timezone'),
]);

/** Settings that would change what a statement computes, in the reports' own SQL too: ignored, they would give wrong numbers without a word. */
const REFUSED: Record<string, string> = {
  join_use_nulls: 'it would change what the reports compute: use toNullable() and nullIf() in the statement',
  group_by_use_nulls: 'it would change what the reports compute: use toNullable() in the statement',
  transform_null_in: 'it would change what the reports compute',
  limit: 'write LIMIT into the statement',
  offset: 'write OFFSET into the statement',
};

const bad = (name: string, rule: string) => new HttpError(400, 'bad_setting', `${name}: ${rule}`, name);

/** Settings of a client that are handed on to ClickHouse. All others, of which clients send many, are ignored. @throws HttpError 400 */
export function settingsOf(given: ReadonlyMap<string, string>): Array<readonly [name: string, value: string]> {
  for (const [name, reason] of Object.entries(REFUSED)) {
    const value = given.get(name) ?? '';
    if (value !== '' && value !== '0' && value !== 'false') throw bad(name, `is not possible here; ${reason}`);
  }
  return [...HANDED_ON].flatMap(([name, pattern]) => {
    const value = given.get(name);
    if (value === undefined) return [];
    if (!pattern.test(value)) throw bad(name, 'this value is not possible');
    return [[name, value] as const];
  });
}

/** A bound in ClickHouse's terms: 0 is none. */
function bound(given: ReadonlyMap<string, string>, name: string): number | undefined {
  const text = given.get(name);
  if (text === undefined || text === '') return undefined;
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0) throw bad(name, 'must be a number');
  return value === 0 ? undefined : value;
}

/** Bounds that a client names. `max_rows_to_read` is none of them: its error would tell how many rows others have. @throws HttpError 400 */
export function boundsOf(given: ReadonlyMap<string, string>): WishedBounds {
  const maxRows = bound(given, 'max_result_rows');
  const maxResultBytes = bound(given, 'max_result_bytes');
  const maxSeconds = bound(given, 'max_execution_time');
  return {
    ...(maxRows === undefined ? {} : { maxRows: Math.ceil(maxRows) }),
    ...(maxResultBytes === undefined ? {} : { maxResultBytes: Math.ceil(maxResultBytes) }),
    ...(maxSeconds === undefined ? {} : { maxSeconds }),
    ...(maxRows !== undefined && given.get('result_overflow_mode') === 'break' ? { breakAtMaxRows: true } : {}),
  };
}
