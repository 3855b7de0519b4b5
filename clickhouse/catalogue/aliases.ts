import { type Token, tokens } from './sql-tokens.ts';
import type { MetricView } from './views.ts';

/** Names in SQL of reports by their aliases. */
export type Aliases = ReadonlyMap<string, string>;

export const aliasesOf = (views: Iterable<MetricView>): Aliases =>
  new Map([...views].flatMap(({ aliases, sqlName }) => aliases.map((alias) => [alias, sqlName])));

/** What comes before a table expression. In `create view x (`, `insert into x (` and calls of functions something else does. */
const BEFORE_TABLE = new Set(['FROM', 'JOIN', ',']);

/**
 * The statement with reports called by the names of their views: `from crm.campaign_stages(…)` reads `campaign_stages_in_period(…)`. The contract gives a
 * table and a report one name, and ClickHouse looks a table and a call up in the same place: a view with parameters has no columns without them. So code that
 * sends statements for others (gateway, `leadstream sql`, the embedded engine) does this first. Everything else stays as it is.
 */
export function withViewNames(sql: string, aliases: Aliases): string {
  if (![...aliases.keys()].some((alias) => sql.includes(alias))) return sql;
  let answer = '';
  let copied = 0;
  const last: Token[] = [];
  for (const token of tokens(sql)) {
    const name = last.at(-1);
    const view = token.text === '(' && name && isTable(last) ? aliases.get(bare(name)) : undefined;
    if (name && view !== undefined) {
      answer += sql.slice(copied, name.end - name.text.length) + view;
      copied = name.end;
    }
    last.push(token);
    if (last.length > 4) last.shift();
  }
  return answer + sql.slice(copied);
}

/** Whether the last token names a table: `from x`, `join x`, `, x`, each also as `database.x`. */
function isTable(last: readonly Token[]): boolean {
  const qualified = last.at(-2)?.text === '.';
  const before = last.at(qualified ? -4 : -2);
  return before !== undefined && BEFORE_TABLE.has(before.text.toUpperCase());
}

/** The identifier without its quotes; '' for a string. */
function bare({ kind, text }: Token): string {
  if (kind === 'word') return text;
  return kind === 'quoted' && !text.startsWith("'") ? text.slice(1, -1) : '';
}
