import { describe, expect, it } from 'vitest';
import { readViewFiles } from '../../../clickhouse/catalogue/sql-files.ts';
import { readMetricViews, readTables } from '../../../clickhouse/catalogue/views.ts';
import { TABLES } from '../../../clickhouse/schema/tables.ts';

/** Types of all columns by name, of stored tables and of views. UInt8 is 0 or 1: what else fits is an Enum (`clickhouse/schema/types.ts`). */
const typesOf = new Map<string, Set<string>>();
const declare = (name: string, type: string) => typesOf.set(name, new Set([...(typesOf.get(name) ?? []), type]));
for (const { columns } of TABLES) for (const [name, { type }] of Object.entries(columns)) declare(name, type);
for (const { columns } of [...(await readTables()).values(), ...(await readMetricViews()).values()]) {
  for (const { name, type } of columns) declare(name, type);
}

const isBoolean = (column: string) => [...(typesOf.get(column) ?? [])].every((type) => type === 'UInt8');

const CONDITION =
  /\b(?:where|prewhere|having|and|or|not)\s+(?:not\s+)?(?:\w+\.)?([a-z_]+)\b(?=\s*(?:\)|,|;|$|\b(?:and|or|group|order|limit|union|settings|as)\b))/gm;
const ARGUMENT = /\b(?:if|countIf)\(\s*(?:not\s+)?(?:\w+\.)?([a-z_]+)\s*[,)]/g;

/** Columns that a text uses as a condition by themselves, without a comparison. */
function bareConditions(sql: string): string[] {
  const text = sql
    .replace(/--.*$/gm, '')
    .replace(/'(?:[^']|'')*'/g, "''")
    .replace(/\bbetween\b[^\n]*?\band\b/g, 'between');
  const found = [CONDITION, ARGUMENT].flatMap((pattern) => [...text.matchAll(pattern)]);
  return [...new Set(found.flatMap(([, column]) => column ?? []))];
}

/** Views with their macros expanded. */
const FILES = await readViewFiles();

describe('a condition', () => {
  it.each([
    ['where fact.state', ['state']],
    ['where fact.state and not cancelled', ['state', 'cancelled']],
    ["where live = 1 and state = 'live'", []],
    ['where day between a and b\n  and orders', ['orders']],
    ['select countIf(stage_order), if(not live, 1, 2)', ['live', 'stage_order']],
    ['select a or revenue as b', ['revenue']],
  ])('is found in %j', (sql, columns) => {
    expect(bareConditions(sql).sort()).toEqual(columns.sort());
  });

  it.each(FILES)('in $name is no column of another type than 0 or 1', ({ text }) => {
    const columns = bareConditions(text);
    expect(columns.filter((column) => !isBoolean(column))).toEqual([]);
  });

  it('is seen where a report asks for what lives', () => {
    const found = FILES.filter(({ text }) => bareConditions(text).includes('live')).map(({ name }) => name);
    expect(found).toContain('campaign_orders');
    expect(found.length).toBeGreaterThan(10);
  });
});
