import { afterEach, describe, expect, it } from 'vitest';
import { eventJson } from '../schemas/make.ts';
import { startTestServer, type TestServer } from './make-server.ts';
import { rawRequest } from './raw-http.ts';

let server: TestServer;
afterEach(() => server.close());

const KEY = 'Authorization: Bearer key\r\n';
const JSON_TYPE = 'Content-Type: application/json\r\n';
const EXPECT = 'Expect: 100-continue\r\n';
const CLOSE = 'Connection: close\r\n';
const head = (line: string, headers = '') => `${line} HTTP/1.1\r\nHost: x\r\n${headers}\r\n`;

/** The common shape of an error (RFC 9457, and `code`). */
const problem = (status: number, code: string) => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: { type: `urn:leadstream:problem:${code}`, title: expect.any(String), status, detail: expect.any(String), code },
});

describe('errors have one shape', () => {
  it.each([
    [404, 'not_found', head('GET /v1/nothing', CLOSE)],
    [404, 'not_found', head('POST /v1/events/', `Content-Length: 0\r\n${CLOSE}`)],
    [405, 'method_not_allowed', head('PUT /v1/events', CLOSE)],
    [405, 'method_not_allowed', head('QUERY /v1/events', CLOSE)],
    [405, 'method_not_allowed', head('PROPFIND /healthz', CLOSE)],
    [400, 'bad_url', head('GET /v1/%zz', CLOSE)],
    [400, 'bad_request', 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n'],
    [400, 'bad_request', 'no HTTP\r\n\r\n'],
    [400, 'bad_request', head('POST /v1/events', 'Content-Length: 1\r\nContent-Length: 2\r\n')],
    [400, 'bad_request', `${head('POST /v1/events', `${KEY}${JSON_TYPE}Transfer-Encoding: chunked\r\n`)}zz\r\n`],
    [431, 'headers_too_large', head('GET /healthz', `X: ${'x'.repeat(20_000)}\r\n`)],
    [401, 'unauthorized', head('POST /v1/events', `Content-Length: 0\r\n${CLOSE}`)],
    [415, 'unsupported_media_type', head('POST /v1/events', `${KEY}Content-Length: 0\r\n${CLOSE}`)],
    [417, 'expectation_failed', head('POST /v1/events', `${KEY}Expect: applause\r\nContent-Length: 2\r\n`)],
  ])('%i %s', async (status, code, request) => {
    server = await startTestServer();
    expect(await rawRequest(server.url, request)).toMatchObject([problem(status, code)]);
  });

  it('also where a request does not come in time, in its head or its body', async () => {
    server = await startTestServer({ http: { requestTimeoutMs: 300 } });
    const body = `${head('POST /v1/events', `${KEY}${JSON_TYPE}Content-Length: 50\r\n`)}{"a"`;
    const timeout = [problem(408, 'request_timeout')];
    expect(await Promise.all([rawRequest(server.url, body), rawRequest(server.url, 'POST /v1/ev')])).toMatchObject([
      timeout,
      timeout,
    ]);
  });

  it('and come once, though the body of a refused request stays away', async () => {
    server = await startTestServer({ http: { requestTimeoutMs: 300 } });
    const refused = `${head('POST /v1/events', `${JSON_TYPE}Content-Length: 50\r\n`)}{"a"`;
    expect(await rawRequest(server.url, refused)).toMatchObject([problem(401, 'unauthorized')]);
  });

  it('and in the order of the requests, though the second one can not be read', async () => {
    let acknowledge = () => {};
    const acknowledged = new Promise<void>((resolve) => {
      acknowledge = resolve;
    });
    server = await startTestServer({ send: () => acknowledged });
    const body = JSON.stringify(eventJson('crm.contact.tagged'));
    const first = head('POST /v1/events', `${KEY}${JSON_TYPE}Content-Length: ${body.length}\r\n`);
    const answers = rawRequest(server.url, `${first}${body}garbage\r\n\r\n`);
    await expect.poll(async () => (await server.get('/metrics')).text).toContain(`in_flight_bytes ${body.length}`);
    acknowledge();
    expect(await answers).toMatchObject([{ status: 202 }, problem(400, 'bad_request')]);
  });

  it('with `accepted` and `rejected` beside where no event is acceptable', async () => {
    server = await startTestServer();
    const bad = eventJson('crm.cost.recorded', { amount: -1, spent_on: 'today' });
    const one = await server.post(JSON.stringify(bad), 'application/json');
    const { code, message, field } = { code: 'out_of_range', message: 'must be 0 or more', field: 'data.amount' };
    expect(one).toMatchObject({
      status: 400,
      body: {
        ...problem(400, code).body,
        detail: 'data.amount must be 0 or more',
        accepted: 0,
        rejected: [
          { index: 0, id: 'e-1', code, field, message, errors: [{ code, field, message }, { field: 'data.spent_on' }] },
        ],
      },
    });
    const two = await server.post(JSON.stringify([bad, bad]), 'application/json');
    expect(two).toMatchObject({ status: 400, body: { code: 'no_event_accepted', accepted: 0, rejected: [{}, {}] } });
  });
});

describe('methods', () => {
  it.each([
    ['GET /v1/events', 405, 'OPTIONS, POST'],
    ['HEAD /v1/events', 405, 'OPTIONS, POST'],
    ['OPTIONS /v1/events', 204, 'OPTIONS, POST'],
    ['OPTIONS /v1/watermark', 204, 'GET, HEAD, OPTIONS'],
    ['DELETE /readyz', 405, 'GET, HEAD, OPTIONS'],
    ['OPTIONS *', 204, 'GET, HEAD, OPTIONS, POST'],
  ])('%s is answered %i and Allow: %s', async (line, status, allow) => {
    server = await startTestServer();
    expect(await rawRequest(server.url, head(line, CLOSE))).toMatchObject([{ status, headers: { allow } }]);
  });

  it('HEAD is answered where GET is, and OPTIONS says what may be posted', async () => {
    server = await startTestServer();
    expect(await rawRequest(server.url, head('HEAD /healthz', CLOSE))).toMatchObject([{ status: 200, body: {} }]);
    const [answer] = await rawRequest(server.url, head('OPTIONS /v1/events', CLOSE));
    expect(answer?.headers).toMatchObject({
      'accept-post': expect.stringContaining('application/x-ndjson'),
      'accept-encoding': 'gzip',
    });
  });
});

describe('parameters', () => {
  it.each([
    ['?lenient=TRUE', 'invalid_parameter', 'lenient'],
    ['?lenient=1', 'invalid_parameter', 'lenient'],
    ['?lenient', 'invalid_parameter', 'lenient'],
    ['?lenient=', 'invalid_parameter', 'lenient'],
    ['?lenient=true&lenient=true', 'invalid_parameter', 'lenient'],
    ['?Lenient=true', 'unknown_parameter', 'Lenient'],
    ['?leniant=true', 'unknown_parameter', 'leniant'],
    ['?lenient=true&dry_run=1', 'unknown_parameter', 'dry_run'],
    ['?=1', 'unknown_parameter', ''],
  ])('%s is refused by name', async (query, code, field) => {
    server = await startTestServer();
    const answer = await server.post('[]', 'application/json', {}, query);
    expect(answer).toMatchObject({ status: 400, body: { code, field } });
  });

  it.each(['?lenient=true', '?lenient=false', '?', '?lenient=tr%75e'])('%s is taken', async (query) => {
    server = await startTestServer();
    expect((await server.post('[]', 'application/json', {}, query)).status).toBe(202);
  });

  it.each(['/healthz', '/readyz', '/metrics', '/v1/watermark'])('of %s are none', async (path) => {
    server = await startTestServer();
    expect(await server.get(`${path}?verbose=1`)).toMatchObject({
      status: 400,
      body: { code: 'unknown_parameter', field: 'verbose' },
    });
  });

  it('are validated after the key', async () => {
    server = await startTestServer();
    expect((await server.post('[]', 'application/json', { authorization: '' }, '?x=1')).status).toBe(401);
  });
});

describe('a body that its head refuses is not asked for', () => {
  const post = (headers: string, path = '/v1/events') => head(`POST ${path}`, `${EXPECT}${headers}`);

  it.each([
    [401, post(`${JSON_TYPE}Content-Length: 5000\r\n`)],
    [413, post(`${KEY}${JSON_TYPE}Content-Length: 50000000\r\n`)],
    [413, post(`${KEY}${JSON_TYPE}Content-Encoding: gzip\r\nContent-Length: 50000000\r\n`)],
    [415, post(`${KEY}Content-Type: text/csv\r\nContent-Length: 5000\r\n`)],
    [415, post(`${KEY}${JSON_TYPE}Content-Encoding: br\r\nContent-Length: 5000\r\n`)],
    [400, post(`${KEY}${JSON_TYPE}Content-Length: 5000\r\n`, '/v1/events?x=1')],
    [404, post(`${KEY}${JSON_TYPE}Content-Length: 5000\r\n`, '/v1/event')],
    [405, post('Content-Length: 5000\r\n', '/healthz')],
  ])('%i, and the connection is closed', async (status, request) => {
    server = await startTestServer();
    const answers = await rawRequest(server.url, request);
    expect(answers).toMatchObject([{ status, headers: { connection: 'close' } }]);
  });

  it('nor while Kafka is away', async () => {
    server = await startTestServer({ away: 'no broker' });
    expect(await rawRequest(server.url, post(`${KEY}${JSON_TYPE}Content-Length: 5000\r\n`))).toMatchObject([
      { status: 503 },
    ]);
  });

  it('nor while there is no room for it', async () => {
    server = await startTestServer({ limits: { maxInFlightBytes: 1_000 } });
    expect(await rawRequest(server.url, post(`${KEY}${JSON_TYPE}Content-Length: 5000\r\n`))).toMatchObject([
      { status: 429, headers: { 'retry-after': '1' } },
    ]);
  });

  it('and any other is', async () => {
    server = await startTestServer();
    const request = `${post(`${KEY}${JSON_TYPE}Content-Length: 2\r\n${CLOSE}`)}[]`;
    expect(await rawRequest(server.url, request)).toMatchObject([{ status: 100 }, { status: 202 }]);
  });
});
