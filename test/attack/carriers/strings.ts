import { quote } from '../payloads/payload.ts';
import type { ExpressionCarrier } from './expressions.ts';

/** Functions that make a table of a structure in a string; a column's default is an expression. */
const TABLES: ReadonlyArray<readonly [name: string, from: (structure: string) => string]> = [
  ['values', (s) => `values(${s}, (1))`],
  ['values of a list', (s) => `values(${s}, (1), (2))`],
  ['format', (s) => `format(JSONEachRow, ${s}, '{"n": 1}')`],
  ['format in quotes', (s) => `format('CSV', ${s}, '1')`],
  ['generateRandom', (s) => `(select * from generateRandom(${s}) limit 1)`],
  ['null', (s) => `null(${s})`],
  ['file', (s) => `file('/dev/null', 'CSV', ${s})`],
  ['url', (s) => `url('http://127.0.0.1:1/', 'CSV', ${s})`],
  ['input', (s) => `input(${s})`],
  ['redis', (s) => `redis('127.0.0.1:1', 'n', ${s})`],
  ['mongodb', (s) => `mongodb('127.0.0.1:1', 'd', 't', 'u', 'p', ${s})`],
  ['executable', (s) => `executable('cat', 'CSV', ${s})`],
];

/** Ways to write a column whose value is an expression. */
const COLUMNS = [
  (e: string) => `n UInt8, x String alias toString(${e})`,
  (e: string) => `n UInt8, x String ALIAS/**/toString(${e})`,
  (e: string) => `n UInt8, x String default toString(${e})`,
  (e: string) => `n UInt8, x String materialized toString(${e})`,
  (e: string) => `n UInt8, x alias toString(${e})`,
  (e: string) => `\`n\` UInt8, \`x\` String comment 'a' alias toString(${e})`,
  (e: string) => `n UInt8, m String ephemeral toString(${e}), x String default m`,
  (e: string) => `n UInt8 alias 1, x String alias toString(arrayMap(z -> ${e}, [1]))`,
  (e: string) => `n UInt8, x String codec(NONE) alias toString(${e})`,
];

const LITERALS: ReadonlyArray<readonly [name: string, literal: (text: string) => string]> = [
  ['', quote],
  [' in a heredoc', (text) => `$s$${text}$s$`],
  [' of a hexadecimal string', (text) => `x'${Buffer.from(text).toString('hex')}'`],
  [' of two strings', (text) => `concat(${quote(text.slice(0, 5))}, ${quote(text.slice(5))})`],
];

const structures: ExpressionCarrier[] = TABLES.flatMap(([table, from]) =>
  COLUMNS.map(
    (column, place): ExpressionCarrier => [
      `structure of ${table}, way ${place}`,
      (e) => `select x from ${from(quote(column(e)))}`,
    ],
  ),
);

const spelled: ExpressionCarrier[] = LITERALS.flatMap(([name, literal]) =>
  TABLES.slice(0, 4).map(
    ([table, from]): ExpressionCarrier => [
      `structure of ${table}${name}`,
      (e) => `select x from ${from(literal(COLUMNS[0]?.(e) ?? ''))}`,
    ],
  ),
);

/** Other strings that are parsed as SQL, or might be. */
const OTHERS: ExpressionCarrier[] = [
  ['eval', (e) => `select * from eval(${quote(`select ${e}`)}) settings allow_experimental_eval_table_function = 1`],
  [
    'eval in a sub-query',
    (e) =>
      `select * from (select * from eval(${quote(`select ${e}`)}) settings allow_experimental_eval_table_function = 1)`,
  ],
  ['type of a cast', (e) => `select cast(tuple(1), ${quote(`Tuple(a UInt8 default ${e})`)})`],
  ['type of an object', (e) => `select JSONExtract('{}', ${quote(`Tuple(a String default ${e})`)})`],
  ['default of a type', (e) => `select defaultValueOfTypeName(${quote(`Tuple(x String alias ${e})`)})`],
  ['name of a type', (e) => `select toTypeName(cast(1, ${quote(`DateTime(${e})`)}))`],
  ['type with an aggregate', (e) => `select cast('' as ${`AggregateFunction(quantile(${e}), UInt8)`})`],
  ['name of an aggregate', (e) => `select arrayReduce(${quote(`quantile(${e})`)}, [1])`],
  ['name of an aggregate by ranges', (e) => `select arrayReduceInRanges(${quote(`any(${e})`)}, [(1, 1)], [1])`],
  ['formatQuery', (e) => `select formatQuery(${quote(`select ${e}`)})`],
  ['normalizeQuery', (e) => `select normalizeQuery(${quote(`select ${e}`)})`],
  ['fuzzQuery', (e) => `select * from fuzzQuery(${quote(`select ${e}`)}) limit 3`],
  ['structureToProtobufSchema', (e) => `select structureToProtobufSchema(${quote(`x String default ${e}`)})`],
  ['describe of a structure', (e) => `describe table values(${quote(`n UInt8, x String alias ${e}`)}, (1))`],
  ['describe of a null', (e) => `describe table null(${quote(`n UInt8, x String default ${e}`)})`],
  ['dialect prql', (e) => `from [{a = s"${e}"}] settings dialect = 'prql', allow_experimental_prql_dialect = 1`],
  ['dialect kusto', (e) => `print x = ${e} settings dialect = 'kusto', allow_experimental_kusto_dialect = 1`],
  ['format and its text', (e) => `select x from format(Values, 'x String', ${quote(`(toString(${e}))`)})`],
  [
    'values as text',
    (e) =>
      `select x from format(Values, 'x String', ${quote(`(${e})`)}) settings input_format_values_interpret_expressions = 1`,
  ],
  ['values as text, guessed', (e) => `select * from format(Values, ${quote(`(toString(${e}))`)})`],
  ['a table by regular expression', (e) => `select * from merge(${quote(`${e}`)}, '.*')`],
];

export const STRING_CARRIERS: readonly ExpressionCarrier[] = [...structures, ...spelled, ...OTHERS];
