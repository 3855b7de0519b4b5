import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SCOPE_SETTING } from '../../../clickhouse/access/scope.ts';
import { literal } from '../../../clickhouse/quote.ts';
import { engineConfiguration } from './engine-configuration.ts';
import { createLimit } from './limit.ts';
import { type ConnectionHandle, loadNative, type Native, type NativeInsertSummary } from './native.ts';
import { fromInfile, needsSpool, openSpool, type Spool } from './spool.ts';

/**
 * A setting without effect here (it bounds what ClickHouse's own HTTP handler reads) that carries the number of a request,
 * so that a running query can be found again: the engine gives query ids itself.
 */
export const TAG_SETTING = 'http_max_multipart_form_data_size';

/** Threads of libuv that engine calls leave alone: for files, gzip, and for killing queries. */
const RESERVED_THREADS = 3;

export interface QueryResult {
  bytes: Buffer;
  rowsRead: number;
  bytesRead: number;
}

/** One connection: settings, database, separate temporary tables; one query at a time. */
export interface Connection {
  query(sql: string, format?: string): Promise<QueryResult>;
  /** `prefix` ends in `FORMAT X` or `VALUES`; `body` are the rows. */
  insert(prefix: string, body: Buffer): Promise<NativeInsertSummary>;
  /** Chunks of a SELECT's result, computed as they are asked for. */
  stream(sql: string, format: string): AsyncGenerator<Buffer, void, undefined>;
  /** Waits for what still runs on it: closing below a running query ends the whole engine. */
  close(): Promise<void>;
}

export interface Engine {
  connect(): Connection;
  /** What tells a connection of an operator from a viewer's: a value of the setting that carries access scopes. */
  operatorToken: string;
  /** Ends the SELECT that was tagged with this number. */
  kill(tag: number): Promise<void>;
  close(): Promise<void>;
}

export interface EngineOptions {
  dataDir: string;
  memoryLimitBytes: number;
  /** Free space on the disk below which it inserts and merges nothing. */
  keepFreeBytes: number;
  /** Threads of libuv (UV_THREADPOOL_SIZE). */
  threads: number;
  /** Users of the engine with their rights, as XML. */
  users: string;
  operatorToken: string;
}

const view = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Opens ClickHouse (chdb) on a directory; one engine per process. An anchor connection keeps it up between requests. */
export function openEngine(options: EngineOptions): Engine {
  const native = loadNative();
  const dataDir = resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true });
  const config = join(dataDir, 'engine.xml');
  const users = join(dataDir, 'users.xml');
  writeFileSync(users, options.users, { mode: 0o600 });
  writeFileSync(config, engineConfiguration(options.memoryLimitBytes, users, options.keepFreeBytes), { mode: 0o600 });
  const path = join(dataDir, 'data');
  const args = [`--config-file=${config}`];
  const limit = createLimit(Math.max(1, options.threads - RESERVED_THREADS));
  const unlimited = <T>(task: () => Promise<T>) => task();
  const spool = openSpool(dataDir);
  const open = (lane: typeof limit) => createConnection(native, native.CreateConnection(path, args), lane, spool);
  const anchor = open(unlimited);
  // It holds the operators' token and the key of scopes, and is not read again while the anchor is open: a query that reads files finds nothing.
  rmSync(users);

  return {
    connect: () => open(limit),
    operatorToken: options.operatorToken,
    async kill(tag) {
      const connection = open(unlimited);
      try {
        await connection.query(`set ${SCOPE_SETTING} = ${literal(options.operatorToken)}`);
        await connection.query(`kill query where Settings['${TAG_SETTING}'] = ${literal(String(tag))} async`);
      } finally {
        await connection.close();
      }
    },
    close: () => anchor.close(),
  };
}

function createConnection(
  native: Native,
  handle: ConnectionHandle,
  limit: <T>(task: () => Promise<T>) => Promise<T>,
  spool: Spool,
) {
  const running = new Set<Promise<unknown>>();
  let closed = false;
  /** Every native call is awaited here until it has really ended, whatever became of its caller. */
  function track<T>(call: () => Promise<T>): Promise<T> {
    const task = limit(call);
    const settled: Promise<unknown> = task.then(
      () => running.delete(settled),
      () => running.delete(settled),
    );
    running.add(settled);
    return task;
  }
  const connection: Connection = {
    async query(sql, format = 'TabSeparated') {
      const result = await track(() => native.QueryAsyncConnection(handle, sql, format));
      return { bytes: view(result.bytes), rowsRead: result.rowsRead, bytesRead: result.bytesRead };
    },
    async insert(prefix, body) {
      if (!needsSpool(prefix, body)) return track(() => native.InsertRawAsyncConnection(handle, prefix, body, false));
      const result = await spool.with(body, (path) => connection.query(fromInfile(prefix, path)));
      return { rowsWritten: result.rowsRead, bytesWritten: result.bytesRead, elapsed: 0 };
    },
    async *stream(sql, format) {
      const stream = native.StreamQuery(handle, sql, format);
      try {
        for (;;) {
          const chunk = await track(() => native.StreamFetch(stream));
          if (chunk.done) return;
          if (chunk.bytes && chunk.bytes.length > 0) yield view(chunk.bytes);
        }
      } finally {
        native.StreamCancel(stream);
      }
    },
    async close() {
      if (closed) return;
      closed = true;
      while (running.size > 0) await Promise.all(running);
      native.CloseConnection(handle);
    },
  };
  return connection;
}
