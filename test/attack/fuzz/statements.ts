import fc from 'fast-check';

/** Through what a statement looks: it decides which of the viewer's rights count. */
export type Policy = 'tables' | 'pipeline' | 'campaign';

/** A statement of analysts, and the access policy of what it reads. */
export interface Statement {
  policy: Policy;
  sql: string;
}

/** What is read: its columns that are text, and those that are numbers. */
interface Source {
  from: string;
  texts: readonly string[];
  numbers: readonly string[];
  /** Whether it is a name, which IN and aliases can take. */
  named: boolean;
}

const MONTH = "from='2026-10-01', to='2026-11-01'";
const table = (from: string, texts: string, numbers: string): Source => ({
  from,
  texts: texts.split(' '),
  numbers: numbers.split(' '),
  named: !from.includes('('),
});

const SOURCES: Readonly<Record<Policy, readonly Source[]>> = {
  tables: [
    table(
      'opportunities',
      'opportunity_id contact_id campaign_id campaign_name salesperson_id stage_id outcome',
      'stage_order estimated_value orders revenue',
    ),
    table('opportunity_facts', 'opportunity_id contact_id campaign_id salesperson_id', 'estimated_value revenue'),
    table('orders', 'order_id opportunity_id contact_id campaign_id salesperson_id status', 'amount revenue'),
    table('order_lines', 'order_id contact_id', 'amount'),
    table('contacts', 'contact_id name', 'interactions'),
    table('events', 'id key contact_id opportunity_id', 'offset'),
    table('tasks', 'task_id opportunity_id contact_id title', 'done'),
    table('campaigns', 'campaign_id name', 'length(managers)'),
    table('salespeople', 'salesperson_id name role team_id', 'length(name)'),
    table('costs', 'cost_id campaign_id', 'amount'),
    table('opportunity_stages', 'opportunity_id stage_id', 'stage_order'),
  ],
  pipeline: [
    table('pipeline_opportunities', 'opportunity_id contact_id salesperson_id stage_id', 'estimated_value stars'),
    table('contact_interactions', 'contact_id', 'interactions'),
  ],
  campaign: [
    table(
      `campaign_opportunities(campaign='', ${MONTH})`,
      'opportunity_id contact_id salesperson_id stage_id outcome',
      'estimated_value revenue probability',
    ),
    table(`campaign_opportunities(campaign='c1', ${MONTH})`, 'opportunity_id contact_id salesperson_id', 'revenue'),
  ],
};

const TEXT_CALLS = [
  (x: string) => x,
  (x: string) => `upper(${x})`,
  (x: string) => `concat(${x}, '-', ${x})`,
  (x: string) => `substring(${x}, 1, 2)`,
  (x: string) => `replaceAll(${x}, 'o', '0')`,
  (x: string) => `if(${x} = '(none)', 'none', ${x})`,
  (x: string) => `arrayStringConcat(arrayMap(z -> upper(z), [${x}]), ',')`,
  (x: string) => `coalesce(nullIf(${x}, ''), 'empty')`,
  (x: string) => `case when ${x} like '%a%' then ${x} else reverse(${x}) end`,
  (x: string) => `toString(length(${x}))`,
];
const NUMBER_CALLS = [
  (x: string) => `toString(${x})`,
  (x: string) => `toString(toInt64(${x}) + 1)`,
  (x: string) => `toString(round(toFloat64(${x}) * 2))`,
  (x: string) => `toString(toInt64(${x}) % 3)`,
  (x: string) => `toString(greatest(toInt64(${x}), 2))`,
];
const CONDITIONS = [
  (x: string) => `${x} != 'nothing'`,
  (x: string) => `1 or ${x} = ''`,
  (x: string) => `${x} in ('o1', 'o2', 'o4', 'k1', 'k3', 'cid', 'ann', 'bob', 'c1', 'c2')`,
  (x: string) => `${x} like '%1%'`,
  (x: string) => `not empty(${x})`,
  (x: string) => `${x} between 'a' and 'z'`,
  (x: string) => `match(${x}, '^[a-p]')`,
  (x: string) => `has(['o1', 'k1', 'cid', 'r2'], ${x})`,
];
const AGGREGATES = [
  (_: string) => `toString(count())`,
  (x: string) => `toString(uniqExact(${x}))`,
  (x: string) => `min(${x})`,
  (x: string) => `max(${x})`,
  (x: string) => `arrayStringConcat(arraySort(groupUniqArray(${x})), ',')`,
  (x: string) => `toString(countIf(${x} != '(none)'))`,
  (x: string) => `toString(sum(length(${x})))`,
  (x: string) => `toString(count() filter (where ${x} like '%1%'))`,
];

const one = <T>(values: readonly T[]) => fc.constantFrom(...values);

/** An expression of text over a source under an alias. */
const textOf = (source: Source, alias: string): fc.Arbitrary<string> =>
  fc.oneof(
    fc.tuple(one(source.texts), one(TEXT_CALLS)).map(([column, call]) => call(`${alias}.${column}`)),
    fc
      .tuple(one(source.numbers.filter((column) => !column.includes('('))), one(NUMBER_CALLS))
      .map(([column, call]) => call(`${alias}.${column ?? source.texts[0]}`)),
  );

const plainText = (source: Source, alias: string) =>
  fc.tuple(one(source.texts), one(TEXT_CALLS)).map(([column, call]) => call(`${alias}.${column}`));

