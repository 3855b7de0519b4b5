import type { Locale, Texts } from '../locales/index.ts';
import type { SavedView } from './saved-views.ts';

/** What a dashboard is built for. */
export interface BuildOptions {
  locale: Locale;
  /** IANA name of the business time zone: days, weeks and months are cut in it. */
  timeZone: string;
  /** ISO 4217 code; money is shown in it. */
  baseCurrency: string;
  /** ClickHouse database of the reports. */
  database: string;
  /** Named combinations of filters, shown as links. Default: those of `saved-views.ts`. */
  savedViews?: readonly SavedView[];
}

/** Everything that a dashboard's functions need: the options, and the texts of the language. */
export interface Context {
  readonly locale: Locale;
  readonly timeZone: string;
  readonly baseCurrency: string;
  readonly database: string;
  readonly savedViews: readonly SavedView[];
  readonly texts: Texts;
}
