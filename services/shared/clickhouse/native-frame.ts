import { compressSync } from 'lz4-napi';
import { cityHash128 } from './city-hash.ts';

/**
 * ClickHouse's native compression (`compress=1`, `decompress=1`): frames of a CityHash128 over all that follows it, a byte for the method,
 * the size of the frame from that byte on, the size of its content, and the compressed content.
 */
export const METHOD = { none: 0x02, lz4: 0x82, zstd: 0x90 } as const;
export const CHECKSUM_BYTES = 16;
export const HEADER_BYTES = 9;
/** As ClickHouse's own buffer. */
export const CONTENT_BYTES = 1024 * 1024;
/** The bytes as frames of LZ4; none for none. */
export function toFrames(bytes: Buffer): Buffer {
  const frames: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += CONTENT_BYTES)
    frames.push(...frame(bytes.subarray(at, at + CONTENT_BYTES)));
  return Buffer.concat(frames);
}

function frame(content: Buffer): [checksum: Buffer, rest: Buffer] {
  // The library puts the content's size before the block; ours is elsewhere in the header.
  const block = compressSync(content).subarray(4);
  const rest = Buffer.allocUnsafe(HEADER_BYTES + block.length);
  rest.writeUInt8(METHOD.lz4, 0);
  rest.writeUInt32LE(rest.length, 1);
  rest.writeUInt32LE(content.length, 5);
  block.copy(rest, HEADER_BYTES);
  return [checksumOf(rest), rest];
}

export function checksumOf(rest: Buffer): Buffer {
  const [low, high] = cityHash128(rest);
  const checksum = Buffer.allocUnsafe(CHECKSUM_BYTES);
  checksum.writeBigUInt64LE(low, 0);
  checksum.writeBigUInt64LE(high, 8);
  return checksum;
}
