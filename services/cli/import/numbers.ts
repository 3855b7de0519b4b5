import { type CellCurrency, currencyOf } from './currency-sign.ts';

/** The mark of fractions. */
export type DecimalMark = '.' | ',';
/** What may be between groups of digits; `none`: nothing may. Undefined: any of them, but one kind in a number. */
export type GroupMark = '.' | ',' | ' ' | "'" | 'none';

/** How a column writes its numbers; what is undefined is not declared. */
export interface NumberRules {
  groupMark?: GroupMark | undefined;
  /** Texts that may be beside the number and say nothing about it, e.g. `%`. */
  units?: readonly string[] | undefined;
}

export interface ReadNumber {
  /** In the contract's form: digits, point, digits. */
  decimal: string;
  currency: CellCurrency | undefined;
}

/** A number, or why the text is none (words for the person who mends the file; they never hold the text). */
export type NumberReading = ReadNumber | { problem: string };

const SIGNED = /^(?<before>[^\d.,]*(?:\p{L}\.)?[^\d.,]*)(?<digits>[\d.,](?:[\d.,'’ ]*[\d.,])?)(?<after>[^\d]*)$/u;
/** Blanks that people and spreadsheets put between groups: no-break, figure, thin, narrow no-break. */
const BLANKS = /[\u00a0\u2007\u2009\u202f\t]/g;

interface Parts {
  negative: boolean;
  digits: string;
  currency: CellCurrency | undefined;
}

function takeApart(text: string, units: readonly string[]): Parts | { problem: string } {
  const tidy = text
    .replace(BLANKS, ' ')
    .replace(/[\u2212\u2013]/g, '-')
    .trim();
  const bracketed = /^\((.+)\)$/.exec(tidy);
  const match = SIGNED.exec(bracketed?.[1]?.trim() ?? tidy);
  if (!match?.groups) return { problem: 'is not a number' };
  const { before = '', digits = '', after = '' } = match.groups;
  const minuses = [...(before + after)].filter((sign) => sign === '-').length + (bracketed ? 1 : 0);
  if (minuses > 1) return { problem: 'has more than one sign' };
  if (`${before}${after}`.includes('+')) return { problem: 'has a plus sign, as telephone numbers have' };
  let currency: CellCurrency | undefined;
  for (const affix of [before, after]) {
    const word = affix.replace('-', '').trim();
    if (word === '' || units.includes(word)) continue;
    const found = currencyOf(word);
    if (!found || currency) return { problem: 'has other text beside the number' };
    currency = found;
  }
  return { negative: minuses === 1, digits, currency };
}

const escaped = (mark: string) => (mark === '.' ? '\\.' : mark === "'" ? "['’]" : mark);

/** The grammar of digits under one decimal mark; a group has three digits, in India's way two before the last three. */
function grammar(mark: DecimalMark, groupMark: GroupMark | undefined): RegExp {
  const other = mark === '.' ? ',' : '.';
  const groups = groupMark === undefined ? [other, ' ', "'"] : [groupMark].filter((g) => g !== 'none' && g !== mark);
  const whole = ['(?:0|[1-9]\\d*)', ...groups.map((g) => `[1-9]\\d{0,2}(?:${escaped(g)}\\d{3})+`)];
  if (groups.includes(',')) whole.push('[1-9]\\d?(?:,\\d{2})+,\\d{3}');
  return new RegExp(`^(?<whole>${whole.join('|')})?(?:${escaped(mark)}(?<fraction>\\d+))?$`);
}

const grammars = new Map<string, RegExp>();
function grammarOf(mark: DecimalMark, groupMark: GroupMark | undefined): RegExp {
  const key = `${mark}${groupMark}`;
  const known = grammars.get(key) ?? grammar(mark, groupMark);
  grammars.set(key, known);
  return known;
}

/**
 * Reads a number by one decimal mark: `1 234,56 zł`, `$1,234.56`, `12.50-`, `(12.50)`. A text that the mark doesn't fit
 * (`12,50` where the mark is a point) is refused, never stretched: a wrong number is worse than none.
 */
export function readNumber(text: string, mark: DecimalMark, rules: NumberRules = {}): NumberReading {
  const parts = takeApart(text, rules.units ?? []);
  if ('problem' in parts) return parts;
  const { whole, fraction } = grammarOf(mark, rules.groupMark).exec(parts.digits)?.groups ?? {};
  if (whole === undefined && fraction === undefined) {
    if (/^0\d/.test(parts.digits)) return { problem: 'begins with zeros, as identifiers do' };
    return { problem: `does not fit the decimal mark "${mark}"` };
  }
  const digits = `${whole?.replace(/\D/g, '') ?? '0'}${fraction === undefined ? '' : `.${fraction}`}`;
  return { decimal: `${parts.negative ? '-' : ''}${digits}`, currency: parts.currency };
}
