/** Encodings of CSV files that a mapping may name. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1250',
  'windows-1252',
  'windows-1258',
  'iso-8859-2',
] as const;
export type TextEncoding = (typeof ENCODINGS)[number];

export const isSingleByte = (encoding: TextEncoding) => !encoding.startsWith('utf');

/** U+0080–U+009F: what a byte becomes that its encoding gives no letter. No text holds them. */
const C1 = /[\u0080-\u009f]/;

/** Characters of a single-byte encoding by byte, and the way back. */
function reverseTable(encoding: TextEncoding): Map<string, number> {
  const decoder = new TextDecoder(encoding);
  return new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
}

/** Text in the bytes of an encoding; it must come from that encoding (a character that has none becomes `?`). */
export function encodeText(text: string, encoding: TextEncoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  const bytes = reverseTable(encoding);
  return Buffer.from(Array.from(text, (character) => bytes.get(character) ?? 0x3f));
}

const LETTER_PAIR = /(?<=[a-zA-Z])\P{ASCII}|\P{ASCII}(?=[a-z])/gu;

/** How many of the characters beside letters are letters themselves: `Paweł`, not `Pawe³`. */
function likeness(bytes: Uint8Array, encoding: TextEncoding): number {
  const text = new TextDecoder(encoding).decode(bytes);
  if (C1.test(text)) return Number.NEGATIVE_INFINITY;
  let score = 0;
  for (const [character] of text.matchAll(LETTER_PAIR)) score += /[\p{L}\p{M}]/u.test(character) ? 1 : -1;
  return score;
}

/** What the bytes may be in place of an encoding that they don't fit; undefined: nothing speaks for any. */
export function guessEncoding(bytes: Uint8Array): TextEncoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  for (const [index, byte] of bytes.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd > bytes.length / 8) return odd > even ? 'utf-16le' : 'utf-16be';
  let best: { encoding: TextEncoding; score: number } | undefined;
  for (const encoding of ENCODINGS.filter(isSingleByte)) {
    const score = likeness(bytes, encoding);
    if (score > (best?.score ?? 0)) best = { encoding, score };
  }
  return best?.encoding;
}
