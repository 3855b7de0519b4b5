import { uncompressSync } from 'lz4-napi';
import {
  CHECKSUM_BYTES,
  CONTENT_BYTES,
  checksumOf,
  HEADER_BYTES,
  METHOD,
} from '../../../services/shared/clickhouse/native-frame.ts';
import { DatabaseError } from './errors.ts';
import { unzstd } from './zstd.ts';

/** Of one frame of a body. Clients send up to 10 MiB (clickhouse-go); a frame that says more may be a bomb. */
const MAX_CONTENT_BYTES = 64 * 1024 * 1024;
const MAX_FRAME_BYTES = MAX_CONTENT_BYTES + 1024 * 1024;

/**
 * The contents of a body's frames, one at a time as they are asked for.
 * @throws DatabaseError CHECKSUM_DOESNT_MATCH, TOO_LARGE_SIZE_COMPRESSED, UNKNOWN_COMPRESSION_METHOD, CANNOT_DECOMPRESS
 */
export async function* fromFrames(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  let held: Buffer[] = [];
  let size = 0;
  let wanted = CHECKSUM_BYTES + HEADER_BYTES;
  for await (const chunk of chunks) {
    held.push(chunk);
    size += chunk.length;
    while (size >= wanted) {
      const whole = Buffer.concat(held);
      const next = frameSize(whole);
      if (size < next) {
        held = [whole];
        wanted = next;
        break;
      }
      held = [whole.subarray(next)];
      size -= next;
      wanted = CHECKSUM_BYTES + HEADER_BYTES;
      const content = contentOf(whole.subarray(0, next));
      for (let at = 0; at < content.length; at += CONTENT_BYTES) yield content.subarray(at, at + CONTENT_BYTES);
    }
  }
  if (size > 0) throw new DatabaseError(271, 'CANNOT_DECOMPRESS', 'The body ends in the middle of a compressed block');
}

function frameSize(start: Buffer): number {
  const frameBytes = start.readUInt32LE(CHECKSUM_BYTES + 1);
  const contentBytes = start.readUInt32LE(CHECKSUM_BYTES + 5);
  if (frameBytes > MAX_FRAME_BYTES || contentBytes > MAX_CONTENT_BYTES)
    throw new DatabaseError(
      83,
      'TOO_LARGE_SIZE_COMPRESSED',
      `A compressed block of ${frameBytes} bytes with ${contentBytes} bytes in it is too large (or this is no native compression): at most ${MAX_CONTENT_BYTES}`,
    );
  if (frameBytes < HEADER_BYTES)
    throw new DatabaseError(271, 'CANNOT_DECOMPRESS', `A compressed block of ${frameBytes} bytes is too short`);
  return CHECKSUM_BYTES + frameBytes;
}

function contentOf(whole: Buffer): Buffer {
  const rest = whole.subarray(CHECKSUM_BYTES);
  if (!checksumOf(rest).equals(whole.subarray(0, CHECKSUM_BYTES)))
    throw new DatabaseError(40, 'CHECKSUM_DOESNT_MATCH', 'The checksum of a compressed block does not match its bytes');
  const contentBytes = rest.readUInt32LE(5);
  const content = unpack(rest.readUInt8(0), rest.subarray(HEADER_BYTES), contentBytes);
  if (content.length !== contentBytes)
    throw new DatabaseError(
      271,
      'CANNOT_DECOMPRESS',
      `A compressed block holds ${content.length} bytes and says ${contentBytes}`,
    );
  return content;
}

function unpack(method: number, block: Buffer, contentBytes: number): Buffer {
  if (method === METHOD.none) return block;
  if (method !== METHOD.lz4 && method !== METHOD.zstd)
    throw new DatabaseError(
      89,
      'UNKNOWN_COMPRESSION_METHOD',
      `Unknown compression method 0x${method.toString(16)}: LZ4, ZSTD and NONE are known`,
    );
  try {
    if (method === METHOD.zstd) return unzstd(block, contentBytes);
    const size = Buffer.allocUnsafe(4);
    size.writeUInt32LE(contentBytes, 0);
    return uncompressSync(Buffer.concat([size, block]));
  } catch (cause) {
    if (cause instanceof DatabaseError) throw cause;
    throw new DatabaseError(271, 'CANNOT_DECOMPRESS', 'A compressed block cannot be decompressed');
  }
}
