/** An exact decimal: `digits` × 10^-`places`. */
interface Decimal {
  digits: bigint;
  places: number;
}

const PLAIN_INTEGER = /^\d{1,15}$/;
const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/** Reads a decimal text, or a number by its shortest text (1.005 is 1.005, not the binary fraction beside it). */
function parse(value: number | string): Decimal {
  const match = DECIMAL.exec(String(value));
  if (!match) throw new RangeError('not a decimal number');
  const fraction = match[3] ?? '';
  const places = fraction.length - Number(match[4] ?? 0);
  const digits = BigInt(`${match[1]}${match[2]}${fraction}`);
  return places < 0 ? { digits: digits * 10n ** BigInt(-places), places: 0 } : { digits, places };
}

/** Rounds `digits` × 10^-`places` to hundredths, half away from zero. */
function roundToCents({ digits, places }: Decimal): bigint {
  if (places <= 2) return digits * 10n ** BigInt(2 - places);
  const unit = 10n ** BigInt(places - 2);
  const half = unit / 2n;
  return digits < 0n ? (digits - half) / unit : (digits + half) / unit;
}

/**
 * Amount in hundredths, rounded once, half away from zero: `toCents('12.345')` is 1235n.
 * @param amount decimal number or string, as the schemas accept money (JavaScript's exponent notation of numbers included)
 * @throws RangeError if it is no decimal number
 */
export function toCents(amount: number | string): bigint {
  if (typeof amount === 'number') {
    if (Number.isSafeInteger(amount)) return BigInt(amount) * 100n;
  } else if (PLAIN_INTEGER.test(amount)) return BigInt(amount) * 100n;
  return roundToCents(parse(amount));
}

/**
 * Amount × rate in hundredths, rounded once, half away from zero.
 * @param rate units of the base currency for one unit; undefined: the amount is in the base currency
 * @throws RangeError if one of them is no decimal number
 */
export function convert(amount: number | string, rate: number | string | undefined): bigint {
  if (rate === undefined) return toCents(amount);
  const a = parse(amount);
  const b = parse(rate);
  return roundToCents({ digits: a.digits * b.digits, places: a.places + b.places });
}

/** Text of an amount in hundredths: `formatCents(-5n)` is `-0.05`. */
export function formatCents(cents: bigint): string {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Places after the point that a decimal needs, e.g. 7 for the number 1e-7; trailing zeros count. */
export function decimalPlaces(value: number | string): number {
  return parse(value).places;
}
