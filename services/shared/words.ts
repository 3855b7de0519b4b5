const RULES = new Intl.PluralRules('en');
const NUMBERS = new Intl.NumberFormat('en-US');

/** `12,000` */
export const number = (value: number | bigint): string => NUMBERS.format(value);

/** `1 lead report`, `12,000 lead reports` */
export const count = (value: number, one: string, other = `${one}s`): string =>
  `${number(value)} ${RULES.select(value) === 'one' ? one : other}`;
