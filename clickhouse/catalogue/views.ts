import { LeadstreamError } from '../../services/shared/errors.ts';
import { PARAMETERS } from './parameters.ts';
import { readSqlFiles, SQL_ROOT, type SqlFile } from './sql-files.ts';

/** A column of a view as its file declares it. */
export interface Column {
  name: string;
  /** ClickHouse type; `{{timezone}}` is not filled in. */
  type: string;
  comment: string;
}

/** A parameter of a parameterised view. */
export interface Parameter {
  name: string;
  type: 'Date' | 'String' | 'Array(String)';
}

/** One report: the public name is that of its file, the name in SQL that of the view it creates. */
export interface MetricView {
  name: string;
  sqlName: string;
  title: string;
  /** Notes of the header by their label: Report, Guide, Definition, Units, Rows. */
  notes: Record<string, string>;
  /** In this order: `campaign`, `from`, `to`, `sources`, `categories`, `bucket`. */
  parameters: Parameter[];
  columns: Column[];
  /** Columns in whose order pages are, the last ones together naming one row: the note `Order`. */
  order: OrderTerm[];
}

/** A column that rows are ordered by. */
export interface OrderTerm {
  column: string;
  descending: boolean;
}

const PARAMETER_ORDER = ['campaign', 'from', 'to', 'sources', 'categories', 'bucket'];
const COLUMN = /^ {4}`?(\w+)`?\s+(.+) comment '((?:[^']|'')*)',?$/;
const PARAMETER = /(?<!\{)\{(\w+):([A-Za-z0-9()]+)\}/g;

function isParameterType(type: string): type is Parameter['type'] {
  return type === 'Date' || type === 'String' || type === 'Array(String)';
}

/** Columns between the parentheses after `create or replace view NAME`. */
export function columnsOf(file: SqlFile): Column[] {
  const body = /^create or replace view \w+\n\(\n([\s\S]*?)\n\)\n/im.exec(file.text)?.[1];
  if (body === undefined) throw new LeadstreamError('SQL_FILE', `${file.name}.sql declares no columns`);
  return body.split('\n').map((line) => {
    const match = COLUMN.exec(line);
    if (!match)
      throw new LeadstreamError('SQL_FILE', `${file.name}.sql: column without type or comment: ${line.trim()}`);
    return { name: match[1] ?? '', type: match[2] ?? '', comment: (match[3] ?? '').replaceAll("''", "'") };
  });
}

/** Leading comment of a file: its first line, and the notes `Label: text` (indented lines go on). */
export function headerOf(text: string): { title: string; notes: Record<string, string> } {
  const lines = (/^(?:--.*\n)+/.exec(text)?.[0] ?? '').trimEnd().split('\n');
  const notes: Record<string, string> = {};
  let label = '';
  for (const line of lines.slice(1)) {
    const match = /^-- ([A-Z][a-z]+): (.*)$/.exec(line);
    if (match) label = match[1] ?? '';
    const said = match ? (match[2] ?? '') : line.replace(/^--\s*/, '');
    if (label !== '') notes[label] = notes[label] === undefined ? said : `${notes[label]} ${said}`;
  }
  return { title: (lines[0] ?? '').replace(/^--\s*/, ''), notes };
}

function parametersOf(file: SqlFile): Parameter[] {
  const found = new Map<string, Parameter['type']>();
  for (const [, name = '', type = ''] of file.text.matchAll(PARAMETER)) {
    if (!isParameterType(type)) throw new LeadstreamError('SQL_FILE', `${file.name}.sql: parameter {${name}:${type}}`);
    if (!PARAMETERS[name])
      throw new LeadstreamError(
        'SQL_FILE',
        `${file.name}.sql: clickhouse/catalogue/parameters.ts says nothing of ${name}`,
      );
    found.set(name, type);
  }
  const rank = (name: string) => PARAMETER_ORDER.indexOf(name) + 1 || PARAMETER_ORDER.length + 1;
  return [...found]
    .map(([name, type]) => ({ name, type }))
    .sort((a, b) => rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : 1));
}

/** `-revenue, salesperson_id`: a minus before a column means the greatest first. */
export const orderTerms = (text: string): OrderTerm[] =>
  text.split(',').map((part) => {
    const name = part.trim();
    return name.startsWith('-') ? { column: name.slice(1), descending: true } : { column: name, descending: false };
  });

function orderOf(file: SqlFile, notes: Readonly<Record<string, string>>, columns: readonly Column[]): OrderTerm[] {
  const order = orderTerms((notes.Order ?? '').replace(/\.$/, ''));
  const known = new Set(columns.map(({ name }) => name));
  const unknown = order.find(({ column }) => !known.has(column));
  if (unknown)
    throw new LeadstreamError(
      'SQL_FILE',
      `${file.name}.sql: Order names ${unknown.column || 'nothing'}, no column of it`,
    );
  return order;
}

/** What one file of `metrics/` says about its view. @throws LeadstreamError `SQL_FILE` */
export function describeView(file: SqlFile): MetricView {
  const header = headerOf(file.text);
  const columns = columnsOf(file);
  return {
    name: file.name,
    sqlName: file.creates,
    ...header,
    parameters: parametersOf(file),
    columns,
    order: orderOf(file, header.notes, columns),
  };
}

/** All metric views, by name. A new report is one more file; nothing else lists them. */
export async function readMetricViews(root: string = SQL_ROOT): Promise<Map<string, MetricView>> {
  const files = await readSqlFiles('metrics', root);
  return new Map(files.map((file) => [file.name, describeView(file)]));
}

/** Names of materialized views, by which what they write could be read, and of tables that only tools of ours read. */
export async function readInternalNames(root: string = SQL_ROOT): Promise<string[]> {
  const files = await readSqlFiles('migrations', root);
  const views = files.flatMap((file) => /create materialized view if not exists (\w+)/i.exec(file.text)?.[1] ?? []);
  return [...new Set([...views, 'schema_migrations'])];
}

/** Tables that hold data, as the migrations create them. */
export async function readBaseTables(root: string = SQL_ROOT): Promise<string[]> {
  const files = await readSqlFiles('migrations', root);
  // A table may have been made anew.
  return [...new Set(files.flatMap((file) => /create table if not exists (\w+)/i.exec(file.text)?.[1] ?? []))];
}
