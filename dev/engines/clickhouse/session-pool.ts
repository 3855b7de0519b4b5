import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from './engine.ts';
import { DatabaseError } from './errors.ts';

interface Session {
  connection: Connection;
  /** Resolves when the request that has it is done with it. */
  busy: Turn | undefined;
  expiry: NodeJS.Timeout | undefined;
}

type Turn = { done: Promise<void>; finish: () => void };

function turn(): Turn {
  let finish = () => {};
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return { done, finish };
}

/** A client may send its next request when it has read an answer, a moment before the session is tidied up behind that. */
const GRACE_MS = 1_000;

/** More than that many idle sessions are not kept: each holds a connection of the engine. */
const MAX_SESSIONS = 64;

/** Connections kept under a `session_id` (temporary tables, SET), for one request at a time, until they idle for `timeoutS`. */
export function createSessionPool(connect: () => Connection) {
  const sessions = new Map<string, Session>();

  function drop(id: string): Promise<void> | undefined {
    const session = sessions.get(id);
    sessions.delete(id);
    clearTimeout(session?.expiry);
    return session?.connection.close();
  }

  return {
    /** @throws DatabaseError SESSION_NOT_FOUND, SESSION_IS_LOCKED */
    async acquire(id: string, mustExist: boolean): Promise<Connection> {
      let session = sessions.get(id);
      if (!session) {
        if (mustExist) throw new DatabaseError(372, 'SESSION_NOT_FOUND', `Session ${id} not found`);
        const oldest = [...sessions].find(([, other]) => !other.busy)?.[0];
        if (sessions.size >= MAX_SESSIONS && oldest !== undefined) void drop(oldest);
        session = { connection: connect(), busy: undefined, expiry: undefined };
        sessions.set(id, session);
      }
      if (session.busy) await Promise.race([session.busy.done, pause(GRACE_MS, undefined, { ref: false })]);
      if (session.busy)
        throw new DatabaseError(373, 'SESSION_IS_LOCKED', `Session ${id} is locked by a concurrent client`);
      clearTimeout(session.expiry);
      session.busy = turn();
      return session.connection;
    },
    release(id: string, timeoutS: number): void {
      const session = sessions.get(id);
      if (!session) return;
      session.busy?.finish();
      session.busy = undefined;
      session.expiry = setTimeout(() => void drop(id), timeoutS * 1000);
      session.expiry.unref();
    },
    async close(): Promise<void> {
      await Promise.all([...sessions.keys()].map(drop));
    },
  };
}

export type SessionPool = ReturnType<typeof createSessionPool>;
