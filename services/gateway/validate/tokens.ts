/** A token of ClickHouse's canonical text. */
export interface Token {
  kind: 'word' | 'number' | 'string' | 'name' | 'parameter' | 'sign';
  /** As it is in the text; of a name without its quotes. */
  text: string;
  /** Offset at which it begins. */
  at: number;
}

/** What is between braces: `{campaign:Array(String)}`. */
export interface Parameter {
  name: string;
  type: string;
}

const SPACE = / +/y;
const WORD = /[A-Za-z_][A-Za-z0-9_]*/y;
const NUMBER = /[0-9]+(?:\.[0-9]*)?(?:e[+-]?[0-9]+)?(?![A-Za-z0-9_])/y;
/** The escapes that ClickHouse writes, and no others. Every other character but backslash and quote stands for itself. */
const STRING = /'(?:[^'\\\n\r\0]|\\[bfnrt0\\'])*'/y;
const NAME = /`[^`]*`?/y;
const PARAMETER = /\{([A-Za-z_][A-Za-z0-9_]*):([^{}`]*)\}/y;
/** Longest first. No sign is the beginning of a comment: see `COMMENT`. */
const SIGN = /<=>|->|<=|>=|!=|\.:|\.\^|[()[\],.+\-*/%=<>]/y;
const COMMENT = /--|\/\*|\/\/|#/y;
/**
 * Escaped, and so unreadable in a tree of lines: backslashes, control characters. And what reads like an attribute there: `a, identifier: b` as an
 * alias would be in front of the identifier itself.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: names with control characters are what is looked for
const ODD_NAME = /[\\\u0000-\u001f\u007f-\u009f\u2028\u2029]|, [a-z_ ]+: |, (?:stream|double_quoted)$/;

const shown = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/**
 * Cuts the canonical text of a statement, as `formatQuerySingleLine` writes it, into tokens, each of which is known for sure.
 * @returns the tokens, or the one that is not known
 */
export function tokensOf(text: string): Token[] | { problem: string } {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  while (at < text.length) {
    const found = take(SPACE);
    if (found !== undefined) {
      at += found.length;
      continue;
    }
    const token = take(COMMENT) === undefined ? tokenAt(take, at) : undefined;
    if (!token) return { problem: `the text at ${shown(text.slice(at))} is not known: nothing is read that is not` };
    if (token.kind === 'name') {
      const name = token.text.slice(1, -1);
      if (token.text.length < 3 || !token.text.endsWith('`') || ODD_NAME.test(name))
        return {
          problem: `the name ${shown(token.text)}: a name must have no backslash, control character or ", word: "`,
        };
      tokens.push({ ...token, text: name });
    } else tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function tokenAt(take: (pattern: RegExp) => string | undefined, at: number): Token | undefined {
  const kinds = [
    ['word', WORD],
    ['number', NUMBER],
    ['string', STRING],
    ['name', NAME],
    ['parameter', PARAMETER],
    ['sign', SIGN],
  ] as const;
  for (const [kind, pattern] of kinds) {
    const text = take(pattern);
    if (text !== undefined) return { kind, text, at };
  }
  return undefined;
}

/** Name and type of a token of kind `parameter`. */
export function parameterOf(token: Token): Parameter {
  const [, name = '', type = ''] = /^\{(\w+):(.*)\}$/s.exec(token.text) ?? [];
  return { name, type: type.trim() };
}
