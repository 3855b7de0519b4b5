import type { ServerResponse } from 'node:http';
import { type Aliases, withViewNames } from '../../../clickhouse/catalogue/aliases.ts';
import { type AnswerContext, sendStream, sendWhole } from './answer.ts';
import type { Body } from './body.ts';
import { endWithClient } from './client-gone.ts';
import { isViewers, setUp, setUpSession } from './connection-setup.ts';
import type { Connection, Engine } from './engine.ts';
import { DatabaseError } from './errors.ts';
import { isStreamable } from './formats.ts';
import { hello, isHello } from './hello.ts';
import { insertRows } from './insert.ts';
import type { ByteBudget } from './limit.ts';
import type { Parser } from './parser.ts';
import type { QueryRequest } from './request.ts';
import type { SessionPool } from './session-pool.ts';
import { inspect, type Statement } from './sql-text.ts';
import { checkSettings, checkStatement } from './statement-rules.ts';
import type { ThreadAllocator } from './thread-allocator.ts';

export interface Executor {
  engine: Engine;
  parser: Parser;
  /** Reports' other names in SQL. */
  aliases: Aliases;
  sessions: SessionPool;
  budget: ByteBudget;
  threads: ThreadAllocator;
}

/** ClickHouse reads at most this much of a query text (`max_query_size`) before the rows of an INSERT; four times that for a large setting. */
const HEAD_BYTES = 1024 * 1024;
const MAX_QUERY_BYTES = 16 * 1024 * 1024;
/** In-memory size of a result that can't be streamed; as JSON it is three to five times that. */
const MAX_RESULT_BYTES = 128 * 1024 * 1024;

let tags = 0;

interface Plan {
  /** Canonical: as the engine itself writes it. */
  sql: string;
  statement: Exclude<Statement, { kind: 'empty' }>;
  /** The rows of an INSERT are in the body, from here on. */
  rows: Body | undefined;
  /** Length of the statement as it was sent. */
  textBytes: number;
}

/** SQL is in the URL, in the body, or begins in one and goes on in the other. */
async function plan({ parser, aliases }: Executor, query: string, body: Body): Promise<Plan> {
  const prefix = query === '' ? '' : `${query}\n`;
  const ofUrl = query === '' ? undefined : inspect(Buffer.from(query, 'utf8').toString('latin1'));
  if (ofUrl?.kind === 'insert' && Buffer.from(query, 'utf8').length === ofUrl.dataAt)
    return await planInsert(parser, query, body);
  const head = await body.head(HEAD_BYTES);
  const start = Buffer.concat([Buffer.from(prefix, 'utf8'), head.bytes]);
  const statement = inspect(start.toString('latin1'));
  if (statement.kind === 'insert') {
    body.skip(statement.dataAt - Buffer.byteLength(prefix));
    return await planInsert(parser, start.subarray(0, statement.dataAt).toString('utf8'), body);
  }
  const text = head.complete ? start.toString('utf8') : prefix + (await body.all(MAX_QUERY_BYTES)).toString('utf8');
  const sql = withViewNames(await parser.canonical(text), aliases);
  const canonical = inspect(sql);
  if (canonical.kind === 'insert' || canonical.kind === 'empty') throw unseenRows();
  return { sql, statement: canonical, rows: undefined, textBytes: Buffer.byteLength(text) };
}

/** What we take for an INSERT with rows must be one for the engine, which is asked about all but the rows. */
async function planInsert(parser: Parser, text: string, rows: Body): Promise<Plan> {
  const sql = await parser.canonical(text);
  const statement = inspect(sql);
  if (statement.kind !== 'insert') throw unseenRows();
  return { sql, statement, rows, textBytes: Buffer.byteLength(text) };
}

const unseenRows = () =>
  new DatabaseError(
    62,
    'SYNTAX_ERROR',
    'It is not clear where the rows of this INSERT begin: leave out comments before them',
  );

/** ClickHouse's default. */
const MAX_QUERY_SIZE = 262_144;

