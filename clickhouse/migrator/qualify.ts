import { identifier } from '../quote.ts';

/**
 * The text of a view with the parameterised views that it reads named together with their database. ClickHouse writes the database to tables
 * and plain views when a view is created, but looks for `calendar(…)` in the database of the user who asks: without this a report could only be
 * read by those who are in our database, and not as `crm.overview_totals(…)` from anywhere.
 * @param parameterised names of the parameterised views
 */
export function qualifyCalls(text: string, database: string, parameterised: ReadonlySet<string>): string {
  const quoted = identifier(database);
  return text.replaceAll(
    /\b(from|join)(\s+)([a-z][a-z0-9_]*)(?=\()/gi,
    (all, keyword: string, space: string, name: string) =>
      parameterised.has(name) ? `${keyword}${space}${quoted}.${name}` : all,
  );
}

/** Whether a view's text takes parameters: `{from:Date}`. Placeholders of ours have two braces. */
export const takesParameters = (text: string): boolean => /(?<!\{)\{\w+:[A-Za-z0-9()]+\}/.test(text);
