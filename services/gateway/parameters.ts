import type { MetricView, Parameter } from '../../clickhouse/catalogue.ts';
import { HttpError } from '../shared/http-error.ts';

export type ParameterValue = string | string[];

/** A request for a view, checked: every parameter of the view has a value. */
export interface Call {
  values: Record<string, ParameterValue>;
  format: 'json' | 'csv' | 'xlsx';
  /** Texts that a spreadsheet would compute get an apostrophe before them. */
  escapesFormulas: boolean;
}

const BUCKETS = ['auto', 'day', 'week', 'month', 'quarter', 'year'];
const FORMATS = ['json', 'csv', 'xlsx'] as const;
/** What ClickHouse's Date holds. */
const FIRST_DAY = '1970-01-01';
const LAST_DAY = '2149-06-06';
const MAX_LENGTH = 128;
const MAX_ITEMS = 1_000;

const bad = (field: string, message: string) => new HttpError(400, 'invalid_parameter', `${field}: ${message}`, field);

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

function parse(parameter: Parameter, given: readonly string[], month: { from: string; to: string }): ParameterValue {
  const { name, type } = parameter;
  if (type === 'Array(String)') {
    if (given.length > MAX_ITEMS) throw bad(name, `must be given at most ${MAX_ITEMS} times`);
    if (given.some((item) => item.length > MAX_LENGTH)) throw bad(name, `must have at most ${MAX_LENGTH} characters`);
    // `sources=` is what an HTML form with nothing chosen sends: no id is empty, so it means all.
    return given.filter((item) => item !== '');
  }
  const value = single(name, given);
  if (type === 'Date') {
    const day = value ?? (name === 'to' ? month.to : month.from);
    if (!isDay(day)) throw bad(name, 'must be a day, YYYY-MM-DD');
    if (day < FIRST_DAY || day > LAST_DAY) throw bad(name, `must be from ${FIRST_DAY} to ${LAST_DAY}`);
    return day;
  }
  if (name === 'bucket') {
    const bucket = value || 'auto';
    if (!BUCKETS.includes(bucket)) throw bad(name, `must be one of ${BUCKETS.join(', ')}`);
    return bucket;
  }
  if (/_(from|to)$/.test(name) && value && !isDay(value)) throw bad(name, 'must be a day, YYYY-MM-DD, or empty');
  if ((value ?? '').length > MAX_LENGTH) throw bad(name, `must have at most ${MAX_LENGTH} characters`);
  return value ?? '';
}

/**
 * Reads the query string of a request for a view. What is left out is `''`, `[]`, `auto`, and this month.
 * @throws HttpError 400 naming the parameter that is unknown, repeated or malformed
 */
export function parseCall(view: MetricView, query: URLSearchParams, nowMs: number, timeZone: string): Call {
  // Every view may be asked for a period: those of now, like the pipeline, have none and don't mind.
  const known = new Set([...view.parameters.map((parameter) => parameter.name), 'from', 'to', 'format', 'formulas']);
  for (const name of new Set(query.keys())) {
    if (!known.has(name)) throw bad(name, `is not a parameter of ${view.name} (${[...known].join(', ')})`);
  }
  const wanted = single('format', query.getAll('format')) ?? 'json';
  const format = FORMATS.find((name) => name === wanted);
  if (format === undefined) throw bad('format', `must be one of ${FORMATS.join(', ')}`);
  const formulas = single('formulas', query.getAll('formulas')) ?? 'keep';
  if (formulas !== 'keep' && formulas !== 'escape') throw bad('formulas', 'must be keep or escape');
  if (formulas === 'escape' && format !== 'csv') throw bad('formulas', 'is for format=csv');
  const month = thisMonth(nowMs, timeZone);
  const values: Record<string, ParameterValue> = {};
  for (const parameter of view.parameters)
    values[parameter.name] = parse(parameter, query.getAll(parameter.name), month);
  return { values, format, escapesFormulas: formulas === 'escape' };
}