/** A statement that is short enough as it was sent must not become too long by the blanks of its canonical text. */
function withRoom(settings: Map<string, string>, textBytes: number, canonicalBytes: number): Map<string, string> {
  const most = Number(settings.get('max_query_size') ?? MAX_QUERY_SIZE);
  if (!(textBytes <= most && canonicalBytes >= most)) return settings;
  return new Map([...settings, ['max_query_size', String(canonicalBytes + 1)]]);
}

/** Runs one request on a new connection, or on its session's, and answers it. */
export async function execute(
  executor: Executor,
  request: QueryRequest,
  body: Body,
  response: ServerResponse,
  queryId: string,
): Promise<void> {
  const startedAt = performance.now();
  const viewers = isViewers(request.settings);
  checkSettings(request.settings);
  const { sql, statement, rows, textBytes } = await plan(executor, request.query, body);
  checkStatement(sql, viewers);
  const format =
    (statement.kind === 'insert' ? undefined : statement.format) ?? request.defaultFormat ?? 'TabSeparated';
  const streamed = statement.kind === 'select' && isStreamable(format) && !request.waitForEnd;
  tags += 1;
  const setup = {
    ...request,
    settings: withRoom(request.settings, textBytes, Buffer.byteLength(sql)),
    tag: tags,
    operatorToken: executor.engine.operatorToken,
    threads: undefined,
    maxResultBytes: statement.kind === 'select' && !streamed ? MAX_RESULT_BYTES : undefined,
  };
  const { encoding, compress } = request;
  const context: AnswerContext = { response, queryId, encoding, compress };

  const answerOn = async (connection: Connection) => {
    if (statement.kind === 'insert' && rows) {
      const summary = await insertRows(executor.budget, connection, sql, statement.format, rows, request.settings);
      const elapsedMs = performance.now() - startedAt;
      return await sendWhole({ ...context, encoding: undefined }, Buffer.alloc(0), format, { ...summary, elapsedMs });
    }
    if (isHello(sql, format)) {
      const answer = await hello(connection, request.clientRevision);
      return await sendWhole(context, answer, format, { elapsedMs: performance.now() - startedAt });
    }
    const ended =
      statement.kind === 'select' ? endWithClient(response, () => executor.engine.kill(setup.tag)) : undefined;
    try {
      if (streamed && (await streamUnlessUnsupported(context, connection, sql, format, startedAt))) return;
      const { bytes, rowsRead, bytesRead } = await connection.query(sql, format);
      const elapsedMs = performance.now() - startedAt;
      await sendWhole(context, bytes, format, { readRows: rowsRead, readBytes: bytesRead, elapsedMs });
    } finally {
      ended?.();
    }
  };
  if (statement.kind !== 'select') return await withConnection(executor, request, setup, answerOn);
  const allocation = executor.threads.take();
  try {
    await withConnection(executor, request, { ...setup, threads: allocation.threads }, answerOn);
  } finally {
    allocation.giveBack();
  }
}

/** @returns false if the engine can't stream this statement (`VALUES …`, `WITH … INSERT`): nothing has been done then */
async function streamUnlessUnsupported(
  context: AnswerContext,
  connection: Connection,
  sql: string,
  format: string,
  startedAt: number,
): Promise<boolean> {
  try {
    await sendStream(context, connection.stream(sql, format), format, startedAt);
    return true;
  } catch (error) {
    if (error instanceof Error && error.message.includes('Streaming query is not supported')) return false;
    throw error;
  }
}

async function withConnection(
  { engine, sessions }: Executor,
  { session }: QueryRequest,
  setup: Parameters<typeof setUp>[1],
  run: (connection: Connection) => Promise<void>,
): Promise<void> {
  if (session) {
    const connection = await sessions.acquire(session.id, session.mustExist);
    try {
      const restore = await setUpSession(connection, setup);
      await run(connection).finally(restore);
    } finally {
      sessions.release(session.id, isViewers(setup.settings) ? 0 : session.timeoutS);
    }
    return;
  }
  const connection = engine.connect();
  try {
    await setUp(connection, setup);
    await run(connection);
  } finally {
    await connection.close();
  }
}
