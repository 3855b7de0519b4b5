import type { Token } from './tokens.ts';

const isName = (token: Token | undefined): token is Token => token?.kind === 'word' || token?.kind === 'name';

interface Mention {
  /** Of `sources`. */
  source: string;
  start: Token;
  end: Token;
  /** What follows: `.` before a column, AS before an alias, or anything. */
  next: Token | undefined;
  /** The name of the table by itself, or the one that it is given. */
  alias: string;
}

function* mentionsOf(tokens: readonly Token[], sources: ReadonlyMap<string, unknown>): Generator<Mention> {
  for (const [index, start] of tokens.entries()) {
    const [dot, end, next, given] = tokens.slice(index + 1, index + 5);
    if (!isName(start) || dot?.text !== '.' || !isName(end) || tokens[index - 1]?.text === '.') continue;
    const source = `${start.text}.${end.text}`.toLowerCase();
    if (!sources.has(source)) continue;
    const isAliased = next?.kind === 'word' && next.text === 'AS' && isName(given);
    yield { source, start, end, next, alias: isAliased ? given.text : end.text };
  }
}

/**
 * `system.tables.name` as `t.name`, where the statement reads `system.tables AS t`: the JDBC driver names columns so, and what is in the table's place
 * in the end has only its alias. Where there are several aliases the name stays as it is, and is refused.
 * @param tokens of the text
 */
export function columnsByAlias(
  sql: string,
  tokens: readonly Token[],
  sources: ReadonlyMap<string, unknown>,
): string | undefined {
  const mentions = [...mentionsOf(tokens, sources)];
  const isColumn = ({ next }: Mention) => next?.kind === 'sign' && next.text === '.';
  const columns = mentions.filter(isColumn);
  if (columns.length === 0) return undefined;
  const aliases = new Map<string, Set<string>>();
  for (const { source, alias } of mentions.filter((mention) => !isColumn(mention)))
    aliases.set(source, (aliases.get(source) ?? new Set()).add(alias));
  let answer = '';
  let copied = 0;
  for (const { source, start, end } of columns) {
    const [alias, ...others] = aliases.get(source) ?? [];
    if (alias === undefined || others.length > 0) continue;
    answer += `${sql.slice(copied, start.at)}\`${alias}\``;
    copied = end.at + end.text.length + (end.kind === 'name' ? 2 : 0);
  }
  return answer + sql.slice(copied);
}
