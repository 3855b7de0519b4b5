import { CLAUSE_CARRIERS } from './carriers/clauses.ts';
import { EXPRESSION_CARRIERS } from './carriers/expressions.ts';
import { showing } from './carriers/statements.ts';
import { STRING_CARRIERS } from './carriers/strings.ts';
import { TABLE_CARRIERS } from './carriers/tables.ts';
import type { Attempt } from './helpers/attempt.ts';
import { SQL } from './helpers/marks.ts';
import { callPayloads, filePayloads } from './payloads/outside.ts';
import { ofExpression, ofQuery, type Payload, type Targets } from './payloads/payload.ts';
import { oldRowPayloads, rowPayloads } from './payloads/rows.ts';
import { statePayloads, systemPayloads } from './payloads/system.ts';
import { LEXICAL, writing } from './second-statements.ts';

const attempt = (name: string, body: string): Attempt => ({ name: `${name}: ${body.slice(0, 600)}`, body });

/** Those that every carrier carries: one for each way of getting at something. */
export const core = ({ file, beside, port }: Targets): Payload[] => [
  ofQuery('rows', 'freed rows', 'select cost_id as x from costs settings additional_table_filters = {}'),
  ofQuery('rows', 'rows of a base table', 'select description as x from fact_opportunities'),
  ofQuery('rows', 'a table beside', `select text as x from ${beside}.secrets`),
  ofQuery('system', 'tables of the engine', 'select concat(name, comment) as x from system.tables'),
  ofExpression('files', 'a file', `file('${file}')`),
  ofExpression('files', 'a file by name', `arrayMap(file, ['${file}'])`),
  ofQuery(
    'calls',
    'a call',
    `select toString(tuple(*)) as x from url('http://127.0.0.1:${port}/core', 'LineAsString', 'line String')`,
  ),
  ofExpression('state', 'a setting', `if(toString(getSetting('additional_table_filters')) != '', ${SQL.leak}, '')`),
];

const IN_EVERY_PLACE = ['freed rows', 'a table beside', 'a file by name', 'a call'];

/** Every place for an expression × every way of getting at something. */
export const inEveryPlace = (targets: Targets, names: readonly string[] = IN_EVERY_PLACE): Attempt[] =>
  [...EXPRESSION_CARRIERS, ...CLAUSE_CARRIERS].flatMap(([place, sql]) =>
    core(targets)
      .filter(({ name }) => names.includes(name))
      .map((payload) => attempt(`${payload.name} in ${place}`, sql(payload.expression))),
  );

/** Expressions in strings that are parsed again; scalar sub-queries have no place in most of them. */
export const inStrings = (targets: Targets): Attempt[] =>
  STRING_CARRIERS.flatMap(([place, sql]) =>
    core(targets)
      .filter(({ name }) => ['a file', 'a setting'].includes(name))
      .map((payload) => attempt(`${payload.name} in ${place}`, sql(payload.expression))),
  );

/** Every place for a table × tables that are none of the viewer's business. */
export const everyTable = ({ beside, database }: Targets): Attempt[] => {
  const tables: Array<[table: string, column: string]> = [
    ['fact_costs', 'cost_id'],
    [`${database}.opportunities_by_month`, 'description'],
    [`${beside}.secrets`, 'text'],
    ['"system"."tables"', 'comment'],
    ['viewers', 'login'],
    ['mv_arrivals', 'source'],
    ['stray', 'text'],
  ];
  return TABLE_CARRIERS.flatMap(([place, sql]) =>
    tables.map(([table, column]) => attempt(`${table} in ${place}`, sql(table, column))),
  );
};

/** Every payload, alone and in the places that hide most. */
export const everyPayload = (targets: Targets): Attempt[] =>
  [
    ...rowPayloads(targets),
    ...oldRowPayloads(targets),
    ...systemPayloads(targets),
    ...statePayloads(),
    ...filePayloads(targets),
    ...callPayloads(targets),
  ].flatMap(({ wish, name, query, expression }) => [
    attempt(`${wish}, ${name}`, query),
    attempt(`${wish}, ${name}, in APPLY`, `select * apply(z -> ${expression}) from (select 1 as a)`),
  ]);

export const shows = (targets: Targets): Attempt[] => showing(targets).map((sql) => attempt('statement', sql));

/** Every lexical oddity × second statements, each in turn, so that every statement meets every oddity's neighbours. */
export const secondStatements = (targets: Targets, each = 4): Attempt[] =>
  LEXICAL.flatMap(([name, hide], row) => {
    const all = writing(String(row), targets);
    const chosen = Array.from(
      { length: each },
      (_, place) => all[(place === 0 ? 0 : row * (each - 1) + place) % all.length] ?? all[0],
    );
    return chosen.flatMap((one) => (one ? [attempt(`${one[0]} ${name}`, hide(one[1]))] : []));
  });

/** Every payload alone. */
export const plainPayloads = (targets: Targets): Attempt[] =>
  everyPayload(targets).filter((_, place) => place % 2 === 0);
