import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { HttpError } from '../shared/http/http-error.ts';
import type { Share } from './budget.ts';

export interface BodyOptions {
  gzip: boolean;
  maxBytes: number;
  share: Share;
}

const tooLarge = (maxBytes: number) =>
  new HttpError(413, 'body_too_large', `a body must be at most ${maxBytes} bytes after inflating: send several`);
const busy = () => new HttpError(429, 'too_many_requests', 'too many bytes are in flight: try again');

/** @throws HttpError 413, 429 for a body whose head says already that it is too large, or that there is no room for it */
export function checkAnnounced(request: IncomingMessage, maxBytes: number, freeBytes: number): void {
  const announced = Number(request.headers['content-length'] ?? 0);
  // Of a compressed body, too: none of JSON is larger than what it unpacks to.
  if (announced > maxBytes) throw tooLarge(maxBytes);
  if (announced > freeBytes) throw busy();
}

/** Why a body could not be read, and how far it came: zlib's codes start with Z_, of which Z_BUF_ERROR is an early end. */
function unreadable(error: unknown, { gzip }: BodyOptions, bytes: number): HttpError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isBroken = gzip && code.startsWith('Z_') && code !== 'Z_BUF_ERROR';
  const hint = bytes === 0 ? ' (plain JSON goes without Content-Encoding)' : '';
  const what = isBroken ? `is not valid gzip${hint}` : 'ended early';
  return new HttpError(400, 'unreadable_body', `the body ${what}, after ${bytes} bytes${gzip ? ' inflated' : ''}`);
}

/**
 * Reads a body whole. Inflating stops at the bound, so that a bomb costs no more than what it may unpack to.
 * What is not read after an error is discarded by `discardRest`.
 * @throws HttpError 413, 429 (no share left), 400 (broken gzip, aborted)
 */
export async function readBody(request: IncomingMessage, options: BodyOptions): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) {
      bytes += chunk.length;
      if (bytes > options.maxBytes) throw tooLarge(options.maxBytes);
      if (!options.share.take(chunk.length)) throw busy();
      chunks.push(chunk);
    }
  };
  try {
    // destroyOnReturn: false keeps the connection, on which the answer still has to be written.
    const raw: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false });
    await (options.gzip ? pipeline(raw, createGunzip(), collect) : collect(raw));
  } catch (error) {
    if (error instanceof HttpError) throw error;
    throw unreadable(error, options, bytes);
  }
  return Buffer.concat(chunks, bytes);
}
