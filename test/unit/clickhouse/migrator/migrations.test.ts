import { describe, expect, it } from 'vitest';
import { readSqlFiles } from '../../../../clickhouse/catalogue/sql-files.ts';
import { type DescribedColumn, missingMigration, nextMigration } from '../../../../clickhouse/migrator/difference.ts';
import fact_tasks from '../../../../clickhouse/schema/fact_tasks.ts';
import { flat } from '../../../../clickhouse/schema/table.ts';

const migrations = await readSqlFiles('migrations');
const described = (names: readonly string[]): DescribedColumn[] =>
  flat(fact_tasks.columns)
    .filter(({ name }) => names.includes(name))
    .map(({ name, type, comment }) => ({ table: 'fact_tasks', name, type, default: '', comment }));
const all = flat(fact_tasks.columns).map(({ name }) => name);

describe('migrations', () => {
  it('take away no name that another one makes: a process that comes late to one must not undo the other', () => {
    const names = (pattern: RegExp) =>
      migrations.flatMap(({ text }) => {
        const table = /alter table (\w+)/.exec(text)?.[1] ?? '';
        return [...text.matchAll(pattern)].map(([, ofTable, column]) => ofTable ?? `${table}.${column}`);
      });
    const made = names(/create table if not exists (\w+)|add column if not exists (\S+)/g);
    const dropped = names(/drop table if exists (\w+)|drop column if exists (\S+)/g);
    expect(made.filter((name, place) => made.indexOf(name) !== place && dropped.includes(name))).toEqual([]);
  });

  it('are of statements that can be repeated', () => {
    for (const { name, text } of migrations) {
      expect(text, name).not.toMatch(/create (table|materialized view) (?!if not exists)/);
      expect(text, name).not.toMatch(/(add|drop) column (?!if )/);
      expect(text, name).not.toMatch(/drop table (?!if exists)/);
    }
  });
});

describe('the missing migration', () => {
  const missing = (held: readonly DescribedColumn[]) => missingMigration([fact_tasks], held, described(all));

  it('is none where the tables are as declared', () => {
    expect(missing(described(all))).toEqual([]);
  });

  it('creates a table that there is not', () => {
    expect(missing([])).toEqual([expect.stringContaining('create table if not exists fact_tasks\n(')]);
  });

  it('adds, changes and drops columns in one statement, each at its place', () => {
    const held = described(all.filter((name) => name !== 'title')).map((column) =>
      column.name === 'done' ? { ...column, comment: 'Other words' } : column,
    );
    const gone = { table: 'fact_tasks', name: 'old', type: 'String', default: '', comment: '' };
    expect(missing([...held, gone])).toEqual([
      `alter table fact_tasks
    add column if not exists title String comment 'Title, may be empty' after \`opportunity_id\`,
    modify column done UInt8 comment '1: completed',
    drop column if exists \`old\``,
    ]);
  });

  it('has the next number, and the name of what it does', () => {
    expect(nextMigration(['0017_create_a', '0018_create_b'], ['alter table fact_tasks\n    add column'])).toBe(
      '0019_alter_fact_tasks.sql',
    );
    expect(nextMigration([], ['create table if not exists fact_tasks'])).toBe('0001_create_fact_tasks.sql');
  });
});
