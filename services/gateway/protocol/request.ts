import type { IncomingHttpHeaders } from 'node:http';
import { HttpError } from '../../shared/http/http-error.ts';
import { MAX_BODY_BYTES, unpack } from './body.ts';
import { boundsOf, settingsOf, type WishedBounds } from './client-settings.ts';
import { isForm, readForm } from './form.ts';
import { unpackNative } from './native-frames.ts';

/** A dashboard's statement has 2 KiB. */
export const MAX_SQL_BYTES = 256 * 1024;

export interface ViewerQuery {
  sql: string;
  /** What the client says by URL, form or header and ClickHouse is told, too: parameters of the protocol, settings of formats. */
  parameters: ReadonlyArray<readonly [name: string, value: string]>;
  /** Values of the statement's own parameters (`param_x`), escaped as ClickHouse expects them. */
  values: ReadonlyArray<readonly [name: string, value: string]>;
  bounds: WishedBounds;
  /** `Accept-Encoding`: how the answer may be compressed. */
  acceptEncoding: string | undefined;
  /** The client's name for the query: echoed, and not handed on, as two viewers may choose the same. */
  queryId: string | undefined;
}

export interface Said {
  headers: IncomingHttpHeaders;
  search: URLSearchParams;
  body: Buffer;
}

const PARAMETER = /^param_[A-Za-z_][A-Za-z0-9_]{0,127}$/;
/** Printable ASCII, as it goes back in a header. */
const QUERY_ID = /^[\x21-\x7e]{1,128}$/;
/** Whether a format writes how many rows were read: that is more than the viewer may see. */
export const tellsOfReading = (format: string): boolean => /WithProgress$/i.test(format);

const isOn = (value: string | undefined): boolean => value !== undefined && !/^(?:0|false|)$/i.test(value);
const header = (headers: IncomingHttpHeaders, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/**
 * What a client of ClickHouse's HTTP protocol asks for. SQL comes in the URL, in the body, in a field of a form, or begun in one and ended in the other.
 * @throws HttpError 400, 404 (another database, role or session), 413, 415
 */
export async function readQuery({ headers, search, body }: Said, database: string): Promise<ViewerQuery> {
  const form = isForm(headers['content-type']);
  const unpacked = await unpack(body, header(headers, 'content-encoding'));
  const fields = form ? await readForm(unpacked, headers['content-type']) : [];
  const given = new Map<string, string>();
  // As ClickHouse does: of two with one name the first counts.
  for (const [name, value] of [...search, ...fields]) if (!given.has(name)) given.set(name, value);

  const wanted = given.get('database') ?? header(headers, 'x-clickhouse-database') ?? '';
  if (![database, '', 'default'].includes(wanted))
    throw new HttpError(404, 'unknown_database', `Database ${wanted} does not exist: there is ${database}`, 'database');
  refuseWhatIsNotHere(given);

  const text = form
    ? ''
    : (isOn(given.get('decompress')) ? await unpackNative(unpacked, MAX_BODY_BYTES) : unpacked).toString('utf8');
  const sql = [given.get('query') ?? '', text]
    .filter((part) => part.trim() !== '')
    .join('\n')
    .trim()
    .replace(/;\s*$/, '');
  if (Buffer.byteLength(sql) > MAX_SQL_BYTES)
    throw new HttpError(413, 'too_large', `a statement has at most ${MAX_SQL_BYTES} bytes`, 'query');
  const queryId = given.get('query_id') ?? header(headers, 'x-clickhouse-query-id');
  return {
    sql,
    parameters: [
      ...protocolOf(given, given.get('default_format') ?? header(headers, 'x-clickhouse-format')),
      ...settingsOf(given),
    ],
    values: [...given].filter(([name]) => PARAMETER.test(name)),
    bounds: boundsOf(given),
    acceptEncoding: header(headers, 'accept-encoding'),
    queryId: queryId !== undefined && QUERY_ID.test(queryId) ? queryId : undefined,
  };
}

/** Sessions are taken no notice of (`SET` and temporary tables are not for viewers); what rests on one being there is refused. */
function refuseWhatIsNotHere(given: ReadonlyMap<string, string>): void {
  if ((given.get('role') ?? '') !== '')
    throw new HttpError(404, 'unknown_role', 'there are no roles here: the directory says what you may see', 'role');
  if (isOn(given.get('session_check')))
    throw new HttpError(404, 'no_session', 'there are no sessions here: leave session_check out', 'session_check');
}

function protocolOf(given: ReadonlyMap<string, string>, format: string | undefined): Array<readonly [string, string]> {
  if (format !== undefined && (!/^\w{1,64}$/.test(format) || tellsOfReading(format)))
    throw new HttpError(400, 'bad_setting', `the format ${format.slice(0, 64)} is not possible here`, 'default_format');
  const revision = given.get('client_protocol_version');
  if (revision !== undefined && !/^\d{1,9}$/.test(revision))
    throw new HttpError(400, 'bad_setting', 'client_protocol_version: must be a number', 'client_protocol_version');
  return [
    ...(format === undefined ? [] : [['default_format', format] as const]),
    ...(revision === undefined ? [] : [['client_protocol_version', revision] as const]),
    ...['compress', 'wait_end_of_query'].filter((name) => isOn(given.get(name))).map((name) => [name, '1'] as const),
  ];
}
