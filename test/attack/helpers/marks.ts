/**
 * What must not be seen, each a text that stands nowhere else. Statements name them in two halves (`SQL.leak`), so that a refusal which repeats the
 * statement is not taken for an answer.
 */
export const MARKS = {
  /** In every row, table, file and query that is none of the viewer's business. */
  leak: 'zqLEAKzq',
  /** In rows of the viewer of few rights: nobody else sees them. */
  mine: 'zqMINEzq',
  /** In what everybody with some right reads: names of salespeople and sources. */
  common: 'zqCOMMONzq',
} as const;

export type Mark = keyof typeof MARKS;

/** The only text beside the marks: the first line of every system's list of accounts. */
export const ACCOUNTS = 'root:x:0:0';

/** A mark as SQL makes it. */
export const SQL = {
  leak: "concat('zqLE', 'AKzq')",
  /** Condition on an expression of any type: it holds others' rows, or a file. */
  leaked: (expression: string) => `(position(toString(${expression}), concat('zqLE', 'AKzq')) > 0)`,
};

/** Who asks: a login, or nobody at all; and what he must not see. */
export interface Viewer {
  name: string;
  login: string | undefined;
  forbidden: readonly string[];
}

const of = (...marks: Mark[]): string[] => [...marks.map((mark) => MARKS[mark]), ACCOUNTS];

export const VIEWERS = {
  few: { name: 'few rights', login: 'few', forbidden: of('leak') },
  none: { name: 'no rights', login: 'none', forbidden: of('leak', 'mine', 'common') },
  nobody: { name: 'anonymous', login: undefined, forbidden: of('leak', 'mine', 'common') },
} as const satisfies Record<string, Viewer>;
