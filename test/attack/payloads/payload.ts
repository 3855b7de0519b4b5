/** What an attacker wants to get at. */
export type Wish = 'rows' | 'old rows' | 'system' | 'files' | 'calls' | 'writes' | 'state';

/** Where the things are that statements reach for. */
export interface Targets {
  /** The installation's database. */
  database: string;
  /** A database beside it, with a table `secrets` and a column `text`. */
  beside: string;
  /** A file in the engine's data folder. */
  file: string;
  /** A folder that the engine may write to. */
  folder: string;
  /** Port of a listening server on loopback. */
  port: number;
}

/** A wish as SQL. `query` has one column, `x`. */
export interface Payload {
  wish: Wish;
  name: string;
  query: string;
  /** The same as an expression, where it is none of a query. */
  expression: string;
}

/** A query as an expression: all of its answers in one array. */
export const scalar = (query: string): string => `(select groupArray(toString(x)) from (${query}))`;

export const ofQuery = (wish: Wish, name: string, query: string): Payload => ({
  wish,
  name,
  query,
  expression: scalar(query),
});

export const ofExpression = (wish: Wish, name: string, expression: string): Payload => ({
  wish,
  name,
  query: `select ${expression} as x`,
  expression,
});

/** Text of a string literal. */
export const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
