/** What one answer may cost. */
export interface Limits {
  maxRows: number;
  /** Of an Excel file. */
  maxWorkbookRows: number;
  maxResultBytes: number;
  maxSeconds: number;
  /** Views asked at once. */
  maxRunning: number;
  /** Requests that wait for their turn; more are answered 429. */
  maxWaiting: number;
}

export const LIMITS: Limits = {
  // 200,000 rows: a list of a big campaign; in a browser or a spreadsheet more is of no use.
  maxRows: 200_000,
  // 50,000 rows: three seconds of a core, 1.3 MB.
  maxWorkbookRows: 50_000,
  maxResultBytes: 128 * 1024 * 1024,
  // 30 s: Grafana's own default time-out.
  maxSeconds: 30,
  // 8: half of the client's 16 connections, so that readiness and rights never wait.
  maxRunning: 8,
  // A dashboard asks for some 25 panels at once: room for a dozen people opening one.
  maxWaiting: 300,
};
