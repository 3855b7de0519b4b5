import { describe, expect, it } from 'vitest';
import { readMetricViews, readTables } from '../../../../clickhouse/catalogue/views.ts';
import type { EngineQuestions } from '../../../../services/gateway/validate/engine.ts';
import { catalogueOf } from '../../../../services/gateway/validate/tables.ts';
import { createValidator, type Validation } from '../../../../services/gateway/validate/validate.ts';
import { createByteCache } from '../../../../services/shared/byte-cache.ts';

const FILES = {
  database: 'crm',
  timeZone: 'UTC',
  views: [],
  tables: [...(await readTables()).values()].filter(({ name }) => name === 'orders'),
  baseTables: ['fact_orders'],
};

interface Said {
  once?: string;
  twice?: string;
  lines?: string[];
}

/** What one column of a query over nothing is in the tree. */
const treeOf = (column: string, from = 'system.one') => [
  'QUERY id: 0',
  '  PROJECTION',
  '    LIST id: 1, nodes: 1',
  `      ${column}`,
  '  JOIN TREE',
  `    IDENTIFIER id: 3, identifier: ${from}`,
];
const ONE = treeOf('CONSTANT id: 2, constant_value: UInt64_1, constant_value_type: UInt8');

/** A validator beside an engine that says what it is told to, and keeps what it was asked. */
function validatorOn(said: Said, catalogue = catalogueOf(FILES)) {
  const asked = { canonical: 0, trees: [] as Array<{ sql: string; parameters: Record<string, string> }> };
  const engine: EngineQuestions = {
    async canonical(sql) {
      asked.canonical += 1;
      const once = said.once ?? sql;
      return { once, twice: said.twice ?? once };
    },
    async tree(sql, parameters) {
      asked.trees.push({ sql, parameters });
      return said.lines ?? ONE;
    },
    names: async () => ({ functions: new Set(['file']), formats: new Set(['JSON']) }),
  };
  const validator = createValidator({ engine, catalogue, cache: createByteCache<Validation>({ maxBytes: 100_000 }) });
  const validate = (sql: string, parameters: Record<string, string> = {}) =>
    validator.validate({ sql, parameters: new Map(Object.entries(parameters)) });
  return { asked, validate };
}

describe('a statement', () => {
  it('runs as ClickHouse wrote it, not as it was sent', async () => {
    const { validate, asked } = validatorOn({ once: 'SELECT 1' });
    expect(await validate('select/**/1')).toMatchObject({ sql: 'SELECT 1' });
    expect(asked.trees).toEqual([{ sql: 'SELECT 1', parameters: {} }]);
  });

  it('that ClickHouse reads in two ways is refused', async () => {
    const { validate, asked } = validatorOn({ once: 'SELECT 1', twice: 'SELECT 2' });
    expect(await validate('select 1')).toMatchObject({ problem: expect.stringContaining('read in two ways') });
    expect(asked.trees).toEqual([]);
  });

  it('is not looked at in the tree if its tokens are not known', async () => {
    const { validate, asked } = validatorOn({ once: 'SELECT 1 -- x' });
    expect(await validate('select 1')).toHaveProperty('problem');
    expect(asked.trees).toEqual([]);
  });

  it('with a pattern of columns beside a line break is refused: the pattern is shown as it is, and could be lines of the tree', async () => {
    const lines = treeOf('MATCHER id: 2, matcher_type: COLUMNS_REGEXP, columns_pattern: a');
    const withBreak = validatorOn({ once: "SELECT COLUMNS('a\\n')", lines });
    expect(await withBreak.validate('x')).toMatchObject({ problem: expect.stringContaining('line break') });
    const without = validatorOn({ once: "SELECT COLUMNS('a')", lines });
    expect(await without.validate('x')).toHaveProperty('sql');
  });

  it('gets no other parameters than its own, in the tree and when it runs', async () => {
    const { validate, asked } = validatorOn({ once: 'SELECT {a:UInt8}' });
    expect(await validate('x', { a: '1', b: '2' })).toMatchObject({ parameters: ['a'] });
    expect(asked.trees[0]?.parameters).toEqual({ param_a: '1' });
  });
});

describe('a statement is remembered', () => {
  it('by its text and the values of its parameters', async () => {
    const { validate, asked } = validatorOn({ once: 'SELECT {a:UInt8}' });
    for (const a of ['1', '1', '2']) await validate('x', { a });
    await validate('y', { a: '1' });
    expect(asked.canonical).toBe(3);
  });

  it('and looked at once, also when eight ask it at once', async () => {
    const { validate, asked } = validatorOn({});
    await Promise.all(Array.from({ length: 8 }, () => validate('SELECT 1')));
    expect(asked.canonical).toBe(1);
  });
});

describe('system tables', () => {
  const placed = async (once: string, from: string) => {
    const validation = await validatorOn({ once, lines: treeOf('IDENTIFIER id: 2, identifier: name', from) }).validate(
      once,
    );
    return 'sql' in validation ? validation.sql : validation;
  };

  it.each([
    ['SELECT name FROM system.tables', 'system.tables'],
    ['SELECT name FROM SYSTEM.`tables` AS t', 'SYSTEM.tables'],
    ['SELECT name FROM system.columns WHERE name IN (SELECT name FROM system.databases)', 'system.columns'],
  ])('are read through what viewers may know: %s', async (sql, from) => {
    const text = await placed(sql, from);
    // Ours are in small letters, with a condition; nothing of the viewer's own is left.
    const named = String(text).match(/system\b/gi)?.length;
    expect(String(text).match(/ from system\.\w+ where (?:database|name) = 'crm'/g)?.length).toBe(named);
    expect(text).toMatch(/\) AS (?:t|`\w+`)/);
  });

  it('that say the same to everybody are read as they are', async () => {
    expect(await placed('SELECT name FROM system.formats', 'system.formats')).toBe('SELECT name FROM system.formats');
  });
});

it('a report whose name a table has, too, is read by the name of its view, as a server needs it', async () => {
  const views = [...(await readMetricViews()).values()].filter(({ name }) => name === 'campaign_stages');
  const lines = treeOf('CONSTANT id: 2, constant_value: UInt64_1, constant_value_type: UInt8').with(
    5,
    '    TABLE_FUNCTION id: 3, table_function_name: crm.campaign_stages',
  );
  const sql = 'SELECT 1 FROM crm.campaign_stages()';
  const { validate } = validatorOn({ once: sql, lines }, catalogueOf({ ...FILES, views }));
  expect(await validate(sql)).toMatchObject({
    sql: 'SELECT 1 FROM crm.campaign_stages_in_period()',
    reads: new Set(['campaign_stages_in_period']),
  });
});
