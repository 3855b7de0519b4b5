import { createHash } from 'node:crypto';

const TEXT = /'(?:\\.|''|[^'\\])*'?/g;
const NUMBER = /\b\d[\w.]*/g;

/**
 * Sixteen hexadecimal digits that are the same for statements that differ in texts and numbers only. These are left out before it is computed: of a
 * hash over a name or an e-mail, somebody could find out which by trying.
 */
export function fingerprintOf(sql: string): string {
  const shape = sql.replace(TEXT, '?').replace(NUMBER, '?').replace(/\s+/g, ' ').trim().toLowerCase();
  return createHash('sha256').update(shape).digest('hex').slice(0, 16);
}
