import { LeadstreamError } from '../../services/shared/errors.ts';
import { type AccessPolicy, accessPolicy } from '../access/access-policies.ts';
import { type Header, headerOf } from './header.ts';
import { PARAMETERS } from './parameters.ts';
import { readSqlFiles, readTableFiles, SQL_ROOT, type SqlFile } from './sql-files.ts';

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

/** What a view's file says of it. */
export interface View extends Header {
  /** Public name: that of the file. */
  name: string;
  /** Name of the view in ClickHouse. */
  sqlName: string;
  /** Who sees its rows: the note `Access`. */
  access: AccessPolicy;
  /** In this order: `campaign`, `from`, `to`, `sources`, `categories`, `bucket`. */
  parameters: Parameter[];
  columns: Column[];
}

/** One report: a view of `metrics/`. */
export interface MetricView extends View {
  /** Further names under which SQL calls it: the note `Alias`. */
  aliases: string[];
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
function columnsOf(file: SqlFile): Column[] {
  const body = /^create or replace view \w+\n\(\n([\s\S]*?)\n\)\n/im.exec(file.text)?.[1];
  if (body === undefined) throw new LeadstreamError('SQL_FILE', `${file.name}.sql declares no columns`);
  return body.split('\n').map((line) => {
    const match = COLUMN.exec(line);
    if (!match)
      throw new LeadstreamError('SQL_FILE', `${file.name}.sql: column without type or comment: ${line.trim()}`);
    return { name: match[1] ?? '', type: match[2] ?? '', comment: (match[3] ?? '').replaceAll("''", "'") };
  });
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

/** What the file of any view says. @throws LeadstreamError `SQL_FILE` */
export function describeView(file: SqlFile): View {
  const header = headerOf(file.text);
  return {
    name: file.name,
    sqlName: file.creates,
    ...header,
    access: accessPolicy(header.notes.Access, `${file.name}.sql`),
    parameters: parametersOf(file),
    columns: columnsOf(file),
  };
}

/** What the file of a report says. @throws LeadstreamError `SQL_FILE` */
export function describeReport(file: SqlFile): MetricView {
  const view = describeView(file);
  const aliases = view.notes.Alias?.split(', ') ?? [];
  if (view.sqlName !== view.name && !aliases.includes(view.name))
    throw new LeadstreamError('SQL_FILE', `${file.name}.sql creates ${view.sqlName}: it needs -- Alias: ${view.name}`);
  return { ...view, aliases, order: orderOf(file, view.notes, view.columns) };
}

/** All reports by their public name: one file of `metrics/` each. */
export async function readMetricViews(root: string = SQL_ROOT): Promise<Map<string, MetricView>> {
  const files = await readSqlFiles('metrics', root);
  return new Map(files.map((file) => [file.name, describeReport(file)]));
}

/** Tables for analysts and the views that these and the reports are made of, by name. */
export async function readTables(root: string = SQL_ROOT): Promise<Map<string, View>> {
  const files = await readTableFiles(root);
  return new Map(files.map((file) => [file.name, describeView(file)]));
}
