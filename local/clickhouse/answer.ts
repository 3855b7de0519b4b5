import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { constants, createGzip, type Gzip, gzip } from 'node:zlib';
import { toAnswer } from './errors.ts';
import { contentTypeOf } from './formats.ts';

/** Fast rather than small: the client is on the same machine. */
const GZIP = { level: 1 };

export interface AnswerContext {
  response: ServerResponse;
  queryId: string;
  /** Whether the client takes gzip. */
  gzip: boolean;
}

export interface Summary {
  readRows?: number;
  readBytes?: number;
  writtenRows?: number;
  writtenBytes?: number;
  elapsedMs: number;
}

function commonHeaders(context: AnswerContext, format: string): Record<string, string> {
  return {
    'content-type': contentTypeOf(format),
    'x-clickhouse-query-id': context.queryId,
    'x-clickhouse-format': format,
    'x-clickhouse-timezone': 'UTC',
    'x-clickhouse-server-display-name': 'leadstream-local',
  };
}

function summaryHeader(summary: Summary): Record<string, string> {
  const text = (value = 0) => String(Math.round(value));
  return {
    'x-clickhouse-summary': JSON.stringify({
      read_rows: text(summary.readRows),
      read_bytes: text(summary.readBytes),
      written_rows: text(summary.writtenRows),
      written_bytes: text(summary.writtenBytes),
      total_rows_to_read: '0',
      result_rows: '0',
      result_bytes: '0',
      elapsed_ns: text(summary.elapsedMs * 1e6),
    }),
  };
}

/** A result held as a whole. An empty one is an empty body, uncompressed: clickhouse-go takes anything else for data. */
export async function sendWhole(
  context: AnswerContext,
  bytes: Buffer,
  format: string,
  summary: Summary,
): Promise<void> {
  const { response } = context;
  const compressed = context.gzip && bytes.length > 0;
  const body = compressed ? await promisify(gzip)(bytes, GZIP) : bytes;
  response.writeHead(200, {
    ...commonHeaders(context, format),
    ...summaryHeader(summary),
    ...(compressed ? { 'content-encoding': 'gzip' } : {}),
    'content-length': body.length,
  });
  response.end(body);
}

/**
 * A result sent as it is computed, at the client's pace. Headers wait for the first chunk, so that an error until then is a proper one;
 * a later error ends the body as ClickHouse's server ends it, with the tagged text of the exception, and breaks the connection.
 * @returns whether the client stayed to the end
 */
export async function sendStream(
  context: AnswerContext,
  chunks: AsyncGenerator<Buffer, void, undefined>,
  format: string,
  startedAt: number,
): Promise<boolean> {
  const { response } = context;
  const first = await chunks.next();
  if (first.done) {
    await sendWhole(context, Buffer.alloc(0), format, { elapsedMs: performance.now() - startedAt });
    return true;
  }
  const tag = randomBytes(8).toString('hex');
  response.writeHead(200, {
    ...commonHeaders(context, format),
    'x-clickhouse-exception-tag': tag,
    ...(context.gzip ? { 'content-encoding': 'gzip' } : {}),
  });
  const zip = context.gzip ? createGzip(GZIP) : undefined;
  zip?.pipe(response);
  const sink = zip ?? response;
  try {
    await write(sink, first.value, response);
    for await (const chunk of chunks) {
      if (response.destroyed) return false;
      await write(sink, chunk, response);
    }
    sink.end();
    return !response.destroyed;
  } catch (error) {
    if (!response.destroyed) await breakOff(context, sink, zip, tag, toAnswer(error).message);
    return false;
  } finally {
    await chunks.return();
  }
}

async function write(sink: ServerResponse | Gzip, chunk: Buffer, response: ServerResponse): Promise<void> {
  if (sink.write(chunk) || response.destroyed) return;
  const gone = new AbortController();
  const onClose = () => gone.abort();
  response.once('close', onClose);
  try {
    await once(sink, 'drain', { signal: gone.signal });
  } catch (error) {
    if (!gone.signal.aborted) throw error;
  } finally {
    response.off('close', onClose);
  }
}

/** Layout of ClickHouse ≥ 25.11: marker, tag, message, its length and tag again, marker. */
async function breakOff(
  { response }: AnswerContext,
  sink: ServerResponse | Gzip,
  zip: Gzip | undefined,
  tag: string,
  message: string,
): Promise<void> {
  const text = `${message}\n`;
  const tail = `\r\n__exception__\r\n${tag}\r\n${text}${Buffer.byteLength(text)} ${tag}\r\n__exception__\r\n`;
  await write(sink, Buffer.from(tail), response);
  if (zip) await new Promise<void>((resolve) => zip.flush(constants.Z_SYNC_FLUSH, () => resolve()));
  // Without the final chunk of the chunked encoding: every client notices that the body is not whole.
  response.socket?.destroySoon();
}

/** An error before anything was sent. */
export function sendError(response: ServerResponse, error: unknown, queryId: string, close: boolean): void {
  const { message, code, status } = toAnswer(error);
  const body = Buffer.from(`${message}\n`);
  response.writeHead(status, {
    'content-type': 'text/plain; charset=UTF-8',
    'content-length': body.length,
    'x-clickhouse-exception-code': String(code),
    'x-clickhouse-query-id': queryId,
    'x-clickhouse-server-display-name': 'leadstream-local',
    ...(status === 401 ? { 'www-authenticate': 'Basic realm="ClickHouse server HTTP API"' } : {}),
    ...(close ? { connection: 'close' } : {}),
  });
  response.end(body);
}
