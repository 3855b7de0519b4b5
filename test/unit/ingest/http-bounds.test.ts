import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { eventJson } from '../schemas/make.ts';
import { startTestServer, type TestServer } from './make-server.ts';

const event = (id: string) => eventJson('crm.contact.tagged', {}, { id });
const JSON_TYPE = 'application/json';
const BATCH = 'application/cloudevents-batch+json';

let server: TestServer;
afterEach(() => server.close());

describe('bounds', () => {
  it('stop a gzip bomb at 10 MiB', async () => {
    server = await startTestServer();
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(100 * 1024 * 1024)));
    const before = process.memoryUsage().arrayBuffers;
    const answer = await server.post(bomb, JSON_TYPE, { 'content-encoding': 'gzip' });
    expect(answer).toMatchObject({ status: 413, body: { error: { code: 'body_too_large' } } });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 * 1024 * 1024);
  });

  it('let the client read the answer to a body that is too large, and go on with the connection', async () => {
    server = await startTestServer({ limits: { maxBodyBytes: 1_000_000 } });
    expect((await server.post(new Uint8Array(3_000_000), JSON_TYPE)).status).toBe(413);
    const chunked = new ReadableStream({
      start(controller) {
        for (let i = 0; i < 30; i++) controller.enqueue(new Uint8Array(100_000));
        controller.close();
      },
    });
    const response = await fetch(`${server.url}/v1/events`, {
      method: 'POST',
      headers: { authorization: 'Bearer key', 'content-type': JSON_TYPE },
      body: chunked,
      duplex: 'half',
    });
    expect(response.status).toBe(413);
    expect((await server.post(JSON.stringify(event('a')), JSON_TYPE)).status).toBe(202);
  });

  it('hold for the number of events', async () => {
    server = await startTestServer({ limits: { maxEventsPerRequest: 3 } });
    for (const [type, body] of [
      [BATCH, '[1,1,1,1]'],
      ['application/x-ndjson', '1\n1\n1\n1'],
    ] as const) {
      expect(await server.post(body, type)).toMatchObject({
        status: 413,
        body: { error: { code: 'too_many_events' } },
      });
    }
  });

  it('answer 429 with Retry-After while too many bytes wait for Kafka, and give them back', async () => {
    let acknowledge = () => {};
    const acknowledged = new Promise<void>((resolve) => {
      acknowledge = resolve;
    });
    const body = JSON.stringify(event('a'));
    server = await startTestServer({ limits: { maxInFlightBytes: body.length + 10 }, send: () => acknowledged });
    const first = server.post(body, JSON_TYPE);
    await expect.poll(async () => (await server.get('/metrics')).text).toContain(`in_flight_bytes ${body.length}`);
    const second = await server.post(body, JSON_TYPE);
    expect(second.status).toBe(429);
    expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(0);
    acknowledge();
    expect((await first).status).toBe(202);
    expect((await server.post(body, JSON_TYPE)).status).toBe(202);
  });

  it('give back the bytes of a client that goes away in the middle of its body', async () => {
    server = await startTestServer();
    const socket = connect({ port: Number(new URL(server.url).port), host: '127.0.0.1' });
    const head =
      'POST /v1/events HTTP/1.1\r\nhost: x\r\nauthorization: Bearer key\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n';
    socket.write(`${head}${'x'.repeat(500)}`);
    const inFlight = async () => (await server.get('/metrics')).text;
    await expect.poll(inFlight).toContain('in_flight_bytes 500');
    socket.destroy();
    await expect.poll(inFlight).toContain('in_flight_bytes 0');
  });
});
