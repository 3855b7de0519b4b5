/** A token of ClickHouse's SQL; comments and white space are none. */
export interface Token {
  kind: 'word' | 'quoted' | 'sign';
  text: string;
  /** Offset behind the token. */
  end: number;
}

const SPACE = /\s+|--[^\n]*|#[ !][^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
const WORD = /[A-Za-z0-9_\u0080-\uffff]+/y;
/** Strings and quoted identifiers: backslash escapes, doubled quotes (read as two adjoining ones, which is the same here). */
const QUOTED = /'(?:[^'\\]+|\\[\s\S])*(?:'|$)|"(?:[^"\\]+|\\[\s\S])*(?:"|$)|`(?:[^`\\]+|\\[\s\S])*(?:`|$)/y;
const HEREDOC = /\$(\w*)\$[\s\S]*?\$\1\$/y;

/** Cuts a text into tokens as ClickHouse's lexer does, as they are asked for. */
export function* tokens(text: string): Generator<Token, void, undefined> {
  let at = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  while (at < text.length) {
    const space = match(SPACE);
    if (space) {
      at += space.length;
      continue;
    }
    const quoted = match(QUOTED) ?? match(HEREDOC);
    const word = quoted === undefined ? match(WORD) : undefined;
    const found = quoted ?? word ?? text.charAt(at);
    at += found.length;
    yield { kind: quoted !== undefined ? 'quoted' : word !== undefined ? 'word' : 'sign', text: found, end: at };
  }
}
