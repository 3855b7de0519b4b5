import { z } from 'zod';
import { columnSql, createTable } from '../schema/statements.ts';
import { flat, type Table } from '../schema/table.ts';

/** A column as `system.columns` of a database describes it. */
export const DescribedColumn = z.object({
  table: z.string(),
  name: z.string(),
  type: z.string(),
  default: z.string(),
  comment: z.string(),
});
export type DescribedColumn = z.infer<typeof DescribedColumn>;

const isSame = (a: DescribedColumn, b: DescribedColumn) =>
  a.type === b.type && a.default === b.default && a.comment === b.comment;

function alterations(table: Table, held: readonly DescribedColumn[], declared: readonly DescribedColumn[]): string[] {
  const has = new Map(held.map((column) => [column.name, column]));
  const wanted = new Map(declared.map((column) => [column.name, column]));
  const columns = flat(table.columns);
  const changes = columns.flatMap((column, place) => {
    const [was, is] = [has.get(column.name), wanted.get(column.name)];
    const before = columns[place - 1]?.name;
    const position = before === undefined ? 'first' : `after \`${before}\``;
    if (!was) return [`add column if not exists ${columnSql(column)} ${position}`];
    return is && isSame(was, is) ? [] : [`modify column ${columnSql(column)}`];
  });
  const gone = held.filter(({ name }) => !wanted.has(name));
  return [...changes, ...gone.map(({ name }) => `drop column if exists \`${name}\``)];
}

/**
 * Statements of the migration that is missing: what brings the tables that a database holds to what is declared. Empty if nothing is.
 * @param held columns of a database that all migrations were applied to
 * @param declared columns of a database that the declarations were created in: both as the engine writes them
 */
export function missingMigration(
  tables: readonly Table[],
  held: readonly DescribedColumn[],
  declared: readonly DescribedColumn[],
): string[] {
  const of = (columns: readonly DescribedColumn[], name: string) => columns.filter(({ table }) => table === name);
  const changed = tables.flatMap((table) => {
    const here = of(held, table.name);
    if (here.length === 0) return [createTable(table)];
    const changes = alterations(table, here, of(declared, table.name));
    return changes.length === 0 ? [] : [`alter table ${table.name}\n    ${changes.join(',\n    ')}`];
  });
  const known = new Set(tables.map(({ name }) => name));
  const gone = [...new Set(held.map(({ table }) => table))].filter((name) => !known.has(name));
  return [...changed, ...gone.map((name) => `drop table if exists ${name} sync`)];
}

/** Name of the next migration's file, after what its first statement does. */
export function nextMigration(names: readonly string[], [first = '']: readonly string[]): string {
  const number = Math.max(0, ...names.map((name) => Number(name.slice(0, 4)))) + 1;
  const [, verb = 'alter', object = 'tables'] =
    /^(create|alter|drop) table (?:if (?:not )?exists )?(\w+)/.exec(first) ?? [];
  return `${String(number).padStart(4, '0')}_${verb}_${object}.sql`;
}
