import { Zstd } from '@hpcc-js/wasm-zstd';
import { compressFrameSync, decompressFrameSync } from 'lz4-napi';
import SnappyJS from 'snappyjs';
import { CompressionCodecs, CompressionTypes } from './kafka/kafkajs.ts';

/** Magic of the block format that Java's snappy-java writes around raw Snappy: version and blocks follow. */
const XERIAL = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00]);

/** Raw Snappy, or the xerial framing that Java producers use. */
function unsnap(buffer: Buffer): Buffer {
  if (!buffer.subarray(0, 8).equals(XERIAL)) return Buffer.from(SnappyJS.uncompress(buffer));
  const parts: Buffer[] = [];
  for (let at = 16; at < buffer.length; ) {
    const size = buffer.readInt32BE(at);
    parts.push(Buffer.from(SnappyJS.uncompress(buffer.subarray(at + 4, at + 4 + size))));
    at += 4 + size;
  }
  return Buffer.concat(parts);
}

let registered = false;

/** Producers choose the compression, so a consumer must know them all; kafkajs itself brings only gzip. */
export async function registerCodecs(): Promise<void> {
  if (registered) return;
  registered = true;
  const zstd = await Zstd.load();
  CompressionCodecs[CompressionTypes.Snappy] = () => ({
    compress: async (encoder: { buffer: Buffer }) => Buffer.from(SnappyJS.compress(encoder.buffer)),
    decompress: async (buffer: Buffer) => unsnap(buffer),
  });
  CompressionCodecs[CompressionTypes.LZ4] = () => ({
    compress: async (encoder: { buffer: Buffer }) => compressFrameSync(encoder.buffer),
    decompress: async (buffer: Buffer) => decompressFrameSync(buffer),
  });
  CompressionCodecs[CompressionTypes.ZSTD] = () => ({
    compress: async (encoder: { buffer: Buffer }) => Buffer.from(zstd.compress(encoder.buffer)),
    decompress: async (buffer: Buffer) => Buffer.from(zstd.decompress(buffer)),
  });
}
