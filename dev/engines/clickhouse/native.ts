import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Connection and stream handles of the engine; nothing to look into. */
export type ConnectionHandle = { readonly __connection: unique symbol };
export type StreamHandle = { readonly __stream: unique symbol };

export interface NativeResult {
  bytes: Uint8Array;
  /** Seconds. */
  elapsed: number;
  rowsRead: number;
  bytesRead: number;
}

export interface NativeInsertSummary {
  rowsWritten: number;
  bytesWritten: number;
  elapsed: number;
}

export interface NativeChunk {
  done: boolean;
  numRows: number;
  bytes?: Uint8Array;
}

/**
 * The part of chdb's addon that we use. chdb's public `Session` is too narrow here: it inserts text formats only (no RowBinary, no Native),
 * and closes a connection when *all* connections of the process are idle, which under load is never.
 */
export interface Native {
  CreateConnection(path: string, args: string[]): ConnectionHandle;
  CloseConnection(connection: ConnectionHandle): void;
  QueryAsyncConnection(connection: ConnectionHandle, sql: string, format: string): Promise<NativeResult>;
  /** Runs `prefix`, a line feed and `body` as one statement; the body is not copied on the JavaScript side and must stay as it is. */
  InsertRawAsyncConnection(
    connection: ConnectionHandle,
    prefix: string,
    body: Buffer,
    countLines: boolean,
  ): Promise<NativeInsertSummary>;
  StreamQuery(connection: ConnectionHandle, sql: string, format: string): StreamHandle;
  StreamFetch(stream: StreamHandle): Promise<NativeChunk>;
  StreamCancel(stream: StreamHandle): void;
}

/** Loads the addon by chdb's own choice of platform package. */
export function loadNative(): Native {
  const require = createRequire(import.meta.url);
  const loader: { loadNative(): Native } = require(
    join(dirname(require.resolve('chdb/package.json')), 'dist', 'loader.js'),
  );
  return loader.loadNative();
}
