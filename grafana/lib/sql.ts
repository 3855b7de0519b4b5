/** ClickHouse string literal of a text of ours (a name from a language file, an id). */
export const literal = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** Values of a multi variable as an array; the empty array for "All" (its `allValue` is a comment). */
export const arrayOf = (variable: string): string => `[\${${variable}:sqlstring}]`;

/** Value of a single variable or text box as a string; `''` for "All". */
export const stringOf = (variable: string): string => `\${${variable}:sqlstring}`;

/** Condition: the column equals the chosen value of a single variable, or all are chosen. */
export const isChosen = (column: string, variable: string): string =>
  `(${stringOf(variable)} = '' or ${column} = ${stringOf(variable)})`;

/** Condition: the time lies in the dashboard's days. `column` is a DateTime. */
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

/** First day of the dashboard's time range in the business time zone. */
export const firstDay = (timeZone: string): string => `toDate($__fromTime, ${literal(timeZone)})`;

/**
 * Last day of the dashboard's time range. A second is taken off, so that 23:59:59 (as Grafana ends a month) and the 00:00:00
 * after it (as a link or a person may write) mean the same day.
 */
export const lastDay = (timeZone: string): string => `toDate($__toTime - 1, ${literal(timeZone)})`;
