import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInstallation, type Installation, type Service, startService } from '../../helpers/stack.ts';
import { factsOf } from '../clickhouse/facts.ts';

let installation: Installation;
let gateway: Service;
beforeAll(async () => {
  installation = await createInstallation();
  const facts = factsOf(installation);
  await facts.directory('salesperson', 'boss', { salesperson_id: 'boss', name: 'Boss', role: 'owner' });
  await facts.directory('salesperson', 'agent', { salesperson_id: 'agent', name: 'Agent', role: 'agent' });
  await facts.directory('viewer', 'boss', { login: 'boss', salesperson_id: 'boss', campaign_kpi: 'view_all' });
  await facts.directory('campaign', 'c', { campaign_id: 'c', name: 'C', stages: [{ stage_id: 's', name: 'S' }] });
  await facts.opportunities(
    [1, 2, 3, 4, 5].map((n) => ({
      opportunity_id: `o${n}`,
      campaign_id: 'c',
      stage_id: 's',
      stage_order: 1,
      salesperson_id: n % 2 === 0 ? 'agent' : 'boss',
      created_at: `2026-10-2${n}T0${n}:30:00Z`,
    })),
  );
  gateway = await startService('gateway', installation.env);
});
afterAll(async () => {
  await gateway.stop();
  await installation.cleanup();
});

const basic = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

async function post(url: string, headers: Record<string, string>, sql: string, search: Record<string, string>) {
  const parameters = new URLSearchParams({ default_format: 'JSONCompactEachRowWithNames', ...search });
  const response = await fetch(`${url}/?${parameters}`, { method: 'POST', headers, body: sql });
  return { status: response.status, text: await response.text() };
}

/** As a viewer, through the gateway. */
const ask = (sql: string, search: Record<string, string> = {}, viewer = 'boss') =>
  post(gateway.url, { authorization: basic('default', 'local-dev-secret'), 'x-grafana-user': viewer }, sql, search);

/** As an operator, who sees everything, without the gateway. */
function askEngine(sql: string, search: Record<string, string> = {}) {
  const { url, user, password, database } = installation.config.clickhouse;
  return post(url, { authorization: basic(user, password) }, sql, { database, ...search });
}

