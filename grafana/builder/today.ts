import { literal } from '../../clickhouse/quote.ts';

/** The business day of now, for reports that look ahead or back from it whatever the time range says. */
export const today = (timeZone: string): string => `toDate(now(), ${literal(timeZone)})`;
