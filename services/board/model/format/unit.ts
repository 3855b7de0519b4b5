import { type Digits, digitsOf, type Formats, formatNumber } from './number.ts';

type UnitFormat = (value: number | string, decimals: number | undefined, formats: Formats) => string;

const plain: UnitFormat = (value, decimals, { locale }) => formatNumber(value, locale, digitsOf(value, decimals));

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
  percent: percent(0.01),
  percentunit: percent(1),
  h: duration(3_600),
  s: duration(1),
  ms: duration(0.001),
};

const MONEY = /^currency:financial: ?([^:]+)(:suffix)?$/;

/** How numbers of a Grafana unit are shown; without one, or as `none` and `locale`, they are grouped alone. */
export function unitFormat(unit = ''): UnitFormat {
  const [, sign, suffix] = MONEY.exec(unit) ?? [];
  if (sign !== undefined) return suffix === undefined ? before(sign) : after(`\u00a0${sign}`);
  return FIXED[unit] ?? plain;
}
