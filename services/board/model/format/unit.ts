import { type Digits, digitsOf, type Formats, formatNumber } from './number.ts';

type UnitFormat = (value: number | string, decimals: number | null | undefined, formats: Formats) => string;

const plain: UnitFormat = (value, decimals, { locale }) => formatNumber(value, locale, digitsOf(value, decimals));

const compact: UnitFormat = (value, decimals, formats) =>
  Math.abs(Number(value)) < 1_000
    ? plain(value, decimals, formats)
    : formatNumber(value, formats.locale, { style: 'compact', max: decimals ?? 1 });

/** Rates show one digit behind the point unless the panel says otherwise: 12.5 %. */
const percent =
  (factor: number): UnitFormat =>
  (value, decimals, { locale }) => {
    const digits: Digits = typeof decimals === 'number' ? { min: decimals, max: decimals } : { max: 1 };
    return formatNumber(Number(value) * factor, locale, { ...digits, style: 'percent' });
  };

const DURATIONS: ReadonlyArray<[unit: string, seconds: number]> = [
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** Durations in the largest unit that leaves at least one of it, as Grafana scales them. */
const duration =
  (secondsEach: number): UnitFormat =>
  (value, decimals, { locale }) => {
    const seconds = Number(value) * secondsEach;
    const largest = DURATIONS.find(([, size]) => Math.abs(seconds) >= size);
    const [unit, size] = largest ?? (secondsEach < 1 ? ['millisecond', 0.001] : ['second', 1]);
    const digits = typeof decimals === 'number' ? { min: decimals, max: decimals } : { max: 1 };
    return formatNumber(seconds / size, locale, { ...digits, unit });
  };

const money =
  (currency: string): UnitFormat =>
  (value, decimals, { locale }) => {
    const digits = typeof decimals === 'number' ? { min: decimals, max: decimals } : {};
    return formatNumber(value, locale, { ...digits, currency });
  };

const before =
  (text: string): UnitFormat =>
  (value, decimals, formats) => {
    const shown = plain(value, decimals, formats);
    return shown.startsWith('-') ? `-${text}${shown.slice(1)}` : `${text}${shown}`;
  };

const after =
  (text: string): UnitFormat =>
  (value, decimals, formats) =>
    `${plain(value, decimals, formats)}${text}`;

const FIXED: Readonly<Record<string, UnitFormat>> = {
  none: plain,
  locale: plain,
  string: plain,
  short: compact,
  percent: percent(0.01),
  percentunit: percent(1),
  d: duration(86_400),
  h: duration(3_600),
  m: duration(60),
  s: duration(1),
  ms: duration(0.001),
};

/** `currency:financial:zł:suffix`: financial figures are never shortened, which the board does not do anyway. */
function currency(unit: string): UnitFormat {
  const parts = unit.split(':').slice(1);
  const [symbol = '', place] = parts[0] === 'financial' ? parts.slice(1) : parts;
  if (/^[A-Z]{3}$/.test(symbol) && place === undefined) return money(symbol);
  return place === 'suffix'
    ? after(symbol.startsWith(' ') ? `\u00a0${symbol.trim()}` : `\u00a0${symbol}`)
    : before(symbol);
}

/** How numbers of a Grafana unit are shown; null for a unit that the board does not know. */
export function unitFormat(unit: string | undefined): UnitFormat | null {
  if (unit === undefined || unit === '') return plain;
  const fixed = FIXED[unit];
  if (fixed) return fixed;
  if (unit.startsWith('currency:')) return currency(unit);
  if (/^currency[A-Z]{3}$/.test(unit)) return money(unit.slice('currency'.length));
  if (unit.startsWith('prefix:')) return before(unit.slice('prefix:'.length));
  if (unit.startsWith('suffix:')) return after(unit.slice('suffix:'.length));
  return null;
}

/** Units of instants, formatted elsewhere: numbers under them are epoch milliseconds. */
export const TIME_UNITS: readonly string[] = [
  'dateTimeAsIso',
  'dateTimeAsLocal',
  'dateTimeFromNow',
  'dateTimeAsSystem',
];