const MONTH = "campaign = '', from = '2026-10-01', to = '2026-11-01'";
/** What analysts write, and dashboards and tools for them; answers must be ClickHouse's own. */
const FORMS: ReadonlyArray<readonly [name: string, sql: string, parameters?: Record<string, string>]> = [
  ['one value', 'select 1'],
  ['a list', 'select opportunity_id, created_at from opportunities order by opportunity_id'],
  ['all columns', 'select * from opportunities order by opportunity_id'],
  ['a name of the database', 'select count() from {database}.opportunities'],
  ['columns but some', 'select * except (received_at) from stages order by all'],
  ['columns replaced', 'select * replace (upper(name) as name) from campaigns'],
  ['columns replaced, of a query', "select * replace(upper(name) as name) from (select 'a' as name, 1 as n)"],
  ['columns by pattern', "select columns('^opportunity') from opportunities order by 1"],
  ['columns by pattern, transformed', "select columns('_at$') apply(max) from opportunities"],
  ['columns transformed by a lambda', 'select * apply(x -> toString(x)) from (select 1 as a, 2 as b)'],
  ['columns transformed with a parameter', 'select * apply(quantile(0.5)) from (select number as a from numbers(5))'],
  [
    'a condition',
    "select opportunity_id from opportunities where salesperson_id = 'agent' and created_at >= '2026-10-22' order by 1",
  ],
  ['IN a list', "select count() from opportunities where opportunity_id in ('o1', 'o2')"],
  ['IN tuples', "select count() from opportunities where (campaign_id, stage_id) in (('c', 's'), ('d', 't'))"],
  [
    'IN a sub-query',
    'select name from salespeople where salesperson_id in (select salesperson_id from opportunities) order by 1',
  ],
  ['IN a name of WITH', "with ['o1', 'o3'] as ids select count() from opportunities where opportunity_id in ids"],
  ['NOT IN', "select count() from opportunities where opportunity_id not in ('o1')"],
  [
    'EXISTS',
    'select count() from salespeople as s where exists(select 1 from opportunities as o where o.salesperson_id = s.salesperson_id)',
  ],
  [
    'LIKE, ILIKE, BETWEEN',
    "select count() from opportunities where opportunity_id like 'o%' and opportunity_id ilike 'O%' and revenue between 0 and 10",
  ],
  ['IS NULL', 'select count() from opportunities where first_order_at is null and opportunity_id is not null'],
  ['GROUP BY', 'select salesperson_id, count() as n from opportunities group by salesperson_id order by n desc'],
  ['HAVING', 'select salesperson_id from opportunities group by 1 having count() > 2'],
  ['GROUP BY ALL', 'select salesperson_id, count() from opportunities group by all order by all'],
  ['ROLLUP', 'select salesperson_id, count() from opportunities group by rollup(salesperson_id) order by all'],
  [
    'CUBE',
    'select salesperson_id, stage_id, count() from opportunities group by cube(salesperson_id, stage_id) order by all',
  ],
  [
    'GROUPING SETS',
    'select salesperson_id, stage_id, count(), grouping(stage_id) from opportunities group by grouping sets ((salesperson_id), (stage_id)) order by all',
  ],
  ['WITH TOTALS', 'select salesperson_id, count() from opportunities group by 1 with totals order by 1'],
  ['DISTINCT', 'select distinct salesperson_id from opportunities order by 1'],
  ['DISTINCT ON', 'select distinct on (salesperson_id) salesperson_id from opportunities order by 1'],
  ['COUNT DISTINCT', 'select count(distinct salesperson_id), uniqExact(stage_id) from opportunities'],
  ['LIMIT BY', 'select salesperson_id, opportunity_id from opportunities order by 1, 2 limit 1 by salesperson_id'],
  ['LIMIT and OFFSET', 'select opportunity_id from opportunities order by 1 limit 2 offset 1'],
  ['LIMIT WITH TIES', 'select salesperson_id from opportunities order by 1 limit 1 with ties'],
  [
    'WITH FILL',
    "select toDate(created_at) as day, count() as n from opportunities group by day order by day with fill to toDate('2026-10-28') step 1 interpolate (n as 0)",
  ],
  ['a sub-query', 'select max(n) from (select salesperson_id, count() as n from opportunities group by 1)'],
  [
    'a scalar sub-query',
    "select count() / (select count() from opportunities) from opportunities where salesperson_id = 'boss'",
  ],
  ['WITH', "with mine as (select * from opportunities where salesperson_id = 'boss') select count() from mine"],
  [
    'WITH upon WITH',
    "with a as (select opportunity_id from opportunities), b as (select * from a where opportunity_id > 'o2') select count() from b, a",
  ],
  [
    'WITH for both sides of a UNION',
    'with a as (select 1 as x) select x from a union all select x + 1 from a order by 1',
  ],
  [
    'WITH RECURSIVE',
    'with recursive r as (select 1 as n union all select n + 1 from r where n < 5) select sum(n) from r',
  ],
  ['WITH of a lambda', 'with (x -> x * 2) as twice select twice(2), arrayMap(twice, [1])'],
  [
    'INNER JOIN',
    'select o.opportunity_id, s.name from opportunities as o inner join salespeople as s on s.salesperson_id = o.salesperson_id order by 1',
  ],
  [
    'LEFT JOIN USING',
    'select opportunity_id, count() from opportunities left join tasks using (opportunity_id) group by 1 order by 1',
  ],
  [
    'ASOF JOIN',
    "select a.t, b.v from values('k UInt8, t UInt8', (1, 5)) as a asof join values('k UInt8, t UInt8, v String', (1, 3, 'x'), (1, 7, 'y')) as b on a.k = b.k and a.t >= b.t",
  ],
  ['CROSS JOIN', 'select count() from opportunities, numbers(3) as n'],
  ['ARRAY JOIN', 'select x, i from (select [10, 20] as xs) array join xs as x, arrayEnumerate(xs) as i order by i'],
  [
    'window functions',
    'select opportunity_id, row_number() over (partition by salesperson_id order by created_at) as n, sum(1) over w as s from opportunities window w as (order by created_at rows between 1 preceding and current row) order by 1',
  ],
  [
    'lag and lead',
    'select opportunity_id, lagInFrame(opportunity_id) over (order by opportunity_id rows between unbounded preceding and unbounded following) from opportunities order by 1',
  ],
  [
    'QUALIFY',
    'select opportunity_id from opportunities qualify row_number() over (partition by salesperson_id order by created_at) = 1 order by 1',
  ],
  ['quantiles', 'select quantile(0.9)(number), quantilesExact(0.5, 0.99)(number), median(number) from numbers(100)'],
  [
    'combinators',
    "select countIf(salesperson_id = 'boss'), sumOrNull(1), uniqIf(opportunity_id, stage_id = 's'), argMax(opportunity_id, created_at) from opportunities",
  ],
  ['states of aggregates', 'select uniqMerge(s) from (select uniqState(number) as s from numbers(10))'],
  ['FILTER', "select count() filter (where salesperson_id = 'boss') from opportunities"],
  [
    'arrays and lambdas',
    "select arrayMap(x -> x * 2, [1, 2]), arrayFilter((x, y) -> y > 1, ['a', 'b'], [1, 2]), arraySum([1, 2]), has([1, 2], 2), groupArray(opportunity_id)[1] from (select opportunity_id from opportunities order by 1)",
  ],
  ['functions by name', "select arrayMap(upper, ['a']), arrayReduce('max', [1, 2])"],
  ['maps', "select map('a', 1)['a'], mapKeys(map('k', 'v'))"],
  ['tuples', "select (1, 'a').1, tupleElement((1, 'b'), 2), untuple((1, 2))"],
  [
    'JSON',
    `select JSONExtractString('{"a": "b"}', 'a'), JSONExtract('{"n": [1, 2]}', 'n', 'Array(UInt8)'), simpleJSONExtractInt('{"a": 3}', 'a')`,
  ],
  ['JSON paths', `select '{"a": {"b": 1}}'::JSON as j, j.a.b, j.a.b.:Int64`],
  [
    'dates',
    "select toStartOfMonth(created_at), toYYYYMM(created_at), dateDiff('day', created_at, toDateTime('2026-11-01 00:00:00')), formatDateTime(created_at, '%Y-%m-%d'), created_at + interval 1 day, toStartOfInterval(created_at, interval 1 week), date_trunc('month', created_at) from opportunities order by created_at",
  ],
  [
    'parts of dates',
    "select extract(year from toDate('2026-10-21')), toTimeZone(toDateTime('2026-10-21 00:00:00', 'UTC'), 'Asia/Bangkok'), date '2026-01-01', timestamp '2026-01-01 00:00:00'",
  ],
  [
    'CASE',
    "select case when salesperson_id = 'boss' then 'b' else 'a' end as who, case stage_id when 's' then 1 else 0 end, if(1, 2, 3), multiIf(0, 1, 1, 2, 3), coalesce(null, 4) from opportunities order by who",
  ],
  [
    'casts',
    "select cast('1' as UInt8), '2'::Decimal(10, 2), toInt32OrZero('x'), cast(1 as Nullable(String)), cast('2026-01-01' as date), cast(3 as varchar)",
  ],
  [
    'texts',
    "select concat('a', 'b'), 'a' || 'b', substring('abc', 2, 1), replaceRegexpAll('aXb', '[A-Z]', '-'), splitByChar(',', 'a,b'), 'it''s', 'new\nline', trim(both 'x' from 'xax'), position('abc' in 'b'), lower('Ä'), lowerUTF8('Ä')",
  ],
  ['hidden characters in a text', "select length('a\\0b\\\\c\\x41é😀')"],
  ['UNION', 'select x from (select 1 as x union distinct select 1 union all select 2) order by x'],
  [
    'INTERSECT and EXCEPT',
    'select number from numbers(5) intersect select number from numbers(3) except select 1 order by 1',
  ],
  ['rows made', 'select * from numbers(3) union all select * from generate_series(10, 12) order by 1'],
  [
    'VALUES',
    "select * from values('name String, n Nullable(UInt8), d Decimal(10, 2)', ('a', 1, 2.5), ('b', null, 0)) order by name",
  ],
  ['a report', `select * from campaign_outcomes(${MONTH}) order by outcome`],
  ['a report of our database', `select sum(opportunities) as n from {database}.campaign_outcomes(${MONTH})`],
  ['a report whose name a table has, too', `select count() from campaign_stages(${MONTH})`],
  ['the table of that name', 'select count() from campaign_stages'],
  [
    'a report beside a table',
    `select count() from campaign_opportunities(${MONTH}) as r inner join opportunities as o on o.opportunity_id = r.opportunity_id`,
  ],
  [
    'parameters',
    'select {n:UInt8} + 1, {text:String}, {list:Array(String)}',
    { param_n: '4', param_text: "it's\\nx", param_list: "['a', 'b']" },
  ],
  [
    'parameters of a report',
    'select sum(opportunities) from campaign_outcomes(campaign = {campaign:String}, from = {from:Date}, to = {to:Date})',
    { param_campaign: '', param_from: '2026-10-01', param_to: '2026-11-01' },
  ],
  ['comments', "select 1 -- ; drop table x\n, 2 /* ' */ from numbers(1) # y\n"],
  ['names with spaces and umlauts', 'select count() as "Zahl der Aufträge, netto", 1 as `a b` from opportunities'],
  ['a semicolon at the end', 'select 1;'],
  ['FORMAT', 'select opportunity_id from opportunities order by 1 format TSVWithNames'],
  ['FORMAT JSON', 'select number from numbers(2) format JSONColumns'],
  ['rows as texts', "select formatRowNoNewline('JSONEachRow', number) from numbers(2)"],
  ["Grafana's hello", 'SELECT displayName(), version(), revision(), timezone()'],
  [
    'WITH scalar',
    'with (select max(created_at) from opportunities) as latest select count() from opportunities where created_at = latest',
  ],
  [
    'correlated by JOIN of sub-queries',
    'select a.s, b.n from (select salesperson_id as s, count() as c from opportunities group by s) as a left join (select salesperson_id as s, max(opportunity_id) as n from opportunities group by s) as b using (s) order by a.s',
  ],
  [
    'bars and percentages',
    'select salesperson_id, round(100 * count() / sum(count()) over (), 2) as percent, bar(count(), 0, 10, 5) from opportunities group by 1 order by 1',
  ],
  [
    'running totals',
    'select day, sum(n) over (order by day) from (select toDate(created_at) as day, count() as n from opportunities group by day) order by day',
  ],
  [
    'funnels',
    "select windowFunnel(86400)(toDateTime(created_at), stage_id = 's') from opportunities group by salesperson_id order by 1",
  ],
  ['ORDER BY with NULLS and COLLATE', 'select nullIf(number, 1) as n from numbers(3) order by n desc nulls first'],
];

describe('what analysts write', () => {
  it.each(FORMS.map(([name, sql, parameters]) => ({ name, sql, parameters })))('$name', async ({ sql, parameters }) => {
    const text = sql.replaceAll('{database}', installation.database);
    const [gateways, engines] = [await ask(text, parameters), await askEngine(text, parameters)];
    expect(engines.status, engines.text).toBe(200);
    expect(gateways).toEqual(engines);
  });

  it('there are sixty forms and more', () => expect(FORMS.length).toBeGreaterThan(60));
});
