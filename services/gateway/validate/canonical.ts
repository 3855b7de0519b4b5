import { isType } from './functions/types.ts';
import { type Parameter, parameterOf, type Token, tokensOf } from './tokens.ts';

/** A statement in ClickHouse's own words, which is what runs. */
export interface Canonical {
  kind: 'select' | 'metadata';
  /** Without its FORMAT clause. */
  sql: string;
  /** Of `sql`. */
  tokens: readonly Token[];
  /** Of a FORMAT clause. */
  format: string | undefined;
  parameters: readonly Parameter[];
  /** Whether a text in it holds a line break: such a text could pass for lines of the tree if it is shown there as it is. */
  hasLineBreak: boolean;
}

const isWord = (token: Token | undefined, text: string) => token?.kind === 'word' && token.text === text;

function parameterProblem({ name, type }: Parameter): string | undefined {
  if (/^identifier$/i.test(type)) return `the parameter ${name} is an identifier: names must stand in the statement`;
  return isType(type) ? undefined : `the parameter ${name} has the type ${type}, which is not known`;
}

const METADATA = new Set(['SHOW', 'DESCRIBE', 'EXISTS']);

/** Clauses that a tree does not show, or that change what surrounds it. */
function clauseProblem(tokens: readonly Token[]): string | undefined {
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    if (isWord(token, 'INTO') && isWord(next, 'OUTFILE'))
      return 'INTO OUTFILE is not allowed: only rows may be asked for';
    if (isWord(token, 'SETTINGS') && next?.kind === 'word' && tokens[index + 2]?.text === '=')
      return 'SETTINGS are not allowed: they are the gateway’s';
    const problem = token.kind === 'parameter' ? parameterProblem(parameterOf(token)) : undefined;
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/**
 * Takes a canonical text apart, as far as its tokens tell.
 * @param formats output formats of the engine
 */
export function readCanonical(text: string, formats: ReadonlySet<string>): Canonical | { problem: string } {
  if (text.includes('\uFFFD')) return { problem: 'a text that is no UTF-8 is not allowed' };
  const tokens = tokensOf(text);
  if ('problem' in tokens) return tokens;
  const [first] = tokens;
  const isMetadata = first?.kind === 'word' && METADATA.has(first.text);
  if (!isMetadata && !isWord(first, 'SELECT') && !isWord(first, 'WITH') && first?.text !== '(')
    return { problem: `only SELECT, SHOW, DESCRIBE and EXISTS are allowed, not ${first?.text ?? 'nothing'}` };
  const [keyword, name] = tokens.slice(-2);
  const format = isWord(keyword, 'FORMAT') && name?.kind === 'word' ? name.text : undefined;
  if (format !== undefined && !formats.has(format)) return { problem: `${format} is no output format of ClickHouse` };
  const problem = clauseProblem(tokens);
  if (problem !== undefined) return { problem };
  return {
    kind: isMetadata ? 'metadata' : 'select',
    tokens: format === undefined ? tokens : tokens.slice(0, -2),
    sql: format === undefined ? text : text.slice(0, keyword?.at).trimEnd(),
    format,
    parameters: tokens.filter(({ kind }) => kind === 'parameter').map(parameterOf),
    hasLineBreak: tokens.some(({ kind, text: token }) => kind === 'string' && token.includes('\\n')),
  };
}