/** A query with one column `x` of text over one source. */
function queryOf(policy: Policy, depth: number): fc.Arbitrary<string> {
  const sources = one(SOURCES[policy]);
  const simple = sources.chain((source) =>
    fc
      .record({
        x: textsOf(source, 'a'),
        column: one(source.texts),
        condition: one(CONDITIONS),
        distinct: fc.boolean(),
      })
      .map(
        ({ x, column, condition, distinct }) =>
          `select ${distinct ? 'distinct ' : ''}${x} as x from ${source.from} as a where ${condition(`a.${column}`)}`,
      ),
  );
  const grouped = sources.chain((source) =>
    fc
      .record({
        key: plainText(source, 'a'),
        column: one(source.texts),
        aggregate: one(AGGREGATES),
        having: fc.boolean(),
        totals: one(['', ' with rollup', ' with cube']),
      })
      .map(
        ({ key, column, aggregate, having, totals }) =>
          `select concat(toString(g), ':', toString(v)) as x from (select ${key} as g, ${aggregate(`a.${column}`)} as v from ${source.from} as a group by g${totals}${having ? " having v != '0'" : ''})`,
      ),
  );
  const total = sources.chain((source) =>
    fc
      .tuple(one(source.texts), one(AGGREGATES))
      .map(([column, aggregate]) => `select ${aggregate(`a.${column}`)} as x from ${source.from} as a`),
  );
  const window = sources.chain((source) =>
    fc
      .tuple(one(source.texts), one(source.texts))
      .map(
        ([key, column]) =>
          `select concat(a.${column}, ':', toString(count() over (partition by a.${key}))) as x from ${source.from} as a`,
      ),
  );
  const flat = [simple, grouped, total, window];
  if (depth === 0) return fc.oneof(...flat);
  const inner = queryOf(policy, depth - 1);
  const joined = fc
    .tuple(sources, sources, one(['inner', 'left', 'any left', 'left semi', 'left anti', 'full', 'cross']))
    .chain(([left, right, kind]) => {
      const shared = left.texts.filter((column) => right.texts.includes(column));
      const on = shared[0];
      if (on === undefined || kind === 'cross')
        return fc
          .tuple(one(left.texts), one(right.texts))
          .map(
            ([a, b]) => `select concat(a.${a}, '/', b.${b}) as x from ${left.from} as a cross join ${right.from} as b`,
          );
      const semi = kind.includes('semi') || kind.includes('anti') || kind.includes('any');
      return fc.tuple(one(left.texts), one(right.texts), fc.boolean()).map(([a, b, using]) => {
        const shown = semi ? `a.${a}` : `concat(ifNull(toString(a.${a}), ''), '/', ifNull(toString(b.${b}), ''))`;
        return `select ${shown} as x from ${left.from} as a ${kind} join ${right.from} as b ${using ? `using (${on})` : `on a.${on} = b.${on}`}`;
      });
    });
  const filtered = fc
    .tuple(sources, inner, one(['in', 'not in']))
    .chain(([source, query, word]) =>
      one(source.texts).map(
        (column) => `select a.${column} as x from ${source.from} as a where a.${column} ${word} (${query})`,
      ),
    );
  const both = fc.tuple(inner, inner);
  return fc.oneof(
    ...flat,
    joined,
    filtered,
    both.map(([first, second]) => `select x from (${first} union all ${second})`),
    both.map(([first, second]) => `select x from (${first} union distinct ${second})`),
    both.map(([first, second]) => `select x from (${first} intersect ${second})`),
    both.map(([first, second]) => `select x from (${first} except ${second})`),
    inner.map((query) => `with w as (${query}) select x from w where x != ''`),
    both.map(
      ([first, second]) =>
        `with w as (${first}), v as (${second}) select w.x as x from w left semi join v on w.x = v.x`,
    ),
    inner.map((query) => `select * replace(upper(toString(x)) as x) from (${query})`),
    inner.map((query) => `select * apply(toString) from (${query})`),
    inner.map((query) => `select columns('x') apply(z -> concat(toString(z), '!')) from (${query})`),
    inner.map((query) => `select arrayJoin(arraySort((select groupArray(toString(x)) from (${query})))) as x`),
    inner.map(
      (query) => `select z as x from (select groupArray(toString(x)) as xs from (${query})) array join xs as z`,
    ),
    inner.map((query) => `select toString(exists(${query})) as x`),
    inner.map((query) => `select x from (${query}) order by x limit 3 by x`),
    inner.map((query) => `select x from (${query}) qualify count() over (partition by x) >= 1`),
    both.map(
      ([first, second]) =>
        `select concat(toString((select count() from (${first}))), ':', toString(x)) as x from (${second})`,
    ),
    inner.map(
      (query) =>
        `select arrayStringConcat(arrayMap(i -> concat(toString(i), (select toString(count()) from (${query}))), range(3)), ',') as x`,
    ),
    inner.map((query) => `from (${query}) select toString(x) as x where 1`),
    inner.map((query) => `select x from view(${query})`),
  );
}

const textsOf = (source: Source, alias: string) =>
  source.numbers.some((column) => !column.includes('(')) ? textOf(source, alias) : plainText(source, alias);

/** Statements over analysts' tables and reports, up to three queries deep; each answers one column. */
export const statements: fc.Arbitrary<Statement> = one(['tables', 'tables', 'pipeline', 'campaign'] as const).chain(
  (policy) => fc.nat({ max: 3 }).chain((depth) => queryOf(policy, depth).map((sql) => ({ policy, sql }))),
);
