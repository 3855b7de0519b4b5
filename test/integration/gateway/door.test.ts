import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInstallation, type Installation, type Service, startService } from '../../helpers/stack.ts';

let installation: Installation;
let gateway: Service;
beforeAll(async () => {
  installation = await createInstallation();
  gateway = await startService('gateway', {
    ...installation.env,
    GATEWAY_SECRET: 'right',
    HTTP_REQUEST_TIMEOUT_S: '1',
    TRUST_PROXY: '127.0.0.1',
  });
});
afterAll(async () => {
  await gateway?.stop();
  await installation?.cleanup();
});

const head = (secret: string, more = '') =>
  `POST / HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${secret}\r\n${more}content-length: 100000\r\n\r\n`;

/** Sends the text, then a byte every 20 ms until the gateway ends it. @returns the answer, and how long it and the end took in ms */
function drip(text: string): Promise<{ answer: string; answeredMs: number; endedMs: number }> {
  const began = performance.now();
  return new Promise((resolve) => {
    const socket = connect({ port: gateway.port, host: '127.0.0.1' });
    let [answer, answeredMs] = ['', 0];
    const dripping = setInterval(() => socket.write('x'), 20);
    socket.on('data', (chunk) => {
      answeredMs ||= performance.now() - began;
      answer += chunk.toString();
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      clearInterval(dripping);
      resolve({ answer, answeredMs, endedMs: performance.now() - began });
    });
    socket.write(text);
  });
}

describe('a body that comes byte by byte', () => {
  it('is not waited for without the secret', async () => {
    const { answer, answeredMs } = await drip(head('wrong'));
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
    expect(answeredMs).toBeLessThan(900);
  });

  it('needs more than a name, too: an empty header is refused before the body', async () => {
    const { answer, answeredMs } = await drip(head('right', 'x-grafana-user:\r\n'));
    expect(answer).toMatch(/^HTTP\/1\.1 403 [\s\S]*X-Grafana-User is empty/);
    expect(answeredMs).toBeLessThan(900);
  });

  it('ends after the time for requests, with the secret, and so does a head', async () => {
    for (const text of [head('right'), 'POST / HTTP/1.1\r\nhost: x\r\nx-slow: ']) {
      const { answer, endedMs } = await drip(text);
      expect(answer).toMatch(/^HTTP\/1\.1 408 /);
      expect(endedMs).toBeLessThan(4_000);
    }
  });
});

describe('wrong secrets', () => {
  const ask = async (secret: string, address: string) => {
    const headers = { authorization: `Bearer ${secret}`, 'x-forwarded-for': address };
    const response = await fetch(gateway.url, { method: 'POST', headers, body: 'select 1' });
    await response.text();
    return response;
  };

  it('are answered 429 with Retry-After after ten, by address, and lock out nobody who shows the right one', async () => {
    for (let i = 0; i < 10; i++) expect((await ask(`guess-${i}`, '192.0.2.1')).status).toBe(401);
    const refused = await ask('guess-10', '192.0.2.1');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask('guess-11', '192.0.2.2')).status).toBe(401);
    expect((await ask('right', '192.0.2.1')).status).toBe(200);
  });

  it('come ever slower, a few at a time', async () => {
    const began = performance.now();
    for (let i = 0; i < 6; i++) await ask(`guess-${i}`, '192.0.2.3').then(() => ask(`other-${i}`, '192.0.2.3'));
    const sixteenth = Array.from({ length: 12 }, (_, i) => ask(`more-${i}`, '192.0.2.3'));
    const statuses = (await Promise.all(sixteenth)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([429]));
    // 50 + 100 ms one after the other, then 200 for eight at once.
    expect(performance.now() - began).toBeGreaterThan(150);
  });
});
