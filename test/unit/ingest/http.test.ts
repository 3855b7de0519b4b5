import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { EVENTS } from '../../../schemas/types.ts';
import { eventJson } from '../schemas/make.ts';
import { startTestServer, type TestServer } from './make-server.ts';

const event = (id: string, attributes: object = {}) => eventJson('crm.contact.tagged', {}, { id, ...attributes });
const JSON_TYPE = 'application/json';
const BATCH = 'application/cloudevents-batch+json';

let server: TestServer;
afterEach(() => server.close());

describe('bodies', () => {
  it.each([
    ['application/cloudevents+json', JSON.stringify(event('a'))],
    ['application/cloudevents+json; charset=UTF-8', JSON.stringify(event('a'))],
    ['application/json;charset="utf-8"', JSON.stringify(event('a'), null, 2)],
    ['Application/JSON', `[${JSON.stringify(event('a'))}]`],
    [BATCH, JSON.stringify([event('a')])],
    ['application/x-ndjson', `\n${JSON.stringify(event('a'))}\r\n  \n`],
  ])('of %s are read', async (type, body) => {
    server = await startTestServer();
    expect(await server.post(body, type)).toMatchObject({ status: 202, body: { accepted: 1, rejected: [] } });
    expect(server.sent.map(({ value }) => JSON.parse(value.toString()))).toEqual([event('a')]);
  });

  it('may be gzip', async () => {
    server = await startTestServer();
    const body = new Uint8Array(gzipSync(JSON.stringify([event('a'), event('b')])));
    expect(await server.post(body, BATCH, { 'content-encoding': 'gzip' })).toMatchObject({
      status: 202,
      body: { accepted: 2 },
    });
  });

  it('may be a CloudEvent in binary mode, its attributes percent-encoded or quoted', async () => {
    server = await startTestServer();
    const answer = await server.post(JSON.stringify(EVENTS['crm.contact.tagged'].example), JSON_TYPE, {
      'ce-specversion': '1.0',
      'ce-id': '"a \\"b\\" %E2%82%AC"',
      'ce-source': '/crm/acme%2520x',
      'ce-type': 'crm.contact.tagged',
      'ce-time': '2026-06-01T09:00:00Z',
      'ce-extra': 'kept',
    });
    expect(answer).toMatchObject({ status: 202, body: { accepted: 1 } });
    const [sent] = server.sent.map(({ value }) => JSON.parse(value.toString()));
    expect(sent).toEqual({ ...event('a "b" €', { source: '/crm/acme%20x' }), extra: 'kept' });
  });

  it('in binary mode name an attribute that is not percent-encoded UTF-8', async () => {
    server = await startTestServer();
    const answer = await server.post('{}', JSON_TYPE, { 'ce-specversion': '1.0', 'ce-id': '%ff' });
    expect(answer).toMatchObject({ status: 400, body: { rejected: [{ code: 'invalid_envelope', field: 'id' }] } });
  });

  it('without any event are accepted: an exporter with nothing to say is not at fault', async () => {
    server = await startTestServer();
    for (const [type, body] of [
      [BATCH, '[]'],
      [JSON_TYPE, ' [] '],
      ['application/x-ndjson', ''],
    ] as const) {
      expect(await server.post(body, type)).toMatchObject({ status: 202, body: { accepted: 0, rejected: [] } });
    }
  });

  it.each([
    ['text/plain', {}, '{}'],
    ['', {}, '{}'],
    ['application/json; charset=iso-8859-2', {}, '{}'],
    ['application/json', { 'content-encoding': 'br' }, '{}'],
    ['application/json', { 'content-encoding': 'gzip, gzip' }, '{}'],
    ['application/xml', { 'ce-specversion': '1.0' }, '<a/>'],
    ['json', {}, '{}'],
  ])('of Content-Type %j with %j are answered 415', async (type, headers, body) => {
    server = await startTestServer();
    expect((await server.post(new Uint8Array(Buffer.from(body)), type, headers)).status).toBe(415);
  });

  it('that are no JSON, no gzip, or no event are answered 400 with the reason', async () => {
    server = await startTestServer();
    expect(await server.post('{"a":', JSON_TYPE)).toMatchObject({
      status: 400,
      body: { accepted: 0, rejected: [{ index: 0, id: null, code: 'invalid_json', field: '' }] },
    });
    expect(await server.post('[1]', 'application/cloudevents+json')).toMatchObject({
      body: { rejected: [{ code: 'not_an_object' }] },
    });
    expect(await server.post('no gzip', JSON_TYPE, { 'content-encoding': 'gzip' })).toMatchObject({
      status: 400,
      body: { error: { code: 'unreadable_body' } },
    });
    const cut = new Uint8Array(gzipSync(JSON.stringify(event('a'))).subarray(0, 40));
    expect((await server.post(cut, JSON_TYPE, { 'content-encoding': 'gzip' })).status).toBe(400);
  });
});

