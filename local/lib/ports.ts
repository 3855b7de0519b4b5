import { connect, createServer } from 'node:net';
import { LeadstreamError, messageOf } from '../../services/shared/errors.ts';

/** A TCP port that is free on the loopback interface right now (the system picks it). */
export async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port was given')),
      );
    });
  });
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
