import type { GatewaySettings } from '../../shared/config/gateway-env.ts';

/** What one answer may cost, and how many are made at once. */
export interface Limits {
  /** Memory of all queries of one viewer. */
  maxMemoryBytes: number;
  maxSeconds: number;
  /** Of an answer. */
  maxRows: number;
  /** Rows and bytes that a query reads from tables. */
  maxReadRows: number;
  maxReadBytes: number;
  /** Queries of one viewer at once. */
  maxConcurrent: number;
  /** Of an Excel file. */
  maxWorkbookRows: number;
  /** Of an answer, as ClickHouse counts it in memory. */
  maxResultBytes: number;
  /** Queries of all viewers at once. */
  maxRunning: number;
  /** Requests of one viewer that wait for their turn, and of all; more are answered 429. */
  maxWaitingPerViewer: number;
  maxWaiting: number;
  /** How long a client may take to receive an answer: it keeps its place until then. */
  maxSendSeconds: number;
}

/** What no variable changes. */
const FIXED = {
  // 50,000 rows: three seconds of a core, 1.3 MB.
  maxWorkbookRows: 50_000,
  maxResultBytes: 128 * 1024 * 1024,
  // 8: half of the client's 16 connections, so that readiness and rights never wait.
  maxRunning: 8,
  // A dashboard asks for some 25 panels at once: four dashboards of one person, and a dozen people opening one.
  maxWaitingPerViewer: 100,
  maxWaiting: 300,
  maxSendSeconds: 120,
};

/** Bounds of `GATEWAY_MAX_…`, and those that no variable changes. */
export const limitsOf = (settings: GatewaySettings['limits']): Limits => ({ ...FIXED, ...settings });
