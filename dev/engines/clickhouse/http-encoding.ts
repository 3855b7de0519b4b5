import type { Transform } from 'node:stream';
import {
  constants,
  createBrotliCompress,
  createBrotliDecompress,
  createDeflate,
  createGunzip,
  createGzip,
  createInflate,
} from 'node:zlib';
import { DatabaseError } from './errors.ts';
import { createLz4Decoder, createLz4Encoder } from './lz4-frame.ts';

/** By our preference: a client on the same machine gains nothing from a smaller answer that takes longer. */
const ENCODINGS = ['lz4', 'gzip', 'deflate', 'br', 'zstd'] as const;
export type Encoding = (typeof ENCODINGS)[number];
/** Those that are written as they are computed; the library for Zstandard writes whole frames, and readers stop after the first. */
export type StreamedEncoding = Exclude<Encoding, 'zstd'>;

/** The encoding of `Accept-Encoding` that we like best; undefined if there is none of ours. */
export function chooseEncoding(accepted: string): Encoding | undefined {
  const names = new Set(
    accepted
      .toLowerCase()
      .split(',')
      .map((item) => item.trim().split(/\s*;\s*/))
      .filter(([, quality = '']) => !/^q=0(\.0*)?$/.test(quality))
      .map(([name]) => name),
  );
  return ENCODINGS.find((encoding) => names.has(encoding));
}

const CHUNK = { chunkSize: 256 * 1024 };
const FAST = { level: 1 };

const ENCODERS: Readonly<Record<StreamedEncoding, () => Transform>> = {
  lz4: createLz4Encoder,
  gzip: () => createGzip(FAST),
  deflate: () => createDeflate(FAST),
  br: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
};

const DECODERS: Readonly<Record<StreamedEncoding, () => Transform>> = {
  lz4: createLz4Decoder,
  gzip: () => createGunzip(CHUNK),
  deflate: () => createInflate(CHUNK),
  br: () => createBrotliDecompress(CHUNK),
};

export const createEncoder = (encoding: StreamedEncoding): Transform => ENCODERS[encoding]();

/**
 * What unpacks a body of this `Content-Encoding`; `zstd` is not unpacked as it comes.
 * @throws DatabaseError NOT_IMPLEMENTED
 */
export function createDecoder(encoding: string): Transform | 'identity' | 'zstd' {
  const name = encoding.trim().toLowerCase();
  if (name === '' || name === 'identity') return 'identity';
  const known = ENCODINGS.find((each) => each === name);
  if (known === undefined)
    throw new DatabaseError(
      48,
      'NOT_IMPLEMENTED',
      `Content-Encoding ${encoding.slice(0, 40)} is not supported; use one of ${ENCODINGS.join(', ')}`,
    );
  return known === 'zstd' ? known : DECODERS[known]();
}