describe('bodies that can not be read say where and why', () => {
  const NDJSON = 'application/x-ndjson';
  const bad = '{"a":1,}';
  const good = (id: string) => JSON.stringify(event(id));
  const utf16 = Buffer.from(`\ufeff${good('a')}`, 'utf16le');

  it.each<[string, string, string | Buffer]>([
    ['it is empty', JSON_TYPE, ''],
    ['it is empty', BATCH, ' \n'],
    ['it looks gzipped', JSON_TYPE, gzipSync(good('a'))],
    ['it looks gzipped', NDJSON, gzipSync(good('a'))],
    ['it looks like UTF-16 (little endian)', JSON_TYPE, utf16],
    ['it looks like UTF-16 (little endian)', NDJSON, utf16],
    ['one too many, at line 1, column 8 (byte 7)', JSON_TYPE, bad],
    [
      '(several events, one a line, are application/x-ndjson), at line 2, column 1',
      JSON_TYPE,
      `${good('a')}\n${good('b')}`,
    ],
    ['looks like XML or HTML, at line 1, column 1', JSON_TYPE, '<event/>'],
  ])('%s', async (reason, type, body) => {
    server = await startTestServer();
    expect(await server.post(new Uint8Array(Buffer.from(body)), type)).toMatchObject({
      status: 400,
      body: {
        code: 'invalid_json',
        accepted: 0,
        rejected: [{ index: 0, id: null, code: 'invalid_json', message: expect.stringContaining(reason) }],
      },
    });
  });

  it('a line of NDJSON by its line in the body', async () => {
    server = await startTestServer();
    const body = `${good('a')}\n\n  ${bad}\n${good('b')}`;
    const offset = good('a').length + 4 + bad.length - 1;
    expect((await server.post(body, NDJSON)).body).toMatchObject({
      accepted: 2,
      rejected: [
        { index: 1, message: expect.stringContaining(`at line 3, column ${bad.length + 2} (byte ${offset})`) },
      ],
    });
  });

  it('gzip by how far it came', async () => {
    server = await startTestServer();
    const whole = gzipSync(`[${Array.from({ length: 2_000 }, (_, i) => good(`e-${i}`)).join()}]`);
    const zipped = { 'content-encoding': 'gzip' };
    const broken = Buffer.from(whole);
    broken.fill(0xff, whole.length - 200, whole.length - 100);
    const detail = async (body: Buffer) => (await server.post(new Uint8Array(body), BATCH, zipped)).body.detail;
    expect(await detail(whole.subarray(0, whole.length - 50))).toMatch(
      /^the body ended early, after [1-9]\d+ bytes inflated$/,
    );
    expect(await detail(broken)).toMatch(/^the body is not valid gzip, after [1-9]\d+ bytes inflated$/);
    expect(await detail(Buffer.from(good('a')))).toMatch(/plain JSON goes without Content-Encoding\), after 0 bytes/);
  });

  it('a byte order mark costs nothing, at the start of a body or of a line', async () => {
    server = await startTestServer();
    const mark = '\ufeff';
    for (const [type, body, accepted] of [
      [JSON_TYPE, `${mark}${good('a')}`, 1],
      [BATCH, `${mark}[${good('b')}]`, 1],
      [NDJSON, `${mark}${good('c')}\n${mark}${good('d')}\r\n${mark}`, 2],
      [NDJSON, mark, 0],
    ] as const) {
      expect(await server.post(body, type)).toMatchObject({ status: 202, body: { accepted, rejected: [] } });
    }
    expect(server.sent.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('what JSON.parse passes over', () => {
  it('is refused in the event that it is in, and no other', async () => {
    server = await startTestServer();
    const cost = (id: string, amount: string) =>
      JSON.stringify(eventJson('crm.cost.recorded', { amount: 7 }, { id })).replace('"amount":7', `"amount":${amount}`);
    const texts = [cost('a', '0.1'), cost('b', '1,"amount":2'), cost('c', '12345678901234.567'), cost('d', '1.10')];
    const expected = {
      accepted: 2,
      rejected: [
        { index: 1, id: 'b', code: 'duplicate_key', field: 'data.amount' },
        { index: 2, id: 'c', code: 'imprecise_number', field: 'data.amount' },
      ],
    };
    expect((await server.post(`[${texts.join()}]`, BATCH)).body).toMatchObject(expected);
    expect((await server.post(texts.join('\n'), 'application/x-ndjson')).body).toMatchObject(expected);
  });
});

describe('partial acceptance', () => {
  it('names index, id, code, field and rule of each that was rejected, and sends the others', async () => {
    server = await startTestServer();
    const batch = [event('a'), event('b', { time: 'noon' }), 5, event('d', { type: 'crm.nothing' }), event('e')];
    const answer = await server.post(JSON.stringify(batch), BATCH);
    expect(answer).toMatchObject({
      status: 202,
      body: {
        accepted: 2,
        rejected: [
          { index: 1, id: 'b', code: 'invalid_envelope', field: 'time', message: expect.stringContaining('RFC 3339') },
          { index: 2, id: null, code: 'not_an_object', field: '' },
          { index: 3, id: 'd', code: 'unknown_type', field: 'type' },
        ],
      },
    });
    expect(server.sent.map(({ id }) => id)).toEqual(['a', 'e']);
  });

  it('is 400 if none was acceptable', async () => {
    server = await startTestServer();
    const answer = await server.post(JSON.stringify([event('a', { time: 'noon' }), 1]), BATCH);
    expect(answer).toMatchObject({ status: 400, body: { accepted: 0, rejected: [{ index: 0 }, { index: 1 }] } });
  });

  it('counts the lines of NDJSON that are not blank; one bad line spoils only itself', async () => {
    server = await startTestServer();
    const lines = [JSON.stringify(event('a')), '', '{"broken":', '\xff', JSON.stringify(event('b'))];
    const answer = await server.post(new Uint8Array(Buffer.from(lines.join('\n'), 'latin1')), 'application/x-ndjson');
    expect(answer.body).toMatchObject({
      accepted: 2,
      rejected: [
        { index: 1, code: 'invalid_json' },
        { index: 2, code: 'invalid_json' },
      ],
    });
  });

  it('keeps what lenient imports leave out, and marks it', async () => {
    server = await startTestServer();
    const body = JSON.stringify(eventJson('crm.opportunity.created', { description: undefined }));
    expect(await server.post(body, JSON_TYPE)).toMatchObject({
      status: 400,
      body: { rejected: [{ field: 'data.description' }] },
    });
    expect((await server.post(body, JSON_TYPE, {}, '?lenient=true')).status).toBe(202);
    expect(server.sent.map(({ lenient }) => lenient)).toEqual([true]);
  });

  it('rejects an event over its bound, and one that the broker finds too large', async () => {
    server = await startTestServer({
      limits: { maxEventBytes: 2_000 },
      send: async (batch) => {
        if (batch.some(({ id }) => id === 'huge')) throw new RangeError('too large for the broker');
      },
    });
    const batch = [event('a'), event('big', { subject: 'x'.repeat(2_000) }), event('huge'), event('b')];
    expect((await server.post(JSON.stringify(batch), BATCH)).body).toMatchObject({
      accepted: 2,
      rejected: [
        { index: 1, id: 'big', code: 'event_too_large' },
        { index: 2, id: 'huge', code: 'event_too_large' },
      ],
    });
    expect(server.sent.map(({ id }) => id)).toEqual(['a', 'b']);
  });
});

describe('keys', () => {
  it('are asked for', async () => {
    server = await startTestServer();
    const answer = await server.post('{}', JSON_TYPE, { authorization: '' });
    expect(answer).toMatchObject({ status: 401, body: { error: { code: 'unauthorized' } } });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    for (const authorization of ['Bearer wrong', 'Bearer', 'key', 'Basic key', 'Bearer key+admin', 'Bearer key x']) {
      expect((await server.post('{}', JSON_TYPE, { authorization })).status).toBe(401);
    }
  });

  it('pin the source, and keep who sees what to admins, event by event', async () => {
    server = await startTestServer({ keys: 'key@/crm/acme' });
    const batch = [
      event('a'),
      event('b', { source: '/crm/other' }),
      eventJson('crm.viewer.set', {}, { id: 'c' }),
      eventJson('crm.salesperson.set', {}, { id: 'd' }),
      eventJson('crm.campaign.set', {}, { id: 'e' }),
      eventJson('crm.source.set', {}, { id: 'f' }),
    ];
    expect((await server.post(JSON.stringify(batch), BATCH)).body).toMatchObject({
      accepted: 2,
      rejected: [
        { index: 1, code: 'forbidden_source', field: 'source' },
        { index: 2, code: 'forbidden_type', field: 'type' },
        { index: 3, code: 'forbidden_type', field: 'type' },
        { index: 4, code: 'forbidden_type', field: 'type' },
      ],
    });
    const both = eventJson('crm.contact.tagged', { tag: '' }, { source: '/crm/other' });
    expect((await server.post(JSON.stringify(both), JSON_TYPE)).body).toMatchObject({
      rejected: [{ errors: [{ field: 'data.tag' }, { code: 'forbidden_source', field: 'source' }] }],
    });
    expect(server.sent.map(({ id, topic }) => [id, topic])).toEqual([
      ['a', 'events'],
      ['f', 'directory'],
    ]);
  });
});

describe('without Kafka', () => {
  it('everything is answered 503 with Retry-After, unread', async () => {
    server = await startTestServer({ away: 'no broker' });
    const answer = await server.post(new Uint8Array(3_000_000), JSON_TYPE);
    expect(answer).toMatchObject({ status: 503, body: { error: { code: 'kafka_unavailable' } } });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await server.get('/readyz')).toMatchObject({ status: 503, body: { ready: false, reason: 'no broker' } });
    expect((await server.get('/healthz')).status).toBe(200);
    expect((await server.get('/v1/watermark')).status).toBe(503);
  });

  it('a nearly full disk is answered 503 with its name and Retry-After, unread', async () => {
    server = await startTestServer({ full: 'the disk of kafka has 1 MiB free, 256 MiB are needed' });
    const answer = await server.post(new Uint8Array(3_000_000), JSON_TYPE);
    expect(answer).toMatchObject({ status: 503, body: { error: { code: 'disk_full' } } });
    expect(answer.text).toContain('the disk of kafka has 1 MiB free');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('a failed acknowledgement is answered 503', async () => {
    server = await startTestServer({
      send: async () => {
        throw new Error('gone');
      },
    });
    expect((await server.post(JSON.stringify(event('a')), JSON_TYPE)).status).toBe(503);
    expect((await server.get('/metrics')).text).toMatch(/ingest_requests_total\{status="503"\} 1/);
  });
});

it('counts what was rejected by code, and answers the watermark', async () => {
  server = await startTestServer();
  await server.post(JSON.stringify([event('a'), 1, 2]), BATCH);
  const { text } = await server.get('/metrics');
  expect(text).toMatch(/events_rejected_total\{code="not_an_object"\} 2/);
  expect(text).toMatch(/events_accepted_total\{topic="events"\} 1/);
  expect((await server.get('/v1/watermark')).body).toEqual({ topics: { 'crm.events': { 0: '5' } } });
});
