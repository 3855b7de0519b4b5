import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { eventJson } from '../schemas/make.ts';
import { startTestServer, type TestServer } from './make-server.ts';

let server: TestServer;
afterEach(() => server.close());

const body = (id: string) => JSON.stringify(eventJson('crm.contact.tagged', {}, { id }));
const head = (key: string) =>
  `POST /v1/events HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${key}\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n`;

/** Opens a socket, sends the text, then a byte every 20 ms until the other side ends it. @returns what was answered, and how long it took in ms */
function drip(text: string): Promise<{ answer: string; ms: number }> {
  const began = performance.now();
  return new Promise((resolve) => {
    const socket = connect({ port: Number(new URL(server.url).port), host: '127.0.0.1' });
    let answer = '';
    const dripping = setInterval(() => socket.write('x'), 20);
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      clearInterval(dripping);
      resolve({ answer, ms: performance.now() - began });
    });
    socket.write(text);
  });
}

describe('a slow request', () => {
  it('is refused by its head, without a key, while its body has hardly begun', async () => {
    server = await startTestServer();
    const socket = connect({ port: Number(new URL(server.url).port), host: '127.0.0.1' });
    const answer = new Promise<string>((resolve) => socket.once('data', (chunk) => resolve(chunk.toString())));
    socket.write(`${head('wrong')}x`);
    expect(await answer).toMatch(/^HTTP\/1\.1 401 /);
    socket.destroy();
  });

  it('ends after requestTimeout, key or not', async () => {
    server = await startTestServer({ http: { requestTimeoutMs: 300 } });
    for (const text of [head('key'), head('wrong'), 'POST /v1/events HTTP/1.1\r\nhost: x\r\nx-slow: ']) {
      const { answer, ms } = await drip(text);
      expect(answer).toMatch(text.includes('wrong') ? /^HTTP\/1\.1 401 / : /^HTTP\/1\.1 408 /);
      expect(ms).toBeLessThan(3_000);
    }
    expect((await server.get('/metrics')).text).toContain('in_flight_bytes 0');
  });

  it('takes no connection beyond the bound', async () => {
    server = await startTestServer({ http: { maxConnections: 1 } });
    const port = Number(new URL(server.url).port);
    const first = connect({ port, host: '127.0.0.1' });
    await new Promise((resolve) => first.once('connect', resolve));
    const second = connect({ port, host: '127.0.0.1' });
    second.on('error', () => {});
    await new Promise((resolve) => second.once('close', resolve));
    first.destroy();
  });
});

describe('wrong keys', () => {
  const send = (key: string, id: string) =>
    server.post(body(id), 'application/json', { authorization: `Bearer ${key}` });

  it('are answered 429 with Retry-After after ten, and slow down nobody who shows a right one', async () => {
    server = await startTestServer({ keys: 'key,other' });
    expect((await send('key', 'a')).status).toBe(202);
    for (let i = 0; i < 10; i++) expect((await send(`guess-${i}`, 'b')).status).toBe(401);
    const refused = await send('guess-10', 'b');
    expect(refused).toMatchObject({ status: 429, body: { error: { code: 'too_many_failures' } } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    for (const key of ['key', 'other']) expect((await send(key, `c-${key}`)).status).toBe(202);
  });

  it('of a forged X-Forwarded-For count for the address that sent them, unless its proxy is trusted', async () => {
    const refusals = async () => {
      const statuses = [];
      for (let i = 0; i < 11; i++) {
        const headers = { authorization: `Bearer guess-${i}`, 'x-forwarded-for': `192.0.2.${i}` };
        statuses.push((await server.post(body('a'), 'application/json', headers)).status);
      }
      return statuses.at(-1);
    };
    server = await startTestServer();
    expect(await refusals()).toBe(429);
    await server.close();
    server = await startTestServer({ http: { trustedProxies: ['127.0.0.1'] } });
    expect(await refusals()).toBe(401);
  });
});
