import { randomInt } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { LeadstreamError, messageOf } from '../../../services/shared/errors.ts';

/** Below the ports that systems give to outgoing connections (32768 on Linux, 49152 elsewhere), above what is well known. */
const FIRST = 20_000;
const LAST = 32_000;
const ATTEMPTS = 100;
/** Ports given by this process: their receivers may not listen yet, so "free right now" is not enough. */
const given = new Set<number>();

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/**
 * A TCP port that is free on the loopback interface and that this process has given to nobody else. Chosen at random, so that
 * several processes that ask at once hardly meet.
 * @throws LeadstreamError `NO_FREE_PORT`
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const port = randomInt(FIRST, LAST);
    if (given.has(port)) continue;
    given.add(port);
    if (await isFree(port)) return port;
  }
  throw new LeadstreamError('NO_FREE_PORT', `no free port found between ${FIRST} and ${LAST}`);
}

/**
 * Checks that a port can be listened on.
 * @param variable name of the environment variable that moves the listener elsewhere
 * @throws LeadstreamError `PORT_TAKEN` naming the port and the variable
 */
export async function assertPortFree(port: number, host: string, what: string, variable: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const server = createServer();
    server.once('error', (cause) =>
      reject(
        new LeadstreamError(
          'PORT_TAKEN',
          `port ${port}, needed for ${what}, cannot be used (${messageOf(cause)}). Stop what uses it, or choose another: ${variable}=<port>`,
          { cause },
        ),
      ),
    );
    server.listen(port, host, () => server.close(() => resolve()));
  });
}

/**
 * Like {@link assertPortFree}, with patience: a process that was killed is gone for the system's list a moment before the last of its threads has let
 * go of its ports.
 * @throws LeadstreamError `PORT_TAKEN` if the port is still taken after `withinMs`
 */
export async function waitForPort(
  port: number,
  host: string,
  what: string,
  variable: string,
  withinMs: number,
): Promise<void> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    try {
      await assertPortFree(port, host, what, variable);
      return;
    } catch (error) {
      if (performance.now() >= deadline) throw error;
      await pause(100);
    }
  }
}

/** Whether something accepts connections on the loopback port. */
export async function acceptsConnections(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const answer = (accepted: boolean) => {
      socket.destroy();
      resolve(accepted);
    };
    socket.once('connect', () => answer(true)).once('error', () => answer(false));
  });
}
