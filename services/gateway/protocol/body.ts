import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { Zstd } from '@hpcc-js/wasm-zstd';
import { decompressFrameSync } from 'lz4-napi';
import { HttpError } from '../../shared/http/http-error.ts';

/** 1 MiB: a statement (256 KiB), and query parameters such as a list of 50,000 ids. */
export const MAX_BODY_BYTES = 1024 * 1024;

type Decoder = (body: Buffer, maxBytes: number) => Promise<Buffer>;

const [gunzipped, inflated, unbrotlied] = [promisify(gunzip), promisify(inflate), promisify(brotliDecompress)];

const ENCODINGS: Record<string, Decoder> = {
  gzip: (body, maxOutputLength) => gunzipped(body, { maxOutputLength }),
  deflate: (body, maxOutputLength) => inflated(body, { maxOutputLength }),
  br: (body, maxOutputLength) => unbrotlied(body, { maxOutputLength }),
  // 255 bytes from one at most: what a body may unpack to is bounded by its own length.
  lz4: async (body) => decompressFrameSync(body),
  zstd: async (body, maxBytes) => {
    const size = zstdContentSize(body);
    // The decoder takes as much memory as the frame promises, before it reads on.
    if (size === undefined || size > BigInt(maxBytes)) throw new RangeError('a frame of unknown or too large a size');
    const zstd = await Zstd.load();
    return Buffer.from(zstd.decompress(body));
  },
};

/** Size that the header of a zstd frame promises (RFC 8878, 3.1.1.1); undefined if it promises none, or is no frame. */
export function zstdContentSize(frame: Buffer): bigint | undefined {
  if (frame.length < 6 || frame.readUInt32LE(0) !== 0xfd2fb528) return undefined;
  const descriptor = frame.readUInt8(4);
  const [sizeFlag, singleSegment, dictionaryFlag] = [descriptor >> 6, (descriptor >> 5) & 1, descriptor & 3];
  if (sizeFlag === 0 && singleSegment === 0) return undefined;
  const at = 5 + (1 - singleSegment) + ([0, 1, 2, 4][dictionaryFlag] ?? 0);
  if (frame.length < at + 8) return undefined;
  if (sizeFlag === 0) return BigInt(frame.readUInt8(at));
  if (sizeFlag === 1) return BigInt(frame.readUInt16LE(at) + 256);
  return sizeFlag === 2 ? BigInt(frame.readUInt32LE(at)) : frame.readBigUInt64LE(at);
}

/**
 * A request's body as it was before its `Content-Encoding`.
 * @throws HttpError 415 for an encoding that ClickHouse has not, 400 for a body that is not of its encoding, 413 for one that unpacks to more than
 * `MAX_BODY_BYTES`
 */
export async function unpack(body: Buffer, encoding: string | undefined): Promise<Buffer> {
  const name = (encoding ?? '').trim().toLowerCase();
  if (name === '' || name === 'identity' || body.length === 0) return body;
  const decode = ENCODINGS[name];
  if (!decode) {
    const known = Object.keys(ENCODINGS).join(', ');
    throw new HttpError(415, 'unsupported_encoding', `Content-Encoding must be one of ${known}`, 'content-encoding');
  }
  const bytes = await decode(body, MAX_BODY_BYTES).catch(() => {
    throw new HttpError(400, 'bad_request', `the body is not ${name}, or has more than ${MAX_BODY_BYTES} bytes`);
  });
  if (bytes.length > MAX_BODY_BYTES)
    throw new HttpError(413, 'too_large', `the body unpacks to more than ${MAX_BODY_BYTES} bytes`);
  return bytes;
}
