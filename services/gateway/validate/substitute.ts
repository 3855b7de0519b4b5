import type { Catalogue } from './tables.ts';
import type { Token } from './tokens.ts';

/** What may stand before a call that is read as a table. */
const BEFORE_TABLE = new Set(['FROM', 'JOIN', ',', '(', '.']);

const isName = (token: Token | undefined): token is Token => token?.kind === 'word' || token?.kind === 'name';

/**
 * The text of a validated statement, with what viewers see of system tables in their place, and with reports by the names of their views.
 * @param tokens of the text
 */
export function substituted(sql: string, tokens: readonly Token[], { sources, views }: Catalogue): string {
  const publicNames = new Map([...views.values()].flatMap((view) => view.aliases.map((name) => [name, view.sqlName])));
  let answer = '';
  let copied = 0;
  const put = (from: number, to: number, text: string) => {
    answer += sql.slice(copied, from) + text;
    copied = to;
  };
  for (const [index, token] of tokens.entries()) {
    const [dot, table, next] = tokens.slice(index + 1, index + 4);
    const before = tokens[index - 1]?.text ?? '';
    if (!isName(token)) continue;
    // Wherever it stands, so that none is read as it is.
    if (isName(table) && dot?.text === '.' && before !== '.') {
      const source = sources.get(`${token.text}.${table.text}`.toLowerCase());
      if (source === undefined) continue;
      const named = next?.kind === 'word' && next.text === 'AS';
      put(token.at, endOf(table), named ? `(${source})` : `(${source}) AS \`${table.text}\``);
    }
    const view = publicNames.get(token.text);
    if (view !== undefined && dot?.text === '(' && BEFORE_TABLE.has(before)) put(token.at, endOf(token), view);
  }
  return answer + sql.slice(copied);
}

/** A name stands in backquotes. */
const endOf = ({ at, kind, text }: Token): number => at + text.length + (kind === 'name' ? 2 : 0);
