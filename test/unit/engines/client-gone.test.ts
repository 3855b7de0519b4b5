import { createServer, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { endWithClient } from '../../../dev/engines/clickhouse/client-gone.ts';
import { waitFor } from '../../../dev/engines/lib/wait-for.ts';

/** A response of a real server, and what hangs up on it. */
async function call(): Promise<{ response: ServerResponse; hangUp: () => void; close: () => void }> {
  let response: ServerResponse | undefined;
  const server = createServer((_request, answer) => {
    response = answer;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const socket = connect(typeof address === 'object' && address ? address.port : 0, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
  await waitFor(() => response !== undefined, { timeoutMs: 5_000 });
  if (!response) throw new Error('no request came');
  return { response, hangUp: () => socket.destroy(), close: () => server.close() };
}

it('kills a query until it has ended: one that has not begun yet is not found', async () => {
  const { response, hangUp, close } = await call();
  let kills = 0;
  const ended = endWithClient(response, async () => {
    kills += 1;
    if (kills === 1) throw new Error('the engine is busy');
  });
  hangUp();
  await waitFor(() => kills >= 3, { timeoutMs: 5_000 });
  ended();
  close();
});

it('begins no query for a client that has gone already', async () => {
  const { response, hangUp, close } = await call();
  hangUp();
  await waitFor(() => response.destroyed, { timeoutMs: 5_000 });
  expect(() => endWithClient(response, async () => {})).toThrow(/client has gone/);
  close();
});
