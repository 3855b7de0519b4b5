import { CURRENCIES } from '../../../schemas/currencies.ts';

/** What a cell says about its currency: the codes that its sign can stand for. */
export interface CellCurrency {
  sign: string;
  codes: readonly string[];
}

const DOLLARS = 'USD AUD CAD HKD NZD SGD TWD MXN ARS CLP COP'.split(' ');
/** Signs as price lists write them; one that several countries use says only which currencies it can be. */
const SIGNS = new Map<string, readonly string[]>([
  ['$', DOLLARS],
  ['us$', ['USD']],
  ['€', ['EUR']],
  ['euro', ['EUR']],
  ['£', ['GBP']],
  ['¥', ['JPY', 'CNY']],
  ['zł', ['PLN']],
  ['zl', ['PLN']],
  ['₫', ['VND']],
  ['đ', ['VND']],
  ['vnđ', ['VND']],
  ['kč', ['CZK']],
  ['ft', ['HUF']],
  ['kr', ['SEK', 'NOK', 'DKK', 'ISK']],
  ['fr', ['CHF']],
  ['sfr', ['CHF']],
  ['₽', ['RUB']],
  ['₴', ['UAH']],
  ['₹', ['INR']],
  ['rs', ['INR', 'PKR', 'LKR', 'NPR']],
  ['r$', ['BRL']],
  ['₩', ['KRW']],
  ['₺', ['TRY']],
  ['฿', ['THB']],
  ['₪', ['ILS']],
  ['lei', ['RON']],
  ['rp', ['IDR']],
]);

/** The currency that a word beside a number names: a sign, or an ISO 4217 code in capitals or not. */
export function currencyOf(word: string): CellCurrency | undefined {
  const code = word.toUpperCase();
  if (CURRENCIES.has(code)) return { sign: word, codes: [code] };
  const codes = SIGNS.get(word.toLowerCase().replace(/\.$/, ''));
  return codes && { sign: word, codes };
}
