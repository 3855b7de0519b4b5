/** What one answer may cost. */
export interface Limits {
  maxRows: number;
  maxResultBytes: number;
  maxSeconds: number;
  /** Queries at once; more are answered 429. */
  maxConcurrent: number;
}

export const LIMITS: Limits = {
  // 200,000 rows: a list of a big campaign; in a browser or a spreadsheet more is of no use.
  maxRows: 200_000,
  maxResultBytes: 128 * 1024 * 1024,
  // 30 s: Grafana's own default time-out.
  maxSeconds: 30,
  // 12: below the client's 16 connections, so that readiness and viewers still get one.
  maxConcurrent: 12,
};
