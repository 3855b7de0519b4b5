import { type Token, tokens } from './sql-tokens.ts';

/**
 * Reports whose public name is also that of a table. The contract (docs/contract/metrics.md, "Campaign KPI") names both; a ClickHouse database holds one thing per name and
 * has no view that can be read with arguments and without. The table keeps the name, the report's view has another, and here, where every
 * statement passes anyway, the name with arguments is led to it. A ClickHouse server does not do that: there the gateway serves the report.
 */
const REPORTS: Readonly<Record<string, string>> = { campaign_stages: 'campaign_stages_in_period' };

const MENTIONED = new RegExp(`\\b(?:${Object.keys(REPORTS).join('|')})["\`]?\\s*\\(`, 'i');
/** What stands before a table expression. In `create view x (`, `insert into x (` and calls of functions something else does. */
const BEFORE_TABLE = new Set(['FROM', 'JOIN', ',']);

/** The statement with reports read by the names of their views: `from crm.campaign_stages(…)`. Everything else is left as it stands. */
export function withReportViews(sql: string): string {
  if (!MENTIONED.test(sql)) return sql;
  let answer = '';
  let copied = 0;
  const last: Token[] = [];
  for (const token of tokens(sql)) {
    const name = last.at(-1);
    if (token.text === '(' && name && isTable(last)) {
      const view = REPORTS[bare(name)];
      if (view !== undefined) {
        answer += sql.slice(copied, name.end - name.text.length) + view;
        copied = name.end;
      }
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
