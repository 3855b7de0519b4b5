import { DAY_PAIRS, PARAMETERS } from '../../../clickhouse/catalogue/parameters.ts';
import type { MetricView, OrderTerm, Parameter } from '../../../clickhouse/catalogue/views.ts';
import { HttpError } from '../../shared/http/http-error.ts';
import { didYouMean, nearest } from '../../shared/nearest.ts';
import { boardWord, orderOf } from '../paging/order.ts';

export type ParameterValue = string | string[];

/** A request for a view, checked: every parameter of the view has a value. */
export interface Call {
  values: Record<string, ParameterValue>;
  format: 'json' | 'csv' | 'xlsx';
  /** Texts that a spreadsheet would compute get an apostrophe before them. */
  escapesFormulas: boolean;
  /** `sort` as it was given; `''`: not at all. */
  sort: string;
  /** Order of the answer, its last columns together naming one row; undefined: the view's own. */
  order: OrderTerm[] | undefined;
  /** Rows of a page; undefined: all rows, unless there is a cursor, which says how many. */
  limit: number | undefined;
  cursor: string | undefined;
}

/** What every report may be asked beside its own parameters. */
export const COMMON_PARAMETERS = ['format', 'formulas', 'limit', 'cursor', 'sort'] as const;
export const FORMATS = ['json', 'csv', 'xlsx'] as const;
/** Rows of a page. 10,000: some megabytes of JSON, made within a second. */
export const MAX_PAGE = 10_000;
/** What ClickHouse's Date holds. */
const FIRST_DAY = '1970-01-01';
const LAST_DAY = '2149-06-06';
export const MAX_LENGTH = 128;
export const MAX_ITEMS = 1_000;
/** A cursor holds at most some twenty texts of 200 characters. */
const MAX_CURSOR = 32_768;

const bad = (field: string, message: string, members?: Record<string, unknown>) =>
  new HttpError(400, 'invalid_parameter', `${field}: ${message}`, { field, members });

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** First days of the current and the next month in a time zone. */
export function thisMonth(nowMs: number, timeZone: string): { from: string; to: string } {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit' }).formatToParts(nowMs);
  const number = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const [year, month] = [number('year'), number('month')];
  const first = (y: number, m: number) => new Date(Date.UTC(y, m - 1, 1)).toISOString().slice(0, 10);
  return { from: first(year, month), to: first(year, month + 1) };
}

function single(field: string, given: readonly string[]): string | undefined {
  if (given.length > 1) throw bad(field, 'must be given once');
  return given[0];
}

function day(field: string, value: string): string {
  if (!isDay(value)) throw bad(field, 'must be a day, YYYY-MM-DD');
  if (value < FIRST_DAY || value > LAST_DAY) throw bad(field, `must be from ${FIRST_DAY} to ${LAST_DAY}`);
  return value;
}

function oneOf(field: string, value: string, allowed: readonly string[]): string {
  if (allowed.includes(value)) return value;
  const named = allowed.filter((one) => one !== '');
  throw bad(field, `must be one of ${named.join(', ')}`, { allowed: named, nearest: nearest(value, named) });
}

function count(field: string, value: string, most: number): number {
  const parsed = /^\d{1,15}$/.test(value) ? Number(value) : 0;
  if (parsed < 1 || parsed > most) throw bad(field, `must be a whole number from 1 to ${most}`);
  return parsed;
}

function text(field: string, value: string): string {
  if (value.length > MAX_LENGTH) throw bad(field, `must have at most ${MAX_LENGTH} characters`);
  return value;
}

function parse({ name }: Parameter, given: readonly string[], month: { from: string; to: string }): ParameterValue {
  const { kind = 'text', default: byDefault = '', allowed = [] } = PARAMETERS[name] ?? {};
  if (kind === 'list') {
    if (given.length > MAX_ITEMS) throw bad(name, `must be given at most ${MAX_ITEMS} times`);
    // `sources=` is what an HTML form with nothing chosen sends: no id is empty, so it means all.
    return given.filter((item) => text(name, item) !== '');
  }
  const value = single(name, given);
  switch (kind) {
    case 'day':
      return day(name, value ?? (name === 'to' ? month.to : month.from));
    case 'choice':
      return oneOf(name, value || byDefault, allowed);
    case 'optional_day':
      return value ? day(name, value) : '';
    case 'count':
      return value ? String(count(name, value, Number.MAX_SAFE_INTEGER)) : '';
    default:
      return text(name, value ?? '');
  }
}

function checkNames(view: MetricView, query: URLSearchParams): void {
  const known = [...new Set([...view.parameters.map(({ name }) => name), ...COMMON_PARAMETERS])];
  for (const name of new Set(query.keys())) {
    if (known.includes(name)) continue;
    if (name === 'from' || name === 'to')
      throw bad(name, `${view.name} has no period: it is of now. Leave from and to out`);
    const names = nearest(name, known);
    throw bad(name, `is not a parameter of ${view.name} (${known.join(', ')})${didYouMean(names)}`, { nearest: names });
  }
}

/** `from` after `to`, as they were given or as they are when one is left out. The same day twice is a period of no days. */
function checkDays(values: Readonly<Record<string, ParameterValue>>, query: URLSearchParams): void {
  for (const [from, to] of DAY_PAIRS) {
    const [first = '', last = ''] = [values[from], values[to]].map(String);
    if (!(from in values) || !(to in values) || first === '' || last === '' || first <= last) continue;
    const assumed = [from, to].filter((name) => !query.has(name));
    const why = assumed.length > 0 ? `; ${assumed.join(' and ')} is left out and means this month` : '';
    throw bad(query.has(from) ? from : to, `${from} (${first}) must not be after ${to} (${last})${why}`);
  }
}

/**
 * Reads the query string of a request for a view. What is left out is `''`, `[]`, `auto`, and this month.
 * @throws HttpError 400 naming the parameter that is unknown, repeated or malformed
 */
export function parseCall(view: MetricView, query: URLSearchParams, nowMs: number, timeZone: string): Call {
  checkNames(view, query);
  const format = oneOf('format', single('format', query.getAll('format')) ?? 'json', FORMATS);
  const formulas = oneOf('formulas', single('formulas', query.getAll('formulas')) ?? 'keep', ['keep', 'escape']);
  if (formulas === 'escape' && format !== 'csv') throw bad('formulas', 'is for format=csv');
  const given = single('limit', query.getAll('limit'));
  const limit = given === undefined ? undefined : count('limit', given, MAX_PAGE);
  const cursor = single('cursor', query.getAll('cursor'));
  if (cursor !== undefined && (cursor === '' || cursor.length > MAX_CURSOR))
    throw new HttpError(400, 'invalid_cursor', 'cursor: is not one that an answer gave (`next`)', 'cursor');
  const sort = single('sort', query.getAll('sort')) ?? '';
  const month = thisMonth(nowMs, timeZone);
  const word = boardWord(view, sort);
  const values: Record<string, ParameterValue> = {};
  for (const parameter of view.parameters) {
    const own = parameter.name === 'sort' ? [word ?? ''] : query.getAll(parameter.name);
    values[parameter.name] = parse(parameter, own, month);
  }
  checkDays(values, query);
  const paged = limit !== undefined || cursor !== undefined;
  const order = paged || (sort !== '' && word === undefined) ? orderOf(view, sort) : undefined;
  return {
    values,
    format: FORMATS.find((name) => name === format) ?? 'json',
    escapesFormulas: formulas === 'escape',
    sort,
    order,
    limit,
    cursor,
  };
}
