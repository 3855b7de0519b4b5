import type { Cell } from '../api.ts';

/** Language and time zone that values are shown in. */
export interface Formats {
  locale: string;
  timeZone: string;
}

export interface Digits {
  min?: number;
  max?: number;
  style?: 'decimal' | 'percent' | 'compact';
  unit?: string;
}

const cache = new Map<string, Intl.NumberFormat>();

function formatter(locale: string, { min, max, style, unit }: Digits): Intl.NumberFormat {
  const key = [locale, min, max, style, unit].join('|');
  const known = cache.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, {
    // Vietnamese and Polish leave four digits ungrouped in some places; columns of figures read better all grouped.
    useGrouping: 'always',
    ...(min === undefined ? {} : { minimumFractionDigits: min }),
    ...(max === undefined ? {} : { maximumFractionDigits: max }),
    ...(style === 'percent' ? { style: 'percent' } : {}),
    ...(style === 'compact' ? { notation: 'compact' } : {}),
    ...(unit === undefined ? {} : { style: 'unit', unit, unitDisplay: 'short' }),
  });
  cache.set(key, made);
  return made;
}

const isNumeric = (text: string): text is `${number}` => /^-?\d+(\.\d+)?$/.test(text);

/** A number in the locale; decimal strings keep every digit, as they are never turned into floats. */
export function formatNumber(value: number | string, locale: string, digits: Digits): string {
  const format = formatter(locale, digits);
  if (typeof value === 'number') return format.format(value);
  return isNumeric(value) ? format.format(value) : format.format(Number(value));
}

/** Digits behind the point of a decimal string. */
const scaleOf = (value: Cell): number => (typeof value === 'string' ? (value.split('.')[1]?.length ?? 0) : 0);

/** Fraction digits: as configured; else those of a Decimal, or up to two of a float. */
export function digitsOf(value: number | string, decimals: number | undefined): Digits {
  if (typeof decimals === 'number') return { min: decimals, max: decimals };
  if (typeof value === 'string' && isNumeric(value))
    return { min: Math.min(scaleOf(value), 6), max: Math.max(scaleOf(value), 0) };
  return { min: 0, max: Math.abs(Number(value)) < 0.1 ? 4 : 2 };
}
