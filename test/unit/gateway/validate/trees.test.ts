import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readMetricViews, readTables } from '../../../../clickhouse/catalogue/views.ts';
import { BASE_TABLES } from '../../../../clickhouse/schema/tables.ts';
import { validateTree } from '../../../../services/gateway/validate/policy.ts';
import { catalogueOf } from '../../../../services/gateway/validate/tables.ts';
import { parseTree } from '../../../../services/gateway/validate/tree.ts';

/** Answers of ClickHouse 26.7 to `EXPLAIN QUERY TREE run_passes = 0`, with what a refusal begins with (test/integration/gateway/trees.test.ts compares). */
const Trees = z.array(z.object({ sql: z.string(), refused: z.string().optional(), lines: z.array(z.string()) }));
const trees = Trees.parse(JSON.parse(readFileSync(new URL('trees.json', import.meta.url), 'utf8')));
const allowed = trees.filter(({ refused }) => refused === undefined);

const catalogue = catalogueOf({
  database: 'crm',
  timeZone: 'UTC',
  views: [...(await readMetricViews()).values()],
  tables: [...(await readTables()).values()],
  baseTables: BASE_TABLES,
});
const functions = new Set(
  'file getmacro sleep cast jsonextract upper concat equals in encrypt arraymap tostring plus url formatrow arrayreduce'.split(
    ' ',
  ),
);

function validate(lines: readonly string[]) {
  const tree = parseTree(lines);
  return 'problem' in tree ? tree : validateTree(tree, { catalogue, functions });
}
const problemOf = (lines: readonly string[]) => {
  const verdict = validate(lines);
  return 'problem' in verdict ? verdict.problem : '';
};

describe('a tree of ClickHouse’s is', () => {
  it.each(allowed)('allowed: $sql', ({ lines }) => expect(problemOf(lines)).toBe(''));

  it.each(trees.filter(({ refused }) => refused !== undefined))('refused: $sql', ({ lines, refused }) => {
    const problem = problemOf(lines);
    expect(problem.startsWith(refused ?? '-') || problem.includes(refused ?? '-'), problem).toBe(true);
  });
});

it('names what is read, without what is of the statement’s own', () => {
  const reads = (sql: string) => {
    const verdict = validate(trees.find((tree) => tree.sql.startsWith(sql))?.lines ?? []);
    return 'reads' in verdict ? [...verdict.reads].sort() : verdict;
  };
  expect(reads('with x as (select 1 as a), 5 as k')).toEqual(['opportunities', 'orders']);
  expect(reads('with recursive')).toEqual([]);
  expect(reads('select 1 from campaign_outcomes(')).toEqual(['campaign_outcomes']);
  expect(reads('select name from system.tables')).toEqual([]);
});

describe('a line that is not known is refused:', () => {
  const [{ lines } = { lines: [] }] = allowed;
  const changed = (change: (line: string) => string) => (index: number) =>
    lines.map((line, at) => (at === index ? change(line) : line));
  const indexes = lines.map((_, index) => index);

  it.each([
    ['another kind of node or heading', changed((line) => line.replace(/[A-Z]/, 'Z'))],
    ['another depth', changed((line) => `  ${line}`)],
    ['an odd depth', changed((line) => ` ${line}`)],
  ])('%s', (_what, change) => {
    const passed = indexes.filter((index) => 'kind' in parseTree(change(index)));
    expect(passed.map((index) => lines[index])).toEqual([]);
  });

  it('one more attribute', () => {
    const change = changed((line) => `${line}, storage_id: 1`);
    const nodes = indexes.filter((index) => / id: \d+/.test(lines[index] ?? ''));
    const passed = nodes.filter((index) => 'kind' in parseTree(change(index)));
    // What ends in the type of a constant, or in a pattern, holds any text: nothing else of these nodes follows it.
    expect(passed.filter((index) => !/constant_value_type: |pattern: /.test(lines[index] ?? ''))).toEqual([]);
  });

  it('a node twice, a node too few, a number that is not the next', () => {
    for (const index of indexes) {
      const line = lines[index] ?? '';
      if (!/ id: \d+/.test(line)) continue;
      expect(parseTree(lines.toSpliced(index, 0, line))).toHaveProperty('problem');
      expect(parseTree(lines.toSpliced(index, 1))).toHaveProperty('problem');
      expect(parseTree(changed((text) => text.replace(/ id: \d+/, ' id: 9999'))(index))).toHaveProperty('problem');
    }
    for (const index of indexes.filter((at) => lines[at]?.includes(', nodes: ')))
      expect(parseTree(changed((text) => text.replace(/\d+$/, '999'))(index))).toHaveProperty('problem');
    expect(parseTree([])).toHaveProperty('problem');
  });

  it('a text that ClickHouse hides', () => {
    const tree = ['QUERY id: 0', '  PROJECTION', '    LIST id: 1, nodes: 1'];
    const hidden = '      CONSTANT id: 2, constant_value: [HIDDEN], constant_value_type: String';
    expect(problemOf([...tree, hidden])).toContain('hides');
  });

  it('and so are settings of a table function, as ClickHouse shows them', () => {
    const at = lines.findIndex((line) => line.endsWith('PREWHERE'));
    expect(problemOf(lines.toSpliced(at, 0, '  SETTINGS max_threads=1'))).toContain('SETTINGS are not allowed');
  });
});

it('lambdas as ClickHouse 26.8 and newer show them are read, too', () => {
  const tree = (body: string) => [
    'QUERY id: 0',
    '  PROJECTION',
    '    LIST id: 1, nodes: 1',
    '      FUNCTION id: 2, function_name: arrayMap, function_type: ordinary',
    '        ARGUMENTS',
    '          LIST id: 3, nodes: 1',
    '            LAMBDA id: 4',
    '              ARGUMENTS id: 5',
    '                ARGUMENT id: 0, name: x',
    '              EXPRESSION ',
    `                FUNCTION id: 6, function_name: ${body}, function_type: ordinary`,
  ];
  expect(problemOf(tree('upper'))).toBe('');
  expect(problemOf(tree('file'))).toContain('the function file');
});
