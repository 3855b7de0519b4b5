import { Transform, type TransformCallback } from 'node:stream';
import { compressSync, uncompressSync } from 'lz4-napi';
import { DatabaseError } from './errors.ts';

const MAGIC = 0x184d2204;
/** Version 1, independent blocks of at most 4 MiB, no checksums; the last byte is the header's own checksum. */
const HEADER = Buffer.from([0x04, 0x22, 0x4d, 0x18, 0x60, 0x70, 0x73]);
const END = Buffer.alloc(4);
const BLOCK_BYTES = 4 * 1024 * 1024;
const UNCOMPRESSED = 0x8000_0000;
/** What a linked block may refer to. */
const WINDOW_BYTES = 64 * 1024;

const broken = () => new DatabaseError(271, 'CANNOT_DECOMPRESS', 'This is no LZ4 frame, or it is cut off');

/** The library works on blocks with their size in front; where that is not known, the most there may be does. */
function sized(block: Buffer, bytes: number): Buffer {
  const size = Buffer.allocUnsafe(4);
  size.writeUInt32LE(bytes, 0);
  return Buffer.concat([size, block]);
}

/** One LZ4 frame, whatever the number of chunks: readers of Python's `lz4.frame` stop after the first. */
export function createLz4Encoder(): Transform {
  let begun = false;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (!begun) this.push(HEADER);
      begun = true;
      for (let at = 0; at < chunk.length; at += BLOCK_BYTES) {
        const block = compressSync(chunk.subarray(at, at + BLOCK_BYTES)).subarray(4);
        this.push(sized(block, block.length));
      }
      done();
    },
    flush(done) {
      if (!begun) this.push(HEADER);
      this.push(END);
      done();
    },
  });
}

interface FrameState {
  linked: boolean;
  maxBytes: number;
  blockChecksums: boolean;
  contentChecksum: boolean;
}

/** Frames one after another, block by block: what a block says to be larger than its frame allows is refused. */
export function createLz4Decoder(): Transform {
  let held = Buffer.alloc(0);
  let frame: FrameState | undefined;
  let history = Buffer.alloc(0);

  /** @returns the content of what could be read at the beginning, undefined if more must come first */
  function step(): Buffer | undefined {
    if (!frame) {
      const header = readHeader(held);
      if (!header) return undefined;
      held = held.subarray(header.bytes);
      frame = header.frame;
      history = Buffer.alloc(0);
      return Buffer.alloc(0);
    }
    if (held.length < 4) return undefined;
    const mark = held.readUInt32LE(0);
    if (mark === 0) {
      const bytes = 4 + (frame.contentChecksum ? 4 : 0);
      if (held.length < bytes) return undefined;
      held = held.subarray(bytes);
      frame = undefined;
      return Buffer.alloc(0);
    }
    const size = mark % UNCOMPRESSED;
    if (size > frame.maxBytes + 1024) throw broken();
    if (held.length < 4 + size + (frame.blockChecksums ? 4 : 0)) return undefined;
    const block = held.subarray(4, 4 + size);
    held = held.subarray(4 + size + (frame.blockChecksums ? 4 : 0));
    const content = mark >= UNCOMPRESSED ? Buffer.from(block) : unpack(block, frame, history);
    if (frame.linked) history = Buffer.concat([history, content]).subarray(-WINDOW_BYTES);
    return content;
  }

  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      held = Buffer.concat([held, chunk]);
      try {
        for (let content = step(); content; content = step()) if (content.length > 0) this.push(content);
        done();
      } catch (error) {
        done(error instanceof DatabaseError ? error : broken());
      }
    },
    flush(done) {
      done(frame || held.length > 0 ? broken() : null);
    },
  });
}

function readHeader(bytes: Buffer): { bytes: number; frame: FrameState } | undefined {
  if (bytes.length < 7) return undefined;
  const flags = bytes.readUInt8(4);
  if (bytes.readUInt32LE(0) !== MAGIC || flags >> 6 !== 1) throw broken();
  const sizeFlag = (bytes.readUInt8(5) >> 4) & 7;
  if (sizeFlag < 4 || (flags & 1) !== 0) throw broken();
  const length = 7 + ((flags & 8) !== 0 ? 8 : 0);
  if (bytes.length < length) return undefined;
  const frame = {
    linked: (flags & 0x20) === 0,
    maxBytes: 4 ** (sizeFlag + 4),
    blockChecksums: (flags & 0x10) !== 0,
    contentChecksum: (flags & 4) !== 0,
  };
  return { bytes: length, frame };
}

function unpack(block: Buffer, { linked, maxBytes }: FrameState, history: Buffer): Buffer {
  const input = sized(block, maxBytes);
  return linked && history.length > 0 ? uncompressSync(input, history) : uncompressSync(input);
}
