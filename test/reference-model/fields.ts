/** What an event says about a field: absent (`undefined`, "not said"), `null` ("cleared") or a value. */
import { Decimal } from 'decimal.js';

export type Data = { readonly [field: string]: unknown };
export type Said<T> = T | null | undefined;

export const NONE = '(none)';

/** 200 digits: more than any product of a money amount (64) and a rate (64); half away from zero. */
export const Dec = Decimal.clone({ precision: 200, rounding: Decimal.ROUND_HALF_UP });
export type Dec = Decimal;

/** The text of a field. Anything but a string or null counts as not said (valid events have neither). */
export function text(data: Data, field: string): Said<string> {
  const value = data[field];
  return typeof value === 'string' || value === null ? value : undefined;
}

/** A decimal number or decimal string. */
export function decimal(data: Data, field: string): Said<Dec> {
  const value = data[field];
  if (value === null) return null;
  return typeof value === 'number' || typeof value === 'string' ? new Dec(value) : undefined;
}

/** True only if the field says so. */
export function flag(data: Data, field: string): boolean {
  return data[field] === true;
}

/** The strings of a list field; [] if it isn't there. */
export function texts(data: Data, field: string): string[] {
  const value = data[field];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/** The objects of a list field; undefined if the field isn't a list. */
export function objects(data: Data, field: string): Data[] | undefined {
  const value = data[field];
  return Array.isArray(value) ? value.filter(isObject) : undefined;
}

export function isObject(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a later event leaves of an earlier value: said or cleared replaces it, absent keeps it. */
export function next<T>(before: T | null, said: Said<T>): T | null {
  return said === undefined ? before : said;
}

/** The `(none)` rule: no id, no name, or an empty one. */
export function orNone(value: string | null | undefined): string {
  return value ? value : NONE;
}

/** Money with two decimals, as text. */
export function money(value: Dec): string {
  return value.toFixed(2);
}

/** Rounds once, half away from zero, to cents. */
export function cents(value: Dec): Dec {
  return value.toDecimalPlaces(2);
}

export function sum(values: Iterable<Dec>): Dec {
  let total = new Dec(0);
  for (const value of values) total = total.plus(value);
  return total;
}

/** A rate; null where the denominator is 0. */
export function ratio(numerator: Dec | number, denominator: Dec | number): number | null {
  const below = new Dec(denominator);
  return below.isZero() ? null : new Dec(numerator).div(below).toNumber();
}

/** Money per something; null where the denominator is 0. */
export function moneyPer(amount: Dec, count: number): string | null {
  return count === 0 ? null : money(amount.div(count));
}

/** UTF-8 byte order of two strings, as -1, 0, 1. */
export function bytewise(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));
}
