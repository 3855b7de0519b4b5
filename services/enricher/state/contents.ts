import { createHash } from 'node:crypto';
import { canonicalContent, compareUtf8 } from '../../../schemas/compare.ts';

interface Content {
  type: string;
  time: string;
  data: object;
}

/** 128 bits: that two of a million contents share them is less likely than a memory fault. */
const digestOf = (type: string, text: string): string =>
  createHash('sha256').update(type).update('\n').update(text).digest('base64').slice(0, 22);

/**
 * The contents received under one identity: which counts, and whether one is known. A content is made canonical once; compared with each of
 * the others anew, 5,000 of one identity took a minute.
 */
export class Contents {
  readonly #digests = new Set<string>();
  #type: string;
  #text: string;

  /** @param contents the one that counts first */
  constructor([winner, ...superseded]: readonly [Content, ...Content[]]) {
    this.#type = winner.type;
    this.#text = canonicalContent(winner);
    this.add(this.#type, this.#text);
    for (const content of superseded) this.add(content.type, canonicalContent(content));
  }

  /** Order of a content, given by its canonical text, against the one that counts. */
  compare(type: string, text: string): number {
    return compareUtf8(text, this.#text) || compareUtf8(type, this.#type);
  }

  /** @returns false if the content is known */
  add(type: string, text: string): boolean {
    const digest = digestOf(type, text);
    if (this.#digests.has(digest)) return false;
    this.#digests.add(digest);
    return true;
  }

  /** From now on this one counts. */
  win(type: string, text: string): void {
    this.#type = type;
    this.#text = text;
  }
}
