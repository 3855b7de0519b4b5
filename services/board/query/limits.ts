/** What a browser may ask for, and what one answer may cost. */
export interface Limits {
  maxRows: number;
  maxResultBytes: number;
  maxSeconds: number;
  /** Statements asked at once. */
  maxRunning: number;
  /** Statements that wait for their turn; one more is answered 429. */
  maxWaiting: number;
  maxBodyBytes: number;
  /** Characters of one value of a variable. */
  maxValueLength: number;
  /** Values of one variable. */
  maxValues: number;
  /** Options of a variable that a list in the browser still serves. */
  maxOptions: number;
}

export const LIMITS: Limits = {
  // As the gateway's: a list of a big campaign; in a browser or a spreadsheet more is of no use.
  maxRows: 200_000,
  maxResultBytes: 128 * 1024 * 1024,
  // 30 s: Grafana's own default time-out.
  maxSeconds: 30,
  // 8: half of the client's 16 connections, so that readiness never waits.
  maxRunning: 8,
  // A dashboard asks for some 25 panels at once: room for a dozen people opening one.
  maxWaiting: 300,
  // 1 MiB: 1,000 chosen sources and categories with ids of 128 characters are a quarter of it.
  maxBodyBytes: 1024 * 1024,
  maxValueLength: 1_000,
  maxValues: 1_000,
  maxOptions: 20_000,
};
