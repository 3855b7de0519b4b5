import { Zstd } from '@hpcc-js/wasm-zstd';
import { uncompressSync } from 'lz4-napi';
import { CHECKSUM_BYTES, checksumOf, HEADER_BYTES, METHOD } from '../../shared/clickhouse/native-frame.ts';
import { HttpError } from '../../shared/http/http-error.ts';
import { zstdContentSize } from './body.ts';

/** Checksum (16 bytes), method (1), size of header and data (4), size unpacked (4). */
const HEADER = CHECKSUM_BYTES + HEADER_BYTES;

const damaged = (why: string) =>
  new HttpError(400, 'bad_request', `decompress=1, but the body is ${why}`, 'decompress');

/**
 * Unpacks ClickHouse's native compression (`decompress=1`): frames one after another.
 * @throws HttpError 400 for what are no such frames, 413 for more than `maxBytes`
 */
export async function unpackNative(body: Buffer, maxBytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let total = 0;
  for (let at = 0; at < body.length; ) {
    if (body.length - at < HEADER) throw damaged('cut off in the middle of a frame');
    const method = body.readUInt8(at + CHECKSUM_BYTES);
    const packedSize = body.readUInt32LE(at + CHECKSUM_BYTES + 1);
    const size = body.readUInt32LE(at + CHECKSUM_BYTES + 5);
    const end = at + CHECKSUM_BYTES + packedSize;
    if (packedSize < HEADER_BYTES || end > body.length) throw damaged('not made of native frames');
    if (!checksumOf(body.subarray(at + CHECKSUM_BYTES, end)).equals(body.subarray(at, at + CHECKSUM_BYTES)))
      throw damaged('not what its checksum says');
    total += size;
    if (total > maxBytes) throw new HttpError(413, 'too_large', `the body unpacks to more than ${maxBytes} bytes`);
    const part = await unpackFrame(method, body.subarray(at + HEADER, end), size);
    if (part.length !== size) throw damaged('not as long as it says');
    parts.push(part);
    at = end;
  }
  return Buffer.concat(parts, total);
}

async function unpackFrame(method: number, data: Buffer, size: number): Promise<Buffer> {
  if (method === METHOD.none) return data;
  if (method !== METHOD.lz4 && method !== METHOD.zstd) throw damaged('not compressed by LZ4, ZSTD or NONE');
  try {
    // The decoder makes room for what the data says of itself.
    if (method === METHOD.zstd && zstdContentSize(data) !== BigInt(size)) throw new RangeError('another size');
    if (method === METHOD.zstd) return Buffer.from((await Zstd.load()).decompress(data));
    const prefix = Buffer.alloc(4);
    prefix.writeUInt32LE(size);
    return uncompressSync(Buffer.concat([prefix, data]));
  } catch {
    throw damaged('not compressed as it says');
  }
}
