import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { assertPortFree, freePort, waitForPort } from '../../../dev/engines/lib/ports.ts';

it('never gives one port twice, though nobody listens on them yet', async () => {
  const ports = await Promise.all(Array.from({ length: 300 }, freePort));
  expect(new Set(ports).size).toBe(300);
});

it('gives a port that can be listened on', async () => {
  const port = await freePort();
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  expect(server.address()).toMatchObject({ port });
  await new Promise((resolve) => server.close(resolve));
});

it('waits for a port that is about to become free, and no longer', async () => {
  const port = await freePort();
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  await expect(waitForPort(port, '127.0.0.1', 'x', 'X_PORT', 0)).rejects.toMatchObject({ code: 'PORT_TAKEN' });
  const waited = waitForPort(port, '127.0.0.1', 'x', 'X_PORT', 10_000);
  // A look of ours that fails comes after its first one.
  await expect(assertPortFree(port, '127.0.0.1', 'x', 'X_PORT')).rejects.toMatchObject({ code: 'PORT_TAKEN' });
  server.close();
  await expect(waited).resolves.toBeUndefined();
});
