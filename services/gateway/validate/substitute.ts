import { withViewNames } from '../../../clickhouse/catalogue/aliases.ts';
import type { Catalogue } from './tables.ts';
import type { Token } from './tokens.ts';

const isName = (token: Token | undefined): token is Token => token?.kind === 'word' || token?.kind === 'name';

/**
 * The text of a validated statement, with what viewers see of system tables in their place, and with reports by the names of their views.
 * @param tokens of the text
 */
export function substituted(sql: string, tokens: readonly Token[], { sources, aliases }: Catalogue): string {
  let answer = '';
  let copied = 0;
  for (const [index, token] of tokens.entries()) {
    const [dot, table, next] = tokens.slice(index + 1, index + 4);
    // Wherever it is, so that none is read as it is.
    if (!isName(token) || !isName(table) || dot?.text !== '.' || tokens[index - 1]?.text === '.') continue;
    const source = sources.get(`${token.text}.${table.text}`.toLowerCase());
    if (source === undefined) continue;
    const named = next?.kind === 'word' && next.text === 'AS';
    answer += `${sql.slice(copied, token.at)}(${source})${named ? '' : ` AS \`${table.text}\``}`;
    copied = endOf(table);
  }
  return withViewNames(answer + sql.slice(copied), aliases);
}

/** A name is between backquotes. */
const endOf = ({ at, kind, text }: Token): number => at + text.length + (kind === 'name' ? 2 : 0);
