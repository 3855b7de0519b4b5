import { SQL } from '../helpers/marks.ts';

const { leak, leaked } = SQL;

/** A place in ClickHouse's grammar where an expression stands; the statement's answer shows the mark if the expression did. */
export type ExpressionCarrier = readonly [place: string, sql: (expression: string) => string];

/** The mark, if a query has this many rows: for places whose value is not shown. */
const rows = (count: number, query: string) => `select if(count() = ${count}, ${leak}, '') from (${query})`;
const num = (e: string, yes: number, no: number) => `if(${leaked(e)}, ${yes}, ${no})`;

/** Everywhere in SELECT, before FROM. */
const PROJECTION: ExpressionCarrier[] = [
  ['projection', (e) => `select ${e}`],
  ['second column', (e) => `select 1, ${e}, 2`],
  ['alias', (e) => `select ${e} as "odd \\"name"`],
  ['alias used elsewhere', (e) => `select a from (select 1) where notEmpty(toString(${e} as a))`],
  ['distinct', (e) => `select distinct ${e}`],
  ['distinct on', (e) => rows(1, `select distinct on (if(${leaked(e)}, 1, number)) number from numbers(2)`)],
  ['with', (e) => `with ${e} as w select w`],
  ['with used in a lambda', (e) => `with (z -> ${e}) as f select f(1)`],
  ['cte', (e) => `with w as (select ${e} as x) select x from w`],
  ['cte within a cte', (e) => `with w as (with v as (select ${e} as x) select x from v) select x from w`],
  ['materialized cte', (e) => `with w as materialized (select ${e} as x) select x from w`],
  [
    'recursive cte',
    (e) =>
      `with recursive w as (select toString(${e}) as x, 1 as n union all select x, n + 1 from w where n < 2) select x from w`,
  ],
  [
    'recursive part of a cte',
    (e) =>
      `with recursive w as (select '' as x, 1 as n union all select toString(${e}), n + 1 from w where n < 2) select x from w`,
  ],
  ['lambda', (e) => `select arrayMap(z -> (z, toString(${e})), [1])`],
  ['lambda in a lambda', (e) => `select arrayMap(z -> arrayMap(y -> toString(${e}), [z]), [1])`],
  ['lambda of a filter', (e) => `select arrayFilter(z -> ${leaked(e)}, [${leak}])`],
  ['lambda of a fold', (e) => `select arrayFold((a, z) -> concat(a, toString(${e})), [1], '')`],
  ['lambda of a map', (e) => `select mapApply((k, v) -> (k, toString(${e})), map(1, 2))`],
  ['apply', (e) => `select * apply(z -> ${e}) from (select 1 as a)`],
  ['apply, unbracketed', (e) => `select * apply z -> ${e} from (select 1 as a)`],
  ['apply of columns()', (e) => `select columns('a') apply(z -> ${e}) from (select 1 as a)`],
  ['apply of a list', (e) => `select columns(a) apply(z -> toString(${e})) from (select 1 as a)`],
  ['apply behind apply', (e) => `select * apply(toString) apply(z -> ${e}) from (select 1 as a)`],
  ['apply of a qualified asterisk', (e) => `select t.* apply(z -> ${e}) from (select 1 as a) as t`],
  ['apply behind except', (e) => `select * except(b) apply(z -> ${e}) from (select 1 as a, 2 as b)`],
  ['apply within a cte', (e) => `with w as (select * apply(z -> ${e}) from (select 1 as a)) select * from w`],
  ['apply with a lambda within', (e) => `select * apply(z -> arrayMap(y -> toString(${e}), [z])) from (select 1 as a)`],
  ['replace', (e) => `select * replace(${e} as a) from (select '' as a)`],
  ['replace, strict', (e) => `select * replace strict(${e} as a) from (select '' as a)`],
  ['replace of columns()', (e) => `select columns('a') replace(${e} as a) from (select '' as a)`],
  ['replace then apply', (e) => `select * replace(${e} as a) apply(toString) from (select '' as a)`],
  ['replace in a sub-query', (e) => `select * from (select * replace(toString(${e}) as a) from (select '' as a))`],
];

