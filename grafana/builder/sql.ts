import { literal } from '../../clickhouse/quote.ts';

/**
 * Values of a multi variable as an array; the empty array for "All". Grafana's `sqlstring` leaves a backslash alone, which ClickHouse reads as an
 * escape, so `a\` would swallow the closing quote: values travel as in an address (`var-x=a%5C&var-x=b`), of characters that mean nothing in a
 * literal, and are decoded here. "All" is `var-x=$__all` there, and nothing chosen `var-x=`. The byte 255 parts them: no text in UTF-8 has it. Without lambdas, as a report's
 * parameter takes none.
 */
export const arrayOf = (variable: string): string =>
  `arrayPopFront(splitByString(char(255), decodeURLFormComponent(replaceRegexpAll(replaceRegexpOne('\${${variable}:queryparam}', '^[^&=]+=(([$]|%24)__all)?$', ''), '&?[^&=]+=', '%FF'))))`;

/** Value of a single variable or text box as a string, as {@link arrayOf}; `''` for "All", whose `allValue` (two quotes) is encoded, too. */
export const stringOf = (variable: string): string =>
  `decodeURLComponent(replaceRegexpOne('\${${variable}:percentencode}', '^%27%27$', ''))`;

/** Condition: the column equals the chosen value of a single variable, or all are chosen. */
export const isChosen = (column: string, variable: string): string =>
  `(${stringOf(variable)} = '' or ${column} = ${stringOf(variable)})`;

/** Condition: the time is in the dashboard's days. `column` is a DateTime. */
export const isInPeriod = (timeZone: string, column: string): string =>
  `toDate(${column}, ${literal(timeZone)}) between ${firstDay(timeZone)} and ${lastDay(timeZone)}`;

/**
 * Condition: a column of months (12 * year + month, UTC) is one of those that the dashboard's days may touch; a day in UTC is at most the one beside
 * it elsewhere. It narrows what is read; days decide.
 */
export const isInMonths = (timeZone: string, column: string): string => {
  const month = (day: string, later: string) => `toRelativeMonthNum(toDate32(${day}) ${later})`;
  return `${column} between ${month(firstDay(timeZone), '- 1')} and ${month(lastDay(timeZone), '+ 1')}`;
};

/**
 * First day of the dashboard's time range in the business time zone: the first that begins in it, so that "Last 24 hours" is one day and "Last 7 days"
 * are seven, the last of them today. A range within one day is that day.
 */
export const firstDay = (timeZone: string): string => {
  const zone = literal(timeZone);
  return `least(toDate($__fromTime, ${zone}) + ($__fromTime > toStartOfDay($__fromTime, ${zone})), ${lastDay(timeZone)})`;
};

/**
 * Last day of the dashboard's time range. A second is taken off, so that 23:59:59 (as Grafana ends a month) and the 00:00:00
 * after it (as a link or a person may write) mean the same day.
 */
export const lastDay = (timeZone: string): string => `toDate($__toTime - 1, ${literal(timeZone)})`;

/** The business day of now, for reports that look ahead or back from it whatever the time range says. */
export const today = (timeZone: string): string => `toDate(now(), ${literal(timeZone)})`;

/** Condition: the instant is in the dashboard's time range, to the second. For lists of what happened; reports count days. */
export const isInRange = (column: string): string => `${column} >= $__fromTime and ${column} < $__toTime + 1`;
