import { literal } from '../../../clickhouse/quote.ts';
import { type Catalogue, ownName, viewOf } from './tables.ts';
import { reader, restOf } from './token-reader.ts';
import type { Token } from './tokens.ts';

/** A statement about the database's own description, as the query that answers it. */
export type Metadata =
  | { sql: string }
  /** Of a sub-query: it is validated like any other, and described afterwards. */
  | { described: string }
  /** Nothing of this name, as far as a viewer may know. */
  | { missing: string }
  | { problem: string };

const KNOWN =
  'SHOW DATABASES, TABLES, COLUMNS, CREATE, FUNCTIONS and SETTINGS, DESCRIBE and EXISTS are what may be asked beside SELECT';

/**
 * Answers SHOW, DESCRIBE and EXISTS by what viewers see of the system tables: never by ClickHouse's own, which knows more than they do.
 * @param sql canonical, without FORMAT
 */
export function metadataOf(sql: string, tokens: readonly Token[], catalogue: Catalogue): Metadata {
  const { database, columns } = catalogue;
  const source = (table: string) => `(${catalogue.sources.get(`system.${table}`) ?? `select * from system.${table}`})`;
  const refused: Metadata = { problem: KNOWN };
  const read = reader(tokens);

  const known = (name: string): string | undefined => {
    const own = ownName(name, database);
    return own !== undefined && (catalogue.tables.has(own) || catalogue.views.has(own)) ? own : undefined;
  };
  const missing = (name: string): Metadata => ({
    missing: `Table ${name.includes('.') ? name : `${database}.${name}`} does not exist`,
  });

  /** Columns of a table or view of ours as a query of `name, type, comment, position`. */
  function columnsOf(name: string): string {
    const declared = columns.get(name);
    if (declared === undefined)
      return `SELECT name, type, comment, position FROM ${source('columns')} WHERE table = ${literal(name)}`;
    const rows = declared.map(
      (column, index) => `(${[column.name, column.type, column.comment].map(literal).join(', ')}, ${index + 1})`,
    );
    return `SELECT * FROM values('name String, type String, comment String, position UInt64', ${rows.join(', ')})`;
  }

  function list(table: string, column: string, select: string, condition = '1'): Metadata {
    const rest = restOf(read, column);
    if (rest === undefined) return refused;
    return {
      sql: `SELECT ${select} FROM ${source(table)} WHERE ${condition} AND ${rest.condition} ORDER BY ${column}${rest.limit}`,
    };
  }

  /** `FROM crm`, `IN crm`: whether it is our database that is named, if one is. */
  function ofOurs(): boolean | undefined {
    if (read.word('FROM', 'IN') === undefined) return true;
    const name = read.take('word', 'name');
    return name === undefined ? undefined : name === database;
  }

  function showTables(): Metadata {
    const ours = ofOurs();
    return ours === undefined ? refused : list('tables', 'name', 'name', ours ? '1' : '0');
  }

  function showColumns(): Metadata {
    if (read.word('FROM', 'IN') === undefined) return refused;
    const name = read.name();
    const ours = ofOurs();
    if (name === undefined || ours === undefined) return refused;
    const table = ours ? known(name) : undefined;
    if (table === undefined) return missing(name);
    const rest = restOf(read, 'field');
    if (rest === undefined) return refused;
    return {
      sql: `SELECT name AS field, type, if(type LIKE 'Nullable(%)', 'YES', 'NO') AS null, '' AS key, CAST(NULL, 'Nullable(String)') AS default, '' AS extra FROM (${columnsOf(table)}) WHERE ${rest.condition} ORDER BY field${rest.limit}`,
    };
  }

  function showCreate(): Metadata {
    if (read.word('DATABASE') !== undefined) {
      const name = read.take('word', 'name');
      if (name === undefined || !read.atEnd()) return refused;
      return name === database
        ? { sql: `SELECT ${literal(`CREATE DATABASE ${database}`)} AS statement` }
        : { missing: `Database ${name} does not exist` };
    }
    read.word('TABLE', 'VIEW');
    const name = read.name();
    if (name === undefined || !read.atEnd()) return refused;
    const table = known(name);
    if (table === undefined) return missing(name);
    const column = "concat('    `', name, '` ', type, ' COMMENT \\'', replaceAll(comment, '\\'', '\\'\\''), '\\'')";
    return {
      sql: `SELECT concat(${literal(`CREATE VIEW ${database}.${table}\n(\n`)}, arrayStringConcat(groupArray(${column}), ',\\n'), '\\n)') AS statement FROM (SELECT * FROM (${columnsOf(table)}) ORDER BY position)`,
    };
  }

  function describe(): Metadata {
    read.word('TABLE');
    if (read.sign('(')) {
      const inner = /^DESCRIBE TABLE \((SELECT .*|WITH .*)\)$/s.exec(sql)?.[1];
      return inner === undefined ? refused : { described: inner };
    }
    const name = read.name();
    if (name === undefined) return refused;
    // `campaign_outcomes(from = …)`: whatever is between the parentheses, the columns are those of the view.
    if (!read.atEnd() && !read.sign('(')) return refused;
    const table = (read.atEnd() ? undefined : viewOf(name, catalogue)) ?? known(name);
    if (table === undefined) return missing(name);
    return {
      sql: `SELECT name, type, '' AS default_type, '' AS default_expression, comment, '' AS codec_expression, '' AS ttl_expression FROM (${columnsOf(table)}) ORDER BY position`,
    };
  }

  function exists(): Metadata {
    const kind = read.word('TABLE', 'VIEW', 'DATABASE') ?? 'TABLE';
    const name = read.name();
    if (name === undefined || !read.atEnd()) return refused;
    const found = kind === 'DATABASE' ? name === database : known(name) !== undefined;
    return { sql: `SELECT toUInt8(${found ? 1 : 0}) AS result` };
  }

  switch (read.take('word')) {
    case 'SHOW':
      break;
    case 'DESCRIBE':
      return describe();
    case 'EXISTS':
      return exists();
    default:
      return refused;
  }
  read.word('FULL', 'EXTENDED');
  switch (read.take('word')) {
    case 'DATABASES':
      return list('databases', 'name', 'name');
    case 'TABLES':
      return showTables();
    case 'COLUMNS':
    case 'FIELDS':
      return showColumns();
    case 'CREATE':
      return showCreate();
    case 'TABLE':
      return showCreate();
    case 'FUNCTIONS':
      return list('functions', 'name', '*');
    case 'SETTINGS':
      return list('settings', 'name', 'name, type, value');
    default:
      return refused;
  }
}
