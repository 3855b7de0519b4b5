import { createServer } from 'node:net';

/** A server on loopback that answers nothing and remembers who called: whatever connects to it was made to by a statement. */
export interface Listener {
  port: number;
  /** The first bytes of every connection. */
  calls: string[];
  stop: () => Promise<void>;
}

export async function startListener(): Promise<Listener> {
  const calls: string[] = [];
  const server = createServer((socket) => {
    const place = calls.push('(nothing sent)') - 1;
    socket.on('error', () => {});
    socket.once('data', (bytes) => {
      calls[place] = bytes.toString('latin1').split('\r\n')[0] ?? '';
      socket.destroy();
    });
    // Protocols in which the server speaks first (MySQL) must not hold the engine until its time-out.
    socket.setTimeout(200, () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    port,
    calls,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
