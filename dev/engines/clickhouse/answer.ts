import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Transform } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { toFrames } from '../../../services/shared/clickhouse/native-frame.ts';
import { toAnswer } from './errors.ts';
import { contentTypeOf } from './formats.ts';
import { createEncoder, type Encoding } from './http-encoding.ts';
import { zstdBytes } from './zstd.ts';

export interface AnswerContext {
  response: ServerResponse;
  queryId: string;
  /** HTTP's `Content-Encoding`, if the client takes one. */
  encoding: Encoding | undefined;
  /** Whether it reads ClickHouse's own frames (`compress=1`), which are inside of that. */
  compress: boolean;
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

/** @param bytes of the result: the engine does not count its rows, and clickhouse-jdbc 0.8, which Metabase has, reads none where there are said to be 0 */
function summaryHeader(summary: Summary, bytes: number): Record<string, string> {
  const text = (value = 0) => String(Math.round(value));
  return {
    'x-clickhouse-summary': JSON.stringify({
      read_rows: text(summary.readRows),
      read_bytes: text(summary.readBytes),
      written_rows: text(summary.writtenRows),
      written_bytes: text(summary.writtenBytes),
      total_rows_to_read: '0',
      // What the engine counts as read is what comes out.
      result_rows: bytes > 0 ? text(Math.max(1, summary.readRows ?? 1)) : '0',
      result_bytes: String(bytes),
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
  const encoding = bytes.length > 0 ? context.encoding : undefined;
  const body = await encodeWhole(encoding, context.compress ? toFrames(bytes) : bytes);
  response.writeHead(200, {
    ...commonHeaders(context, format),
    ...summaryHeader(summary, bytes.length),
    ...(encoding ? { 'content-encoding': encoding } : {}),
    'content-length': body.length,
  });
  response.end(body);
}

async function encodeWhole(encoding: Encoding | undefined, bytes: Buffer): Promise<Buffer> {
  if (encoding === undefined) return bytes;
  if (encoding === 'zstd') return zstdBytes(bytes);
  const encoder = createEncoder(encoding);
  encoder.end(bytes);
  return await buffer(encoder);
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
  const { first, ended } = await firstOf(chunks, context.encoding === 'zstd' ? ZSTD_BYTES : 1);
  if (ended) {
    await sendWhole(context, first, format, { elapsedMs: performance.now() - startedAt });
    return true;
  }
  const tag = randomBytes(8).toString('hex');
  // Too much for one frame of Zstandard: the client takes it as it is, too.
  const encoding = context.encoding === 'zstd' ? undefined : context.encoding;
  response.writeHead(200, {
    ...commonHeaders(context, format),
    // What is known before the end is little: how long it took to begin.
    ...summaryHeader({ elapsedMs: performance.now() - startedAt }, first.length),
    'x-clickhouse-exception-tag': tag,
    ...(encoding ? { 'content-encoding': encoding } : {}),
  });
  const encoder = encoding ? createEncoder(encoding) : undefined;
  encoder?.pipe(response);
  const sink: Sink = { stream: encoder ?? response, encoder, response, compress: context.compress };
  try {
    await write(sink, first);
    for await (const chunk of chunks) {
      if (response.destroyed) return false;
      await write(sink, chunk);
    }
    sink.stream.end();
    return !response.destroyed;
  } catch (error) {
    if (!response.destroyed) await breakOff(sink, tag, toAnswer(error).message);
    return false;
  } finally {
    await chunks.return();
  }
}

/** What Zstandard may gather before it goes without. */
const ZSTD_BYTES = 32 * 1024 * 1024;

/** At least `wanted` bytes, or all there are. */
async function firstOf(chunks: AsyncGenerator<Buffer, void, undefined>, wanted: number) {
  const held: Buffer[] = [];
  for (let size = 0; size < wanted; ) {
    const next = await chunks.next();
    if (next.done) return { first: Buffer.concat(held), ended: true };
    held.push(next.value);
    size += next.value.length;
  }
  return { first: Buffer.concat(held), ended: false };
}

interface Sink {
  stream: ServerResponse | Transform;
  encoder: Transform | undefined;
  response: ServerResponse;
  compress: boolean;
}

async function write({ stream, response, compress }: Sink, chunk: Buffer): Promise<void> {
  if (stream.write(compress ? toFrames(chunk) : chunk) || response.destroyed) return;
  const gone = new AbortController();
  const onClose = () => gone.abort();
  response.once('close', onClose);
  try {
    await once(stream, 'drain', { signal: gone.signal });
  } catch (error) {
    if (!gone.signal.aborted) throw error;
  } finally {
    response.off('close', onClose);
  }
}

/** Layout of ClickHouse ≥ 25.11: marker, tag, message, its length and tag again, marker. */
async function breakOff(sink: Sink, tag: string, message: string): Promise<void> {
  const text = `${message}\n`;
  const tail = `\r\n__exception__\r\n${tag}\r\n${text}${Buffer.byteLength(text)} ${tag}\r\n__exception__\r\n`;
  await write(sink, Buffer.from(tail));
  const { encoder, response } = sink;
  if (encoder) {
    encoder.unpipe(response);
    encoder.end();
    // What is left in it, but not the end of the answer: without the last chunk of the chunked encoding every client notices that the body is not whole.
    response.write(await buffer(encoder));
  }
  response.socket?.destroySoon();
}

export interface ErrorContext {
  response: ServerResponse;
  queryId: string;
  /** Whether the client reads ClickHouse's own frames: errors come in them, but not refusals, which clickhouse-jdbc reads as they are. */
  compress: boolean;
  close: boolean;
}

/** An error before anything was sent. */
export function sendError({ response, queryId, compress, close }: ErrorContext, error: unknown): void {
  const { message, code, status } = toAnswer(error);
  const text = Buffer.from(`${message}\n`);
  const body = compress && status !== 401 && status !== 403 ? toFrames(text) : text;
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
