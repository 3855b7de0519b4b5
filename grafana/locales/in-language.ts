/** Languages that dashboards are built in. */
export type Locale = 'en' | 'vi' | 'pl';

/** A text in every language. A plain string is the same in all: a sign, an abbreviation. */
type Text = string | Readonly<Record<Locale, string>>;

/** The same sections with one language's texts. */
type InLanguage<T> = T extends Text ? string : { readonly [K in keyof T]: InLanguage<T[K]> };

const isText = (value: object): value is Readonly<Record<Locale, string>> =>
  'en' in value && 'vi' in value && 'pl' in value;

/** Takes one language out of sections of texts. */
export function inLanguage<T>(texts: T, locale: Locale): InLanguage<T>;
export function inLanguage(texts: unknown, locale: Locale): unknown {
  if (typeof texts !== 'object' || texts === null) return texts;
  if (isText(texts)) return texts[locale];
  return Object.fromEntries(Object.entries(texts).map(([key, inner]) => [key, inLanguage(inner, locale)]));
}
