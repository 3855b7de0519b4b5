import type { Cell, Kind } from './frame.ts';

const PLAIN = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Exact order of two decimal strings: floats would call 9007199254740993.01 and …992.01 equal. */
export function compareDecimals(one: string, other: string): number {
  const [a, b] = [PLAIN.exec(one), PLAIN.exec(other)];
  if (!a || !b) return Number(one) - Number(other);
  const scale = Math.max(a[3]?.length ?? 0, b[3]?.length ?? 0);
  const units = ([, sign = '', whole = '', fraction = '']: RegExpExecArray) =>
    BigInt(`${sign}${whole}${fraction.padEnd(scale, '0')}`);
  const difference = units(a) - units(b);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

const nothing = (cell: Cell): boolean => cell === null || cell === '';

/** Order of cells of a kind; NULL and empty cells stand last in both directions. Texts by the locale, digits in them by value. */
export function compareCells(kind: Kind, locale: string, descending: boolean): (one: Cell, other: Cell) => number {
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const compare = (one: Cell, other: Cell): number => {
    if (kind === 'number') return compareDecimals(String(one), String(other));
    if (kind === 'string') return collator.compare(String(one), String(other));
    const [a, b] = [String(one), String(other)];
    return a < b ? -1 : a > b ? 1 : 0;
  };
  return (one, other) => {
    if (nothing(one) || nothing(other)) return Number(nothing(one)) - Number(nothing(other));
    return descending ? compare(other, one) : compare(one, other);
  };
}
