const PARTS = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
/** A decimal of so many digits comes out of a double as it went in (DBL_DIG), within the exponents that a double has. */
const SAFE_DIGITS = 15;
const SAFE_EXPONENT = 290;
const ZERO = 48;

/** A decimal as digits without zeros at either end, and the power of ten of the last of them. */
function normalize(text: string): { digits: string; exponent: number } | undefined {
  const match = PARTS.exec(text);
  if (!match) return undefined;
  const fraction = match[2] ?? '';
  const all = `${match[1]}${fraction}`;
  // Loops, as /0+$/ takes quadratic time on a number of a hundred thousand zeros and a one.
  let from = 0;
  let to = all.length;
  while (all.charCodeAt(from) === ZERO) from++;
  while (to > from && all.charCodeAt(to - 1) === ZERO) to--;
  const exponent = Number(match[3] ?? 0) - fraction.length + all.length - to;
  return from === to ? { digits: '', exponent: 0 } : { digits: all.slice(from, to), exponent };
}

/**
 * Whether a JSON number is another number after it was read as a double and printed again: 12345678901234.567 is, 0.1 and 1.10 are not.
 * @param token the number's text, as sent
 */
export function changesAsDouble(token: string): boolean {
  // Nearly every number of a CRM: too short to lose anything, and without exponent.
  if (token.length <= SAFE_DIGITS && !token.includes('e') && !token.includes('E')) return false;
  const said = normalize(token);
  if (!said) return false;
  const { digits, exponent } = said;
  if (digits.length <= SAFE_DIGITS && Math.abs(exponent) <= SAFE_EXPONENT) return false;
  // Infinity has no parts.
  const printed = normalize(String(Number(token)));
  return printed?.digits !== digits || printed.exponent !== exponent;
}
