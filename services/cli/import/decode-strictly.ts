import { guessEncoding, isSingleByte, type TextEncoding } from './text-encoding.ts';

/** Why bytes are not the encoding that was declared. */
export interface EncodingFault {
  /** Of the first byte that doesn't fit, from 0; undefined: the file as a whole speaks for another. */
  byte: number | undefined;
  /** Of that byte, from 1. */
  line: number;
  guess: TextEncoding | undefined;
}

/** Thrown in the middle of a stream. */
export class EncodingError extends Error {
  readonly fault: EncodingFault;
  constructor(fault: EncodingFault) {
    super('bytes do not fit the encoding');
    this.fault = fault;
  }
}

/** Whether bytes are UTF-8 with more than ASCII; a character that they cut at their end does no harm. */
function isUtf8(bytes: Uint8Array): boolean {
  return validPrefix(bytes, 'utf-8') === bytes.length && bytes.some((byte) => byte >= 0x80);
}

/** Length of the longest beginning of the bytes that decodes. */
function validPrefix(bytes: Uint8Array, encoding: TextEncoding): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      low = middle;
    } catch {
      high = middle - 1;
    }
  }
  return low;
}

/** Zeros, and what a byte becomes that its encoding gives no letter: no text holds them. */
const STRANGE = /[\0\u0080-\u009f]/;
/** 64 KiB around the first byte that doesn't fit are enough to guess by. */
const GUESS_BYTES = 1 << 16;

/**
 * Decodes a stream and refuses what doesn't fit: bytes that the encoding doesn't have, zeros (another kind of UTF-16), and
 * UTF-8 where a single-byte encoding was declared (it always decodes, into `Ä…`).
 * @throws EncodingError with the first byte that doesn't fit
 */
export async function* decodeStrictly(chunks: AsyncIterable<Buffer>, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let utf8 = isSingleByte(encoding) ? new TextDecoder('utf-8', { fatal: true }) : undefined;
  let hasOther = false;
  let before = 0;
  let line = 1;
  let tail: Buffer = Buffer.alloc(0);
  const fail = (chunk: Buffer, index: number): never => {
    const from = Math.max(0, index - GUESS_BYTES / 2) & ~1;
    const sample = chunk.subarray(before === 0 && from < GUESS_BYTES ? 0 : from, from + GUESS_BYTES);
    const guess = utf8 && isUtf8(sample) ? 'utf-8' : guessEncoding(sample);
    const breaks = chunk.subarray(0, index).filter((byte) => byte === 0x0a).length;
    throw new EncodingError({
      byte: before + index,
      line: line + breaks,
      guess: guess === encoding ? undefined : guess,
    });
  };
  for await (const chunk of chunks) {
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: true });
    } catch {
      const joined = Buffer.concat([tail, chunk]);
      before -= tail.length;
      return fail(joined, validPrefix(joined, encoding));
    }
    const strange = text.search(STRANGE);
    if (strange >= 0 && (text[strange] === '\0' || isSingleByte(encoding))) {
      return fail(chunk, Buffer.byteLength(text.slice(0, strange), encoding === 'utf-8' ? 'utf8' : 'latin1'));
    }
    if (utf8) {
      try {
        hasOther ||= /\P{ASCII}/u.test(text);
        utf8.decode(chunk, { stream: true });
      } catch {
        utf8 = undefined;
      }
    }
    before += chunk.length;
    line += text.split('\n').length - 1;
    tail = chunk.subarray(-3);
    if (text !== '') yield text;
  }
  try {
    decoder.decode();
  } catch {
    throw new EncodingError({ byte: before, line, guess: undefined });
  }
  if (!utf8 || !hasOther) return;
  try {
    utf8.decode();
  } catch {
    return;
  }
  throw new EncodingError({ byte: undefined, line, guess: 'utf-8' });
}
