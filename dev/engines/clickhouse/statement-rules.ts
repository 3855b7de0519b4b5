import { DatabaseError } from './errors.ts';

/** Of a canonical text, which has no comments: strings, quoted names, words, signs. */
const TOKEN = /'(?:[^'\\]|\\[\s\S])*'|`(?:[^`\\]|\\[\s\S])*`|"(?:[^"\\]|\\[\s\S])*"|\w+|\S/g;

const tokensOf = (canonical: string): string[] => canonical.match(TOKEN) ?? [];
const bare = (token: string): string => token.replace(/^[`"]([\s\S]*)[`"]$/, '$1').toLowerCase();

/** What a viewer's statement may begin with. `SET`, `USE`, `KILL` and `SYSTEM` are not held back by `readonly = 1`, or only partly. */
const VIEWERS = new Set(['SELECT', 'WITH', 'SHOW', 'DESCRIBE', 'EXISTS', 'EXPLAIN', '(']);

/** Functions that parse one of their strings as a table's columns, with expressions; settings whose text is an expression. */
const PARSE_AGAIN = new Set(['values', 'format', 'input', 'null', 'generaterandom']);
const EXPRESSION_SETTINGS = ['additional_table_filters', 'additional_result_filter'] as const;
/** In such a string: an expression, and a name that may be `file`, plain or with an escape in its quotes. */
const EXPRESSION = /\b(?:default|alias|materialized|ephemeral|ttl|select)\b|\(/i;
const FILE_INSIDE = /\bfile\b|[`"][^`"]*\\/i;

const fileRefused = () =>
  new DatabaseError(497, 'ACCESS_DENIED', 'The function file is not allowed: nothing here reads files of the server');

/**
 * What this server runs of what ClickHouse would. Grants of the users file stop sources such as url() and the table function file(); they don't stop
 * the function file in an expression.
 * @param canonical as `formatQuerySingleLine` writes it
 * @param viewers whether the request is a viewer's: it may only ask
 * @throws DatabaseError
 */
export function checkStatement(canonical: string, viewers: boolean): void {
  const tokens = tokensOf(canonical);
  const words = tokens.map((token) => token.toUpperCase());
  const [first = ''] = words;
  const follow = (one: string, other: string) => words.some((word, i) => word === one && words[i + 1] === other);
  if (follow('INTO', 'OUTFILE')) throw new DatabaseError(344, 'SUPPORT_IS_DISABLED', 'INTO OUTFILE is not allowed');
  if (first === 'INSERT' && follow('FROM', 'INFILE'))
    throw new DatabaseError(78, 'UNKNOWN_TYPE_OF_QUERY', 'INSERT … FROM INFILE is not allowed');
  if (readsFiles(tokens)) throw fileRefused();
  if (!viewers) return;
  if (!VIEWERS.has(first) || follow('PARALLEL', 'WITH'))
    throw new DatabaseError(
      164,
      'READONLY',
      'Cannot execute query in readonly mode: only SELECT, SHOW, DESCRIBE, EXISTS and EXPLAIN are allowed',
    );
}

function readsFiles(tokens: readonly string[]): boolean {
  const isText = (token: string) => token.startsWith("'");
  if (tokens.some((token) => !isText(token) && bare(token) === 'file')) return true;
  const parsesAgain = tokens.some((token, i) => {
    const name = isText(token) ? '' : bare(token);
    return (PARSE_AGAIN.has(name) && tokens[i + 1] === '(') || EXPRESSION_SETTINGS.some((setting) => setting === name);
  });
  if (!parsesAgain) return false;
  return tokens.some((token) => isText(token) && FILE_INSIDE.test(token) && EXPRESSION.test(token));
}

/** Text that a setting's value carries into a statement. @throws DatabaseError */
export function checkSettings(settings: ReadonlyMap<string, string>): void {
  const dialect = settings.get('dialect') ?? 'clickhouse';
  if (dialect !== 'clickhouse')
    throw new DatabaseError(
      48,
      'NOT_IMPLEMENTED',
      `dialect = ${dialect.slice(0, 40)} is not supported: statements are read as ClickHouse's`,
    );
  for (const name of EXPRESSION_SETTINGS)
    if (/\bfile[`"]?\s*[(,)]/i.test(settings.get(name) ?? '')) throw fileRefused();
}

/** Whether rows of `VALUES` are evaluated where they are no plain values. */
export const VALUES_SETTING = 'input_format_values_interpret_expressions';

/** An INSERT must not turn on again what is off for its rows. @throws DatabaseError */
export function checkPlainRows(canonical: string): void {
  if (canonical.includes(VALUES_SETTING)) throw fileRefused();
}

/**
 * Whether rows of `VALUES` may be expressions. They are evaluated by the engine, each on its own: where one of them might read a file, they must be
 * plain values.
 * @param rows as sent
 */
export function mayBeExpressions(rows: Buffer): boolean {
  const text = rows.toString('latin1');
  if (!/file|\\/i.test(text)) return true;
  // Without its plain strings nothing must be left that is `file`, or that could hide it.
  const rest = text.replace(/'(?:[^'\\]|\\[\s\S])*'/g, "''");
  return !/file|[\\`"#$/]|--|[^\x20-\x7e\s]/i.test(rest);
}
