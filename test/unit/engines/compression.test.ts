import { buffer } from 'node:stream/consumers';
import { compressFrameSync, decompressFrameSync } from 'lz4-napi';
import { describe, expect, it } from 'vitest';
import { chooseEncoding } from '../../../dev/engines/clickhouse/http-encoding.ts';
import { createLz4Decoder, createLz4Encoder } from '../../../dev/engines/clickhouse/lz4-frame.ts';
import { fromFrames } from '../../../dev/engines/clickhouse/native-frames.ts';
import { unzstd, zstdBytes } from '../../../dev/engines/clickhouse/zstd.ts';
import { cityHash128 } from '../../../services/shared/clickhouse/city-hash.ts';
import { toFrames } from '../../../services/shared/clickhouse/native-frame.ts';

/** By Python's lz4.frame: 20,000 times `abcdefgh` in linked blocks of 64 KiB; each after the first only points back. */
const LINKED =
  'BCJNGEBAwBIBAACPYWJjZGVmZ2gIAP/////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////gUGRlZmdoCgEAAA8IAP/////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////oUGRlZmdoewAAAA8IAP//////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////WVBkZWZnaAAAAAA=';
/** By Python's zstd, as a stream: the frame does not say how much is in it. */
const STREAMED = 'KLUv/QBYjQAASHN0cmVhbWVkIAEAhF/MyxE=';

const bytes = (length: number) => Buffer.from(Array.from({ length }, (_, i) => (i * 31 + 7) & 255));
const rows = (count: number) => Buffer.from(Array.from({ length: count }, (_, i) => `row ${i}\n`).join(''));

async function* inPieces(whole: Buffer, size: number) {
  for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size);
}
async function unframed(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of fromFrames(chunks)) parts.push(part);
  return Buffer.concat(parts);
}

describe('CityHash128 of version 1.0.2', () => {
  // As the Python package clickhouse-cityhash answers.
  it.each([
    [0, '3df09dfc64c09a2b', '3cb540c392e51e29'],
    [1, '8be55b379cce0e40', '5ab4744478b1cba'],
    [3, 'e407deda7bb0f294', 'a3a0d146e27f1bd'],
    [16, '3f3a3275564b7f48', 'b48a2a7a16bac60b'],
    [31, '9b7f93e5ecfaed63', 'd646e40154fb0d6b'],
    [127, 'c244dc8a06ce8c41', 'f30e2cf6b33629a6'],
    [144, '2ca82631884c46a7', '71edb8d50338bb1f'],
    [145, '9ccb0be2ac158b86', '27659f0bca6350e'],
    [272, '6bfe947d19137698', 'aef56ae99e1966e0'],
    [1000, '597ff4957972ad7e', '7f39a4abd7c010e1'],
  ])('of %i bytes', (length, low, high) => {
    expect(cityHash128(bytes(length)).map((half) => half.toString(16))).toEqual([low, high]);
  });
});

describe("ClickHouse's own frames", () => {
  it.each([0, 1, 1_000, 1_048_576, 3_000_000])('carry %i bytes there and back, however they arrive', async (length) => {
    const content = rows(Math.ceil(length / 8)).subarray(0, length);
    const frames = toFrames(content);
    expect((await unframed(inPieces(frames, 1_000_003))).equals(content)).toBe(true);
    if (length > 0 && length <= 1_000) expect((await unframed(inPieces(frames, 1))).equals(content)).toBe(true);
  });

  it.each([
    ['a byte that changed', (frame: Buffer) => frame.fill(1, frame.length - 1), 'CHECKSUM_DOESNT_MATCH'],
    ['an end that is missing', (frame: Buffer) => frame.subarray(0, -1), 'CANNOT_DECOMPRESS'],
    ['no compression at all', () => Buffer.from('select 1 from somewhere or other'), 'TOO_LARGE_SIZE_COMPRESSED'],
    ['a content too large to be one', (frame: Buffer) => frame.fill(0xff, 21, 25), 'TOO_LARGE_SIZE_COMPRESSED'],
    ['a frame shorter than its header', (frame: Buffer) => frame.fill(0, 17, 21), 'CANNOT_DECOMPRESS'],
  ])('refuse %s', async (_, change, code) => {
    const frame = change(toFrames(Buffer.from('select 1 from somewhere or other')));
    await expect(unframed(inPieces(frame, 100))).rejects.toThrow(code);
  });

  it('refuse a method that is not known, and a size that is not true, under a checksum that is', async () => {
    const signed = (method: number, size: number, content: Buffer) => {
      const rest = Buffer.concat([Buffer.from([method]), Buffer.alloc(8), content]);
      rest.writeUInt32LE(rest.length, 1);
      rest.writeUInt32LE(size, 5);
      const checksum = Buffer.alloc(16);
      const [low, high] = cityHash128(rest);
      checksum.writeBigUInt64LE(low, 0);
      checksum.writeBigUInt64LE(high, 8);
      return Buffer.concat([checksum, rest]);
    };
    const text = Buffer.from('select 1');
    const read = (frame: Buffer) => unframed(inPieces(frame, 1_000));
    expect(await read(signed(0x02, 8, text))).toEqual(text);
    expect(await read(signed(0x90, 8, zstdBytes(text)))).toEqual(text);
    await expect(read(signed(0x91, 8, text))).rejects.toThrow('UNKNOWN_COMPRESSION_METHOD');
    await expect(read(signed(0x02, 9, text))).rejects.toThrow('CANNOT_DECOMPRESS');
    await expect(read(signed(0x82, 8, Buffer.alloc(50, 0xff)))).rejects.toThrow('CANNOT_DECOMPRESS');
    await expect(read(signed(0x90, 8, zstdBytes(rows(10))))).rejects.toThrow('TOO_LARGE_SIZE_COMPRESSED');
  });
});

