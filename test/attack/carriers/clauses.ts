import { SQL } from '../helpers/marks.ts';
import type { ExpressionCarrier } from './expressions.ts';

const { leak, leaked } = SQL;
const rows = (count: number, query: string) => `select if(count() = ${count}, ${leak}, '') from (${query})`;
const num = (e: string, yes: number, no: number) => `if(${leaked(e)}, ${yes}, ${no})`;

/** The clauses of a SELECT behind FROM. */
const CLAUSES: ExpressionCarrier[] = [
  ['where', (e) => `select ${leak} from numbers(1) where ${leaked(e)}`],
  ['where without from', (e) => `select ${leak} where ${leaked(e)}`],
  ['having', (e) => `select ${leak} from numbers(1) group by number having ${leaked(e)}`],
  ['qualify', (e) => `select ${leak} from numbers(1) qualify row_number() over () = 1 and ${leaked(e)}`],
  ['group by', (e) => `select g from numbers(1) group by toString(${e}) as g`],
  ['grouping sets', (e) => `select any(g) from numbers(1) group by grouping sets ((toString(${e}) as g), (number))`],
  ['rollup', (e) => `select g from numbers(1) group by rollup(toString(${e}) as g)`],
  ['cube', (e) => `select g from numbers(1) group by cube(toString(${e}) as g)`],
  ['with rollup', (e) => `select toString(${e}) as g from numbers(1) group by g with rollup`],
  ['totals', (e) => `select any(toString(${e})) from numbers(1) group by number with totals`],
  [
    'order by',
    (e) => `select if(number = 1, ${leak}, '') from numbers(2) order by ${num(e, -1, 1)} * toInt64(number) limit 1`,
  ],
  ['order by collate', (e) => `select x from (select toString(${e}) as x) order by x collate 'en'`],
  ['fill from', (e) => rows(3, `select number from numbers(2, 1) order by number with fill from ${num(e, 0, 2)} to 3`)],
  ['fill to', (e) => rows(3, `select number from numbers(1) order by number with fill from 0 to ${num(e, 3, 1)}`)],
  [
    'fill step',
    (e) => rows(4, `select number from numbers(1) order by number with fill from 0 to 4 step ${num(e, 1, 4)}`),
  ],
  [
    'fill staleness',
    (e) => rows(3, `select number from numbers(1) order by number with fill to 3 staleness ${num(e, 3, 1)}`),
  ],
  [
    'interpolate',
    (e) =>
      `select n, s from (select toInt64(0) as n, '' as s) order by n with fill from 0 to 3 interpolate (s as toString(${e}))`,
  ],
  ['limit', (e) => rows(1, `select number from numbers(2) limit ${num(e, 1, 2)}`)],
  ['offset', (e) => rows(1, `select number from numbers(2) limit 2 offset ${num(e, 1, 0)}`)],
  [
    'offset and fetch',
    (e) => rows(1, `select number from numbers(2) order by number offset ${num(e, 1, 0)} rows fetch next 2 rows only`),
  ],
  ['limit by', (e) => rows(1, `select number from numbers(2) limit 1 by if(${leaked(e)}, 1, number)`)],
  ['number of limit by', (e) => rows(1, `select number from numbers(2) limit ${num(e, 1, 2)} by 1`)],
  ['limit with ties', (e) => rows(1, `select number from numbers(2) order by number limit ${num(e, 1, 2)} with ties`)],
  [
    'partition',
    (e) =>
      `select if(max(c) = 1, ${leak}, '') from (select count() over (partition by if(${leaked(e)}, number, 0)) as c from numbers(2))`,
  ],
  [
    'order of a window',
    (e) =>
      `select if(max(c) = 1, ${leak}, '') from (select row_number() over (order by ${num(e, -1, 1)} * toInt64(number)) as c, number from numbers(2)) where number = 1`,
  ],
  [
    'frame of a window',
    (e) =>
      `select if(max(c) = 2, ${leak}, '') from (select count() over (order by number rows between ${num(e, 1, 0)} preceding and current row) as c from numbers(2))`,
  ],
  [
    'named window',
    (e) =>
      `select if(max(c) = 1, ${leak}, '') from (select count() over w as c from numbers(2) window w as (partition by if(${leaked(e)}, number, 0)))`,
  ],
  ['argument of a window', (e) => `select lagInFrame(toString(${e}), 0) over (order by number) from numbers(2)`],
  [
    'join on',
    (e) => `select ${leak} from numbers(1) as a join numbers(1) as b on a.number = b.number + ${num(e, 0, 5)}`,
  ],
  [
    'join on a condition',
    (e) => `select ${leak} from numbers(1) as a join numbers(1) as b on a.number = b.number and ${leaked(e)}`,
  ],
  [
    'asof join',
    (e) =>
      `select ${leak} from numbers(1) as a asof join (select number, number + ${num(e, 0, 5)} as t from numbers(1)) as b on a.number = b.number and a.number >= b.t`,
  ],
  [
    'left join',
    (e) => `select b.x from numbers(1) as a left join (select toString(${e}) as x, 0 as number) as b using number`,
  ],
  ['paste join', (e) => `select * from numbers(1) as a paste join (select toString(${e}) as x) as b`],
  ['comma join', (e) => `select * from numbers(1) as a, (select toString(${e}) as x) as b`],
  ['array join', (e) => `select z from numbers(1) array join [toString(${e})] as z`],
  ['left array join', (e) => `select z from numbers(1) left array join [toString(${e})] as z`],
];

