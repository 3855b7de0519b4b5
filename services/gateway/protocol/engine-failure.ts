import type { IncomingMessage } from 'node:http';
import type { ClickHouseError } from '@clickhouse/client';
import { unpack } from './body.ts';
import { unpackNative } from './native-frames.ts';

/** An error of ClickHouse's about one query. */
export interface EngineFailure {
  /** HTTP status with which ClickHouse answers it. */
  status: number;
  code: number;
  /** `UNKNOWN_IDENTIFIER` */
  type: string;
  message: string;
}

/** Of an error's text; ClickHouse's own are at most some KiB, those that quote a statement as long as that. */
const MAX_TEXT_BYTES = 64 * 1024;
const TEXT = /^Code: (\d+)\. DB::Exception: ([\s\S]*?)\.? ?\(([A-Z][A-Z0-9_]*)\)(?: \(version [^\n]*\))?\s*$/;

/** `Code: N. DB::Exception: … (NAME)`, with the server's version behind it or without. */
export function parseFailure(text: string, status: number): EngineFailure {
  const match = TEXT.exec(text);
  if (!match) return { status, code: 1002, type: 'UNKNOWN_EXCEPTION', message: text };
  return { status, code: Number(match[1]), message: match[2] ?? '', type: match[3] ?? '' };
}

/** The error's text: compressed as the answer would have been. */
async function textOf(bytes: Buffer, encoding: string | undefined): Promise<string> {
  const plain = await unpack(bytes, encoding);
  return (plain.subarray(0, 5).toString() === 'Code:' ? plain : await unpackNative(plain, MAX_TEXT_BYTES)).toString(
    'utf8',
  );
}

/** The error that an answer of ClickHouse's holds. */
export async function readFailure(response: IncomingMessage): Promise<EngineFailure> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    const part = Buffer.from(chunk);
    chunks.push(part);
    bytes += part.length;
    if (bytes > MAX_TEXT_BYTES) break;
  }
  const text = await textOf(Buffer.concat(chunks), response.headers['content-encoding']).catch(() => '');
  return parseFailure(text, response.statusCode ?? 500);
}

/** The same of an error that the client for our own questions has thrown. */
export const failureOf = ({ code, type, message }: ClickHouseError): EngineFailure => ({
  status: 400,
  code: Number(code),
  type: type ?? 'UNKNOWN_EXCEPTION',
  message,
});

/** ClickHouse has refused a query, or could not answer it. What of it a viewer is told is decided where it is told. */
export class EngineError extends Error {
  readonly failure: EngineFailure;
  /** ClickHouse's name of it, as on errors of its client. */
  readonly type: string;

  constructor(failure: EngineFailure) {
    super(failure.type);
    this.name = 'EngineError';
    this.type = failure.type;
    this.failure = failure;
  }
}
