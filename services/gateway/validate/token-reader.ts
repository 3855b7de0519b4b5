import type { Token } from './tokens.ts';

/** Reads tokens one after the other. */
export function reader(tokens: readonly Token[]) {
  let at = 0;
  return {
    word(...texts: string[]): string | undefined {
      const token = tokens[at];
      if (token?.kind !== 'word' || !texts.includes(token.text)) return undefined;
      at += 1;
      return token.text;
    },
    sign(text: string): boolean {
      const found = tokens[at]?.kind === 'sign' && tokens[at]?.text === text;
      if (found) at += 1;
      return found;
    },
    take(...kinds: Token['kind'][]): string | undefined {
      const token = tokens[at];
      if (token === undefined || !kinds.includes(token.kind)) return undefined;
      at += 1;
      return token.text;
    },
    /** `table`, `database.table`. */
    name(): string | undefined {
      const first = this.take('word', 'name');
      if (first === undefined || !this.sign('.')) return first;
      const second = this.take('word', 'name');
      return second === undefined ? undefined : `${first}.${second}`;
    },
    atEnd: () => at === tokens.length,
  };
}
export type Reader = ReturnType<typeof reader>;

/** `[NOT] LIKE 'x'`, `LIMIT n`: as a condition and what follows it; undefined for anything else. */
export function restOf(read: Reader, column: string): { condition: string; limit: string } | undefined {
  const not = read.word('NOT') === undefined ? '' : 'NOT ';
  const like = read.word('LIKE', 'ILIKE');
  const pattern = like === undefined ? undefined : read.take('string');
  const limit = read.word('LIMIT') === undefined ? undefined : read.take('number');
  if (!read.atEnd() || (like === undefined) !== (pattern === undefined) || (not !== '' && like === undefined))
    return undefined;
  return {
    condition: pattern === undefined ? '1' : `${column} ${not}${like} ${pattern}`,
    limit: limit === undefined ? '' : ` LIMIT ${limit}`,
  };
}
