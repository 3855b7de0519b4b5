import { randomBytes } from 'node:crypto';
import { sha256 } from './config/secrets.ts';

/** `lst_<id>_<secret>`: the prefix lets secret scanners find one that was published. */
const FORMAT = /^lst_([0-9a-f]{16})_[A-Za-z0-9_-]{43}$/;

/** A personal token, and what is kept of it. */
export interface NewToken {
  token: string;
  id: string;
  hash: string;
}

/** 256 random bits behind the id. */
export function newToken(random: (bytes: number) => Buffer = randomBytes): NewToken {
  const id = random(8).toString('hex');
  const token = `lst_${id}_${random(32).toString('base64url')}`;
  return { token, id, hash: hashOf(token) };
}

/** Id of what looks like a token; undefined for anything else. */
export const tokenIdOf = (text: string): string | undefined => FORMAT.exec(text)?.[1];

/**
 * Hash of a token, hexadecimal. SHA-256 without salt or stretching is enough: those slow down guessing words that people choose, and nobody guesses
 * 256 random bits.
 */
export const hashOf = (token: string): string => sha256(token).toString('hex');
