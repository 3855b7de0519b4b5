import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLAUSE_CARRIERS } from './carriers/clauses.ts';
import { EXPRESSION_CARRIERS, type ExpressionCarrier } from './carriers/expressions.ts';
import { STRING_CARRIERS } from './carriers/strings.ts';
import { TABLE_CARRIERS } from './carriers/tables.ts';
import { core } from './cases.ts';
import { type Attempt, ask, attackAs } from './helpers/attempt.ts';
import { MARKS, VIEWERS } from './helpers/marks.ts';
import { startTestbed, type Testbed } from './helpers/testbed.ts';

/** Neither wall stands: what the other files find refused must be seen here, or they could not fail. */
let testbed: Testbed;
beforeAll(async () => {
  testbed = await startTestbed({ validate: false, rows: false });
});
afterAll(() => testbed.stop());

const shows = async (sql: string) =>
  (await ask(testbed.url, VIEWERS.few, { name: sql, body: sql })).text.includes(MARKS.leak);

/** Clauses in which this version of ClickHouse, as it is set up here, computes nothing of a statement's own or shows nothing of it. */
const SILENT = [
  'a result filter',
  'a table filter',
  'columns of unpivot',
  'describe',
  'executable()',
  'explain in from',
  'explain pipeline',
  'explain syntax',
  'fuzzQuery()',
  'loop()',
  'number of limit by',
  'parallel with',
  'pivot',
  'remote() of view()',
  'values as a statement',
  'viewExplain',
  'zeros()',
];

/** Places that carry neither others' rows nor a setting in this version of ClickHouse: their grammar is tried all the same. */
async function silent(carriers: readonly ExpressionCarrier[]): Promise<string[]> {
  const payloads = core(testbed.targets).filter(({ name }) => ['freed rows', 'a setting'].includes(name));
  const waiting = carriers.values();
  const names: string[] = [];
  const work = async () => {
    for (const [place, sql] of waiting) {
      let seen = false;
      for (const { expression } of payloads) seen ||= await shows(sql(expression));
      if (!seen) names.push(place);
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return names.sort();
}

describe('with both walls down', () => {
  it("others' rows are seen, where a statement takes the filters off", async () => {
    const freed = 'select description from opportunities settings additional_table_filters = {}';
    expect(await shows(`select * from (${freed})`)).toBe(true);
    expect(await shows('select description from opportunities')).toBe(false);
  });

  it.each([
    ['a base table', 'select * from (select * from fact_costs settings additional_table_filters = {})'],
    [
      'an old version',
      "select * from (select description from fact_opportunities where opportunity_id = 'came' settings additional_table_filters = {})",
    ],
    ['a database beside', 'select text from beside.secrets'],
    ['the engine’s tables', 'select comment from system.tables'],
    ['a setting', "select if(toString(getSetting('additional_table_filters')) != '', concat('zqLE', 'AKzq'), '')"],
  ])('is seen: %s', async (_, sql) => {
    expect(await shows(sql)).toBe(true);
  });

  it('the viewer’s own rows are seen by those who must not see them', async () => {
    const body = 'select * from (select description from opportunities settings additional_table_filters = {})';
    const { breaches } = await attackAs(testbed, VIEWERS.none, [{ name: 'own', body }]);
    expect(breaches.join()).toContain(MARKS.leak);
  });

  it('what is made and what is lost is noticed', async () => {
    const made: Attempt[] = [{ name: 'made', body: 'select 1' }];
    const before = await testbed.inventory();
    await testbed.clickhouse.command({ query: 'create table made_0 (a UInt8) engine = Memory' });
    await testbed.clickhouse.command({ query: 'insert into victim select 2' });
    expect(await testbed.inventory()).not.toEqual(before);
    await testbed.clickhouse.command({ query: 'drop table made_0' });
    const calls = testbed.listener.calls.length;
    await fetch(`http://127.0.0.1:${testbed.listener.port}/`).catch(() => {});
    expect(testbed.listener.calls.length).toBeGreaterThan(calls);
    expect((await attackAs(testbed, VIEWERS.few, made)).breaches).toEqual([]);
  });
});

describe('every place is one where an expression is computed', () => {
  it('in the projection and in operators', async () => {
    expect(await silent(EXPRESSION_CARRIERS)).toEqual([]);
  });

  it('in clauses, around a SELECT, and in arguments', async () => {
    expect(await silent(CLAUSE_CARRIERS)).toEqual(SILENT);
  });

  it('in the structure of values()', async () => {
    const carriers = STRING_CARRIERS.filter(([place]) => place.startsWith('structure of values'));
    expect(carriers.length - (await silent(carriers)).length).toBeGreaterThanOrEqual(10);
  });

  it('and where a table is read', async () => {
    const seen = await Promise.all(TABLE_CARRIERS.map(([, sql]) => shows(sql('beside.secrets', 'text'))));
    expect(seen.filter(Boolean).length).toBeGreaterThanOrEqual(30);
  });
});
