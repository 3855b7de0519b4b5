import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { HttpError } from '../../shared/http-error.ts';

/** Parameters of the protocol that are handed on. Everything else a client sends is a setting, and settings are the gateway's. */
const HANDED_ON = [
  'default_format',
  'client_protocol_version',
  'enable_http_compression',
  'wait_end_of_query',
] as const;
/** A dashboard's statement has 2 KiB. */
export const MAX_SQL_BYTES = 256 * 1024;

export interface ViewerQuery {
  sql: string;
  parameters: ReadonlyArray<readonly [name: string, value: string]>;
}

/**
 * What a client of ClickHouse's HTTP protocol asks for: SQL in the URL, in the body, or begun in one and ended in the other.
 * @throws HttpError 400, 413
 */
export async function readQuery(
  search: URLSearchParams,
  body: Buffer,
  encoding: string | undefined,
  database: string,
): Promise<ViewerQuery> {
  if ((search.get('compress') ?? '0') !== '0' || (search.get('decompress') ?? '0') !== '0')
    throw new HttpError(400, 'not_supported', 'compress=1 (native compression) is not supported; use gzip');
  const wanted = search.get('database') ?? database;
  if (wanted !== database && wanted !== '' && wanted !== 'default')
    throw new HttpError(400, 'unknown_database', `the only database is ${database}`);
  const text = (await plain(body, encoding)).toString('utf8');
  const sql = [search.get('query') ?? '', text]
    .filter((part) => part.trim() !== '')
    .join('\n')
    .trim()
    .replace(/;\s*$/, '');
  const parameters = HANDED_ON.flatMap((name) => {
    const value = search.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return { sql, parameters };
}

async function plain(body: Buffer, encoding: string | undefined): Promise<Buffer> {
  if (encoding === undefined || encoding === '' || encoding === 'identity') return body;
  if (encoding !== 'gzip') throw new HttpError(415, 'unsupported_encoding', 'Content-Encoding must be gzip');
  try {
    return await promisify(gunzip)(body, { maxOutputLength: MAX_SQL_BYTES });
  } catch {
    throw new HttpError(400, 'bad_request', `the body is not gzip, or has more than ${MAX_SQL_BYTES} bytes`);
  }
}