/** Operators, literals and calls. */
const OPERATORS: ExpressionCarrier[] = [
  ['array', (e) => `select [toString(${e})]`],
  ['tuple', (e) => `select (${e}, 1)`],
  ['element of a tuple', (e) => `select (1, ${e}).2`],
  ['element of an array', (e) => `select [toString(${e})][1]`],
  ['map', (e) => `select map('a', toString(${e}))`],
  ['key of a map', (e) => `select map(toString(${e}), 1)`],
  ['named tuple', (e) => `select tuple(${e} as a, 1 as b)`],
  ['tuple of a cast', (e) => `select cast(tuple(toString(${e})), 'Tuple(a String)').a`],
  ['cast', (e) => `select cast(${e} as String)`],
  ['cast by function', (e) => `select cast(${e}, 'String')`],
  ['cast by ::', (e) => `select (${e})::String`],
  ['accurateCastOrNull', (e) => `select accurateCastOrNull(toString(${e}), 'String')`],
  ['case', (e) => `select case when ${leaked(e)} then ${leak} else '' end`],
  ['case of a value', (e) => `select case toString(${e}) when '' then '' else toString(${e}) end`],
  ['value of a case', (e) => `select case when 1 then toString(${e}) else '' end`],
  ['ternary', (e) => `select 1 ? toString(${e}) : ''`],
  ['multiIf', (e) => `select multiIf(0, '', 1, toString(${e}), '')`],
  ['concatenation', (e) => `select '' || toString(${e})`],
  ['like', (e) => `select if(toString(${e}) like concat('%', ${leak}, '%'), ${leak}, '')`],
  ['between', (e) => `select if(${num(e, 5, 0)} between 4 and 6, ${leak}, '')`],
  ['is null', (e) => `select if(nullIf(${leaked(e)}, 1) is null, ${leak}, '')`],
  ['coalesce', (e) => `select coalesce(null, toString(${e}))`],
  ['interval', (e) => `select if(toDate('2026-01-01') + interval ${num(e, 1, 0)} day > '2026-01-01', ${leak}, '')`],
  ['substring', (e) => `select substring(toString(${e}) from 1 for 500)`],
  ['trim', (e) => `select trim(both ' ' from toString(${e}))`],
  ['position', (e) => `select if(position(${leak} in toString(${e})) >= 0 and ${leaked(e)}, ${leak}, '')`],
  ['extract', (e) => `select if(extract(day from toDate(${num(e, 4, 0)})) = 5, ${leak}, '')`],
  ['date_add', (e) => `select if(date_add(day, ${num(e, 1, 0)}, toDate(0)) > toDate(0), ${leak}, '')`],
  ['in a list', (e) => `select ${leak} where 1 in (toUInt8(${leaked(e)}), 7)`],
  ['in an array', (e) => `select ${leak} where has([${leaked(e)}], 1)`],
  ['in a query', (e) => `select ${leak} where 1 in (select ${leaked(e)})`],
  ['not in', (e) => `select ${leak} where 0 not in (select ${leaked(e)})`],
  ['left of in', (e) => `select ${leak} where (${leaked(e)}, 1) in ((1, 1), (1, 2))`],
  ['global in', (e) => `select ${leak} where 1 global in (select ${leaked(e)})`],
  ['exists', (e) => `select ${leak} where exists(select 1 where ${leaked(e)})`],
  ['any of a query', (e) => `select ${leak} where 1 = any(select toUInt8(${leaked(e)}))`],
  ['scalar', (e) => `select (select ${e})`],
  ['scalar in a scalar', (e) => `select (select toString((select ${e})))`],
  ['formatRow', (e) => `select formatRow('JSONEachRow', toString(${e}) as r)`],
  ['toTypeName', (e) => `select toTypeName(${e}), dumpColumnStructure(${e}), toString(${e})`],
  ['ignore', (e) => `select ignore(${e}), toString(${e})`],
  ['identity', (e) => `select materialize(identity(toString(${e})))`],
  ['aggregate', (e) => `select any(toString(${e}))`],
  ['aggregate of arrays', (e) => `select groupArrayArray([toString(${e})])`],
  ['filter of an aggregate', (e) => `select if(count() filter (where ${leaked(e)}) > 0, ${leak}, '')`],
  ['combinator -If', (e) => `select anyIf(${leak}, ${leaked(e)})`],
  [
    'parameter of an aggregate',
    (e) => `select if(quantileExact(${num(e, 1, 0)})(number) = 1, ${leak}, '') from numbers(2)`,
  ],
  ['arrayReduce', (e) => `select arrayReduce('any', [toString(${e})])`],
  ['initializeAggregation', (e) => `select finalizeAggregation(initializeAggregation('anyState', toString(${e})))`],
  ['arrayJoin', (e) => `select arrayJoin([toString(${e})])`],
  ['columns by a lambda', (e) => `select columns('x') from (select toString(${e}) as x)`],
  ['grouping', (e) => `select grouping(g), g from (select toString(${e}) as g) group by grouping sets ((g))`],
];

export const EXPRESSION_CARRIERS: readonly ExpressionCarrier[] = [...PROJECTION, ...OPERATORS];