describe('LZ4 frames', () => {
  it.each([0, 1, 300_000, 1_500_000])('carry %i rows as one frame that others read, and read theirs', async (count) => {
    const content = rows(count);
    const encoder = createLz4Encoder();
    const written = buffer(encoder);
    for await (const piece of inPieces(content, 1_000_000)) encoder.write(piece);
    encoder.end();
    expect(decompressFrameSync(await written).equals(content)).toBe(true);
    const decoder = createLz4Decoder();
    decoder.end(
      Buffer.concat([compressFrameSync(content, { contentChecksum: true, blockChecksums: true }), await written]),
    );
    expect((await buffer(decoder)).equals(Buffer.concat([content, content]))).toBe(true);
  });

  it('read blocks that refer to those before them', async () => {
    const decoder = createLz4Decoder();
    decoder.end(Buffer.from(LINKED, 'base64'));
    expect((await buffer(decoder)).toString()).toBe('abcdefgh'.repeat(20_000));
  });

  it('refuse what is none, and what is cut off', async () => {
    for (const bad of [Buffer.from('select 1 from t'), compressFrameSync(rows(100)).subarray(0, -2)]) {
      const decoder = createLz4Decoder();
      decoder.end(bad);
      await expect(buffer(decoder)).rejects.toThrow('CANNOT_DECOMPRESS');
    }
  });
});

describe('Zstandard', () => {
  it('reads frames one after another, with their size and without', () => {
    const streamed = Buffer.from(STREAMED, 'base64');
    expect(unzstd(streamed, 1_000_000).toString()).toBe('streamed '.repeat(10_000));
    const twice = Buffer.concat([zstdBytes(rows(1_000)), zstdBytes(rows(1_000))]);
    expect(unzstd(twice, 1_000_000).equals(Buffer.concat([rows(1_000), rows(1_000)]))).toBe(true);
  });

  it('takes no more room than it was given, whatever a frame says', () => {
    expect(() => unzstd(zstdBytes(Buffer.alloc(50_000_000)), 1_000_000)).toThrow('TOO_LARGE_SIZE_COMPRESSED');
    expect(() => unzstd(Buffer.from(STREAMED, 'base64'), 50_000)).toThrow('TOO_LARGE_SIZE_COMPRESSED');
  });

  it.each(['', '28b52f', '28b52ffd', '28b52ffd2400', 'ff00ff00ff00ff00'])('refuses %s', (hex) => {
    if (hex === '') expect(unzstd(Buffer.alloc(0), 10)).toHaveLength(0);
    else expect(() => unzstd(Buffer.from(hex, 'hex'), 1_000)).toThrow('CANNOT_DECOMPRESS');
  });
});

describe('Accept-Encoding', () => {
  it.each([
    ['', undefined],
    ['identity', undefined],
    ['gzip, deflate, br, zstd', 'gzip'],
    ['zstd, lz4;q=0.5', 'lz4'],
    ['gzip;q=0, br', 'br'],
    ['GZIP', 'gzip'],
    ['xgzip', undefined],
    ['zstd', 'zstd'],
  ])('%j is answered in %s', (accepted, encoding) => {
    expect(chooseEncoding(accepted)).toBe(encoding);
  });
});
