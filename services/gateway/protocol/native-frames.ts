import { Zstd } from '@hpcc-js/wasm-zstd';
import { uncompressSync } from 'lz4-napi';
import { HttpError } from '../../shared/http-error.ts';

/** Checksum (16 bytes), method (1), size of header and data (4), size unpacked (4). */
const HEADER = 25;
const CHECKSUM = 16;
const [LZ4, ZSTD, NONE] = [0x82, 0x90, 0x02];

const damaged = (why: string) =>
  new HttpError(400, 'bad_request', `decompress=1, but the body is ${why}`, 'decompress');

/**
 * Unpacks ClickHouse's native compression (`decompress=1`): frames one after another. Their checksums are not looked at: what they guard against, a
 * damaged disk or network, TCP has guarded against already, and the statement is parsed anyway.
 * @throws HttpError 400 for what are no such frames, 413 for more than `maxBytes`
 */
export async function unpackNative(body: Buffer, maxBytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let total = 0;
  for (let at = 0; at < body.length; ) {
    if (body.length - at < HEADER) throw damaged('cut off in the middle of a frame');
    const method = body.readUInt8(at + CHECKSUM);
    const packedSize = body.readUInt32LE(at + CHECKSUM + 1);
    const size = body.readUInt32LE(at + CHECKSUM + 5);
    const end = at + CHECKSUM + packedSize;
    if (packedSize < HEADER - CHECKSUM || end > body.length) throw damaged('not made of native frames');
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
  if (method === NONE) return data;
  if (method !== LZ4 && method !== ZSTD) throw damaged('not compressed by LZ4, ZSTD or NONE');
  try {
    if (method === ZSTD) return Buffer.from((await Zstd.load()).decompress(data));
    const prefix = Buffer.alloc(4);
    prefix.writeUInt32LE(size);
    return uncompressSync(Buffer.concat([prefix, data]));
  } catch {
    throw damaged('not compressed as it says');
  }
}
