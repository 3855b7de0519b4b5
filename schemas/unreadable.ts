import { isUtf8 } from 'node:buffer';
import { scanJson } from './json-scan.ts';
import { type Rejection, reject } from './problem.ts';

/** Where bytes are in what was sent: an NDJSON line knows its own place. */
export interface Place {
  /** From 1. */
  line: number;
  /** Bytes before. */
  offset: number;
}

export const START: Place = { line: 1, offset: 0 };

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/** Bytes of a UTF-8 byte order mark at the start, which RFC 8259 lets a reader pass over. */
export const bomLength = (bytes: Buffer): number => (bytes.subarray(0, 3).equals(BOM) ? 3 : 0);

const unreadable = (why: string): Rejection => reject('invalid_json', '', `must be JSON in UTF-8: ${why}`);

/** First bytes that tell what else it is; none of them can start JSON in UTF-8. The longer ones come first. */
const SIGNATURES: readonly [bytes: readonly number[], what: string][] = [
  [[0xff, 0xfe, 0, 0], 'it looks like UTF-32 (little endian): send it as UTF-8'],
  [[0, 0, 0xfe, 0xff], 'it looks like UTF-32 (big endian): send it as UTF-8'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'it looks compressed by zstd: send it plain or as gzip'],
  [[0x50, 0x4b, 3, 4], 'it looks like a ZIP file: send what is in it'],
  [[0xff, 0xfe], 'it looks like UTF-16 (little endian): send it as UTF-8'],
  [[0xfe, 0xff], 'it looks like UTF-16 (big endian): send it as UTF-8'],
  [[0x1f, 0x8b], 'it looks gzipped: send Content-Encoding: gzip, once for each time that it was compressed'],
  [[0x78, 0x01], 'it looks deflated: send it plain or as gzip'],
  [[0x78, 0x5e], 'it looks deflated: send it plain or as gzip'],
  [[0x78, 0x9c], 'it looks deflated: send it plain or as gzip'],
  [[0x78, 0xda], 'it looks deflated: send it plain or as gzip'],
];

/** What bytes are that no JSON starts with; undefined where nothing of the kind is seen. */
export function foreignBytes(bytes: Buffer): Rejection | undefined {
  for (const [signature, what] of SIGNATURES) {
    if (signature.every((byte, index) => bytes[index] === byte)) return unreadable(what);
  }
  // A zero byte beside one of ASCII is how UTF-16 writes its first character, with or without a mark.
  const [first, second] = bytes;
  if (first === 0 && second) return unreadable('it looks like UTF-16 (big endian): send it as UTF-8');
  if (first && second === 0) return unreadable('it looks like UTF-16 (little endian): send it as UTF-8');
  return undefined;
}

const NEWLINE = 10;

/** The place after some bytes in words, such as `line 3, column 14 (byte 57)`; columns count characters, bytes are those before it. */
function placeAfter(before: Buffer, start: Place): string {
  let { line } = start;
  let lineStart = 0;
  for (let at = before.indexOf(NEWLINE); at >= 0; at = before.indexOf(NEWLINE, lineStart)) {
    line++;
    lineStart = at + 1;
  }
  let column = 1;
  for (const _ of before.subarray(lineStart).toString()) column++;
  return `line ${line}, column ${column} (byte ${start.offset + before.length})`;
}

/** The longest start that is valid UTF-8, found by halving: what is valid up to a byte is so up to all before it, but for characters cut off. */
function validStart(bytes: Buffer): Buffer {
  const upTo = (length: number): Buffer | undefined =>
    [0, 1, 2, 3].map((cut) => bytes.subarray(0, Math.max(0, length - cut))).find((part) => isUtf8(part));
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (upTo(middle)) good = middle;
    else bad = middle;
  }
  return upTo(good) ?? bytes.subarray(0, 0);
}

/**
 * Why bytes are no JSON, and where. Quotes nothing of them: it may be personal data.
 * @param bytes without a byte order mark
 */
export function whyUnreadable(bytes: Buffer, start: Place = START): Rejection {
  const foreign = foreignBytes(bytes);
  if (foreign) return foreign;
  if (!isUtf8(bytes)) {
    const where = placeAfter(validStart(bytes), start);
    return unreadable(`no UTF-8 at ${where}: it looks like another encoding, such as Windows-1252 or ISO 8859`);
  }
  const text = bytes.toString();
  if (text.trim() === '') return unreadable('it is empty');
  const scan = scanJson(text);
  if (scan.ok) return unreadable('it can not be read');
  const before = bytes.subarray(0, Buffer.byteLength(text.slice(0, scan.at)));
  return unreadable(`${scan.reason}, at ${placeAfter(before, start)}`);
}