/** Several SELECTs, and what surrounds one. */
const AROUND: ExpressionCarrier[] = [
  ['from first', (e) => `from numbers(1) select ${e}`],
  ['without select', (e) => `${e}`],
  ['in brackets', (e) => `((select ${e}))`],
  ['union all', (e) => `select '' union all select toString(${e})`],
  ['union distinct', (e) => `select '' union distinct select toString(${e})`],
  ['union in brackets', (e) => `(select '') union all (select toString(${e}) union all (select ''))`],
  ['intersect', (e) => `(select ${leak} as x) intersect (select if(${leaked(e)}, ${leak}, ''))`],
  ['except', (e) => `(select toString(${e}) as x) except (select '')`],
  ['with over a union', (e) => `with ${e} as w select toString(w) union all select ''`],
  ['sub-query', (e) => `select * from (select ${e})`],
  ['sub-query five deep', (e) => `select * from (select * from (select * from (select * from (select ${e}))))`],
  ['format', (e) => `select ${e} format JSON`],
  ['format of many', (e) => `select ${e} as x format Vertical`],
  // A value that the session has anyway, as it reads only. Not that of max_threads: it follows the load.
  ['settings', (e) => `select ${e} settings join_use_nulls = 0`],
  ['settings of a sub-query', (e) => `select * from (select ${e} settings join_use_nulls = 0)`],
  [
    'a result filter',
    (e) =>
      `select ${leak} as s settings additional_result_filter = '${leaked(e).replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`,
  ],
  [
    'a table filter',
    (e) =>
      `select ${leak} from system.one settings additional_table_filters = {'system.one': '${leaked(e).replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'}`,
  ],
  ['explain plan', (e) => `explain actions = 1 select ${e} as x`],
  ['explain syntax', (e) => `explain syntax run_query_tree_passes = 1 select ${e} as x`],
  ['explain query tree', (e) => `explain query tree select ${e} as x`],
  ['explain pipeline', (e) => `explain pipeline select ${e} as x`],
  ['explain in from', (e) => `select * from (explain actions = 1 select ${e} as x)`],
  ['viewExplain', (e) => `select * from viewExplain('EXPLAIN', 'actions = 1', (select ${e} as x))`],
  ['describe', (e) => `describe (select ${e} as x)`],
  ['parallel with', (e) => `select ${e} parallel with select 1`],
  ['pivot', (e) => `select * from (select toString(${e}) as x) pivot (count() for x in ('a'))`],
  ['columns of unpivot', (e) => `select * from (select toString(${e}) as x) unpivot (a for b in (x))`],
];

/** Arguments of tables. */
const ARGUMENTS: ExpressionCarrier[] = [
  ['numbers()', (e) => rows(2, `select number from numbers(assumeNotNull(${num(e, 2, 1)}))`)],
  ['generateSeries()', (e) => rows(2, `select * from generateSeries(1, assumeNotNull(${num(e, 2, 1)}))`)],
  ['zeros()', (e) => rows(2, `select * from zeros(assumeNotNull(${num(e, 2, 1)}))`)],
  ['values()', (e) => `select * from values('x String', (toString(${e})))`],
  ['values() without structure', (e) => `select * from values((toString(${e})))`],
  ['values as a table', (e) => `select * from (values (toString(${e})))`],
  ['values as a statement', (e) => `values (toString(${e}))`],
  ['view()', (e) => `select * from view(select ${e} as x)`],
  ['viewIfPermitted()', (e) => `select * from viewIfPermitted(select toString(${e}) as x else null('x String'))`],
  ['remote() of view()', (e) => `select * from remote('127.0.0.1', view(select ${e} as x))`],
  ['loop()', (e) => `select * from loop(view(select toString(${e}) as x)) limit 1`],
  [
    'argument of a report',
    (e) =>
      `select if(count() > 0, ${leak}, '') from campaign_opportunities(campaign = if(${leaked(e)}, 'own', 'xyz'), from = '2026-10-01', to = '2026-11-01')`,
  ],
  [
    'second argument of a report',
    (e) =>
      `select if(count() > 0, ${leak}, '') from campaign_opportunities(campaign = 'own', from = toDate(if(${leaked(e)}, '2026-10-01', '2026-10-31')), to = '2026-11-01')`,
  ],
  ['fuzzQuery()', (e) => `select * from fuzzQuery('select 1', 500, assumeNotNull(${num(e, 8956, 1)})) limit 1`],
  ['executable()', (e) => `select * from executable('cat', 'TSV', 'x String', (select toString(${e})))`],
];

export const CLAUSE_CARRIERS: readonly ExpressionCarrier[] = [...CLAUSES, ...AROUND, ...ARGUMENTS];
