import { afterEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './make-server.ts';
import { rawRequest } from './raw-http.ts';

let server: TestServer;
afterEach(() => server.close());

const DATA = '{"contact_id":"c-1","tag":"t"}';
const TYPE = 'Content-Type: application/json\r\n';
/** UTF-8 as it is on the wire, one character a byte. */
const bytes = (text: string) => Buffer.from(text).toString('latin1');

/** Sends an event in binary mode whose attributes other than `id` are right. */
async function send(headers: string, { type = TYPE, body = DATA } = {}) {
  server = await startTestServer();
  const [answer] = await rawRequest(
    server.url,
    `POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer key\r\nConnection: close\r\n${type}ce-specversion: 1.0\r\nce-source: /crm/a\r\nce-type: crm.contact.tagged\r\nce-time: 2026-06-01T09:00:00Z\r\n${headers}Content-Length: ${body.length}\r\n\r\n${body}`,
  );
  return answer;
}
const sent = () => server.sent.map(({ value }) => JSON.parse(value.toString()));

describe('an attribute in a header', () => {
  it.each([
    ['Nguyễn €', bytes('Nguyễn €')],
    ['Nguyễn €', 'Nguy%E1%BB%85n%20%e2%82%ac'],
    ['Nguyễn ễ', bytes('Nguyễn%20%E1%BB%85')],
    ['a "b" ễ', bytes('"a \\"b\\" ễ"')],
    ['100%', '100%25'],
    ['%C3', '%25C3'],
    ['"', '"'],
    ['a+b', 'a+b'],
  ])('is %j, however it is sent: %j', async (id, value) => {
    expect(await send(`ce-id: ${value}\r\n`)).toMatchObject({ status: 202 });
    expect(sent()).toMatchObject([{ id }]);
  });

  it.each([
    ['Windows-1252', 'Caf\xe9'],
    ['a cut character', '%E1%BB'],
    ['raw and percent-encoded halves of nothing', '\xe1%20'],
    ['an overlong zero', '%C0%80'],
    ['half a surrogate pair', '%ED%A0%80'],
    ['a lone %', '100%'],
    ['no hexadecimal digits', '%zz'],
    ['a control character', 'a%00b'],
    ['a line break', 'a%0D%0Ab'],
    ['a tab', 'a\tb'],
  ])('is refused by name with %s', async (_, value) => {
    expect(await send(`ce-id: ${value}\r\n`)).toMatchObject({
      status: 400,
      body: { rejected: [{ code: 'invalid_envelope', field: 'id', message: expect.stringContaining('header ce-id') }] },
    });
    expect(sent()).toEqual([]);
  });

  it('comes once', async () => {
    expect(await send('ce-id: a\r\nCE-Id: b\r\n')).toMatchObject({
      status: 400,
      body: { rejected: [{ field: 'id', message: 'must come once (header ce-id)' }] },
    });
  });

  it('is validated though nobody reads it, as it is carried on', async () => {
    expect(await send('ce-id: a\r\nce-partner: \xff\r\nce-other: %zz\r\n')).toMatchObject({
      status: 400,
      body: { rejected: [{ field: 'partner', errors: [{ field: 'partner' }, { field: 'other' }] }] },
    });
  });

  it('is never the data', async () => {
    expect(await send('ce-id: a\r\nce-data: x\r\n')).toMatchObject({
      status: 400,
      body: { rejected: [{ field: 'data' }] },
    });
  });
});

describe('the body', () => {
  it('is JSON without a content type too', async () => {
    expect(await send('ce-id: a\r\n', { type: '' })).toMatchObject({ status: 202 });
    expect(sent()).toMatchObject([{ id: 'a', data: { contact_id: 'c-1' } }]);
  });

  it('is refused by its place in the event', async () => {
    const twice = '{"contact_id":"a","tag":"t","contact_id":"b"}';
    expect(await send('ce-id: a\r\n', { body: twice })).toMatchObject({
      status: 400,
      body: { rejected: [{ code: 'duplicate_key', field: 'data.contact_id' }] },
    });
  });

  it('of another type is answered 415', async () => {
    expect(await send('ce-id: a\r\n', { type: 'Content-Type: text/plain\r\n' })).toMatchObject({ status: 415 });
  });
});

it('an attribute that is missing is named, where another one says that it is binary mode', async () => {
  server = await startTestServer();
  expect(await server.post(DATA, 'application/json', { 'ce-type': 'crm.contact.tagged' })).toMatchObject({
    status: 400,
    body: {
      rejected: [{ errors: [{ field: 'specversion' }, { field: 'id' }, { field: 'source' }, { field: 'time' }] }],
    },
  });
});
