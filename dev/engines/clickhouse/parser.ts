import { literal } from '../../../clickhouse/quote.ts';
import { createByteCache } from '../../../services/shared/byte-cache.ts';
import { messageOf } from '../../../services/shared/errors.ts';
import type { Connection } from './engine.ts';
import { createLimit } from './limit.ts';

/** Services and dashboards ask the same statements again and again; those of a busy stack take 2 MB. */
const CACHE_BYTES = 16 * 1024 * 1024;
/** The largest statement with every character escaped. */
const MAX_QUERY_BYTES = 64 * 1024 * 1024;
/** A statement larger than this is not kept, and parsed beside the others: 16 MiB take a second. */
const LARGE_BYTES = 256 * 1024;

/** The engine tells where in our question it failed, and repeats the whole statement: its author needs neither. */
const OURS = /: In scope SELECT formatQuerySingleLine\([\s\S]*(?= \([A-Z_0-9]+\)\s*$)/;

/**
 * The engine's own parser, without executing anything: what it says is one statement is one, whatever comments, quotes and heredocs are in it.
 * A statement that was not asked before costs what `select 1` does: 0.9 ms on two cores that were busy otherwise.
 */
export function createParser(connect: () => Connection) {
  const known = createByteCache<string>({ maxBytes: CACHE_BYTES });
  const oneAtATime = createLimit(1);
  let kept: Connection | undefined;

  async function open(): Promise<Connection> {
    const connection = connect();
    await connection.query(`set max_query_size = ${MAX_QUERY_BYTES}, readonly = 1`);
    return connection;
  }

  async function ask(connection: Connection, sql: string): Promise<string> {
    try {
      const { bytes } = await connection.query(`select formatQuerySingleLine(${literal(sql)})`, 'TabSeparatedRaw');
      return bytes.toString('utf8').replace(/\n$/, '');
    } catch (error) {
      throw new Error(messageOf(error).replace(OURS, '.'));
    }
  }

  async function askAlone(sql: string): Promise<string> {
    const connection = await open();
    try {
      return await ask(connection, sql);
    } finally {
      await connection.close();
    }
  }

  async function askKept(sql: string): Promise<string> {
    kept ??= await open();
    try {
      return await ask(kept, sql);
    } catch (error) {
      // What a failed query has left behind would be in front of the next answer.
      const failed = kept;
      kept = undefined;
      await failed.close();
      throw error;
    }
  }

  return {
    /**
     * A text as ClickHouse writes the one statement that is in it: without comments, names and strings in one kind of quotes, rows cut off.
     * @throws Error with the engine's text if it is none, or several
     */
    async canonical(sql: string): Promise<string> {
      const found = known.get(sql);
      if (found !== undefined) return found;
      if (sql.length > LARGE_BYTES) return await askAlone(sql);
      const canonical = await oneAtATime(() => askKept(sql));
      known.set(sql, canonical, 2 * (sql.length + canonical.length));
      return canonical;
    },
    async close(): Promise<void> {
      await kept?.close();
    },
  };
}

export type Parser = ReturnType<typeof createParser>;
