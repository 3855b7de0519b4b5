import { connect } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { noRoute, rememberMethods } from '../../../../services/shared/http/allowed-methods.ts';
import { createHttpServer } from '../../../../services/shared/http/server.ts';

let app: FastifyInstance;
let port = 0;
beforeAll(async () => {
  app = createHttpServer({ requestTimeoutMs: 1_000, trustedProxies: [], maxConnections: 10 });
  app.post('/v1/things', async () => 'ok');
  const url = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
  port = Number(url.port);
});
afterAll(() => app.close());

/** What a server answers to these bytes until it closes the connection. */
function answerTo(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => {
      text += chunk.toString();
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
}

it.each([
  ['what is no HTTP', 'HELLO\r\n\r\n', 400, 'bad_request'],
  ['headers of 20 KiB', `GET / HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, 431, 'headers_too_large'],
  ['a head that does not end', 'GET / HTTP/1.1\r\nhost: a\r\n', 408, 'request_timeout'],
  ['a path that is no URL', 'GET /%zz HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n', 400, 'bad_url'],
])('answers %s with a problem', async (_name, bytes, status, code) => {
  const [head = '', body = ''] = (await answerTo(bytes)).split('\r\n\r\n');
  expect(head).toContain(`HTTP/1.1 ${status} `);
  expect(head.toLowerCase()).toContain('content-type: application/problem+json');
  expect(JSON.parse(body)).toMatchObject({ status, code, type: `urn:leadstream:problem:${code}` });
});

it('tells the methods of a path, with its parameters filled in', async () => {
  const server = Fastify();
  const methodsOf = rememberMethods(server);
  server.get('/v1/metrics/:view', async () => 'ok');
  server.post('/', async () => 'ok');
  await server.ready();
  expect(methodsOf('/v1/metrics/a.b')).toEqual(['GET', 'HEAD']);
  expect(methodsOf('/')).toEqual(['POST']);
  expect(methodsOf('/v1/metrics/a/b')).toEqual([]);
  expect(noRoute('PUT', '/', ['POST'])).toMatchObject({ status: 405, code: 'method_not_allowed' });
  expect(noRoute('PUT', '/x', [])).toMatchObject({ status: 404, code: 'not_found' });
  await server.close();
});
