import { Zstd } from '@hpcc-js/wasm-zstd';
import { DatabaseError } from './errors.ts';

/** Loaded with the server: 10 ms. */
const zstd = await Zstd.load();

export const zstdBytes = (bytes: Buffer): Buffer => Buffer.from(zstd.compress(bytes));

const MAGIC = 0xfd2fb528;

/**
 * The content of Zstandard frames that follow one another.
 * Given a content's size the library believes it; without one it makes room for twenty times the input and fails beyond that. So nothing here
 * takes more than `maxBytes`, whatever a frame says.
 * @throws DatabaseError TOO_LARGE_SIZE_COMPRESSED if there is more than `maxBytes`, CANNOT_DECOMPRESS
 */
export function unzstd(bytes: Buffer, maxBytes: number): Buffer {
  const parts: Buffer[] = [];
  let room = maxBytes;
  for (let rest = bytes; rest.length > 0; ) {
    const frame = frameOf(rest);
    if (frame.contentBytes !== undefined && frame.contentBytes > room) throw tooLarge(maxBytes);
    const part = frame.contentBytes === undefined ? streamed(frame, room, maxBytes) : whole(frame);
    room -= part.length;
    parts.push(part);
    rest = rest.subarray(frame.bytes.length);
  }
  return Buffer.concat(parts);
}

const tooLarge = (maxBytes: number) =>
  new DatabaseError(83, 'TOO_LARGE_SIZE_COMPRESSED', `There is more than ${maxBytes} bytes in what is compressed`);
const broken = () => new DatabaseError(271, 'CANNOT_DECOMPRESS', 'This is no Zstandard, or it is cut off');

interface Frame {
  bytes: Buffer;
  /** As it says itself; undefined if it was written as a stream. */
  contentBytes: number | undefined;
  /** Place of the size in its header, if it has one. */
  sizeAt: number;
  /** No block makes more than this of itself. */
  atMostBytes: number;
}

function whole({ bytes, contentBytes }: Frame): Buffer {
  if (contentBytes === 0) return Buffer.alloc(0);
  try {
    return Buffer.from(zstd.decompress(bytes));
  } catch {
    throw broken();
  }
}

/**
 * A frame without a size goes through twice: the library's stream decoder tells how much there is but hides errors; the other one tells errors,
 * and must be told the size, in the frame's own header.
 */
function streamed(frame: Frame, room: number, maxBytes: number): Buffer {
  const { bytes, atMostBytes, sizeAt } = frame;
  zstd.reset();
  const bound = Math.min(atMostBytes, room);
  const { length } = zstd.decompressChunk(bytes, bound);
  if (length > bound) throw broken();
  if (length === bound && atMostBytes > room) throw tooLarge(maxBytes);
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(length));
  const sized = Buffer.concat([bytes.subarray(0, sizeAt), size, bytes.subarray(sizeAt)]);
  sized.writeUInt8(sized.readUInt8(4) | 0xc0, 4);
  return whole({ ...frame, bytes: sized, contentBytes: length });
}

const BLOCK_BYTES = 128 * 1024;
const RUN = 1;
const COMPRESSED = 2;

/** The first frame (RFC 8878, 3.1.1): its header and its chain of blocks. @throws DatabaseError CANNOT_DECOMPRESS */
function frameOf(bytes: Buffer): Frame {
  try {
    const magic = bytes.readUInt32LE(0);
    if ((magic & 0xfffffff0) >>> 0 === 0x184d2a50) {
      const skipped = bytes.subarray(0, 8 + bytes.readUInt32LE(4));
      return { bytes: skipped, contentBytes: 0, sizeAt: 0, atMostBytes: 0 };
    }
    if (magic !== MAGIC) throw broken();
    const descriptor = bytes.readUInt8(4);
    const single = (descriptor & 0x20) !== 0;
    const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] ?? 0;
    const sizeFlag = descriptor >> 6;
    const sizeAt = 5 + (single ? 0 : 1) + dictionaryBytes;
    let at = sizeAt + (sizeFlag === 0 ? (single ? 1 : 0) : 1 << sizeFlag);
    let atMostBytes = 0;
    for (let last = false; !last; ) {
      const header = bytes.readUIntLE(at, 3);
      const size = header >> 3;
      const type = (header >> 1) & 3;
      last = (header & 1) === 1;
      at += 3 + (type === RUN ? 1 : size);
      atMostBytes += type === COMPRESSED ? BLOCK_BYTES : size;
    }
    if ((descriptor & 4) !== 0) at += 4;
    if (at > bytes.length) throw broken();
    const contentBytes = contentSize(bytes, sizeAt, sizeFlag, single);
    return { bytes: bytes.subarray(0, at), contentBytes, sizeAt, atMostBytes };
  } catch (error) {
    throw error instanceof DatabaseError ? error : broken();
  }
}

function contentSize(bytes: Buffer, at: number, flag: number, single: boolean): number | undefined {
  if (flag === 0) return single ? bytes.readUInt8(at) : undefined;
  if (flag === 1) return bytes.readUInt16LE(at) + 256;
  return flag === 2 ? bytes.readUInt32LE(at) : Number(bytes.readBigUInt64LE(at));
}
