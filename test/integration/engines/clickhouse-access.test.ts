import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import {
  clickHousePasswordFile,
  ensureClickHousePassword,
  readClickHousePassword,
} from '../../../services/shared/config/clickhouse-password.ts';

interface Answer {
  status: number;
  code: string | undefined;
  challenge: string | undefined;
  text: string;
}

/** node's own client, since fetch sets Host, Origin and Sec-Fetch-Site itself. */
function ask(headers: Record<string, string>, path = '/?query=select+1', body?: string): Promise<Answer> {
  const url = new URL(path, inject('stack').clickhouseUrl);
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: body === undefined ? 'GET' : 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const code = response.headers['x-clickhouse-exception-code'];
        resolve({
          status: response.statusCode ?? 0,
          code: typeof code === 'string' ? code : undefined,
          challenge: response.headers['www-authenticate'],
          text: Buffer.concat(chunks).toString('utf8'),
        });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const password = () => inject('stack').clickhousePassword;
const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });

describe('who reaches the embedded server', () => {
  it.each([
    ['Basic', () => ask(basic(`default:${password()}`))],
    ['the headers of ClickHouse', () => ask({ 'x-clickhouse-user': 'default', 'x-clickhouse-key': password() })],
    ['the key alone', () => ask({ 'x-clickhouse-key': password() })],
    ['parameters of the URL', () => ask({}, `/?user=default&password=${password()}&query=select+1`)],
  ])('lets in whoever shows the password by %s', async (_, asked) => {
    expect(await asked()).toMatchObject({ status: 200, text: '1\n' });
  });

  it('asks whoever shows nothing for the password', async () => {
    expect(await ask({})).toMatchObject({ status: 401, code: '516', challenge: expect.stringContaining('Basic') });
  });

  it.each([
    ['a wrong password', () => basic('default:x')],
    ['no password', () => basic('default:')],
    ['half the password', () => basic(`default:${password().slice(0, 16)}`)],
    ['another user', () => basic(`joe:${password()}`)],
    ['a user without a password', () => ({ 'x-clickhouse-user': 'default' })],
    ['another scheme', () => ({ authorization: `Bearer ${password()}` })],
    ['two ways at once', () => ({ ...basic('default:x'), 'x-clickhouse-key': password() })],
  ])('refuses %s', async (_, headers) => {
    expect(await ask(headers())).toMatchObject({ status: 403, code: '516', challenge: undefined });
    const posted = await ask(headers(), '/', 'select 1');
    expect(posted).toMatchObject({ status: 403, code: '516' });
    expect(posted.text).not.toContain(password());
  });

  it('lets everybody ask whether it is there', async () => {
    expect(await ask({}, '/ping')).toMatchObject({ status: 200, text: 'Ok.\n' });
  });

  it.each([
    ['a name of somebody else that resolves to this machine', { host: 'rebound.example:8123' }],
    ['a page of another site', { origin: 'https://evil.example' }],
    ['a page without an origin', { origin: 'null' }],
    ['a page of another port', { origin: 'http://127.0.0.1:1' }],
    ['a form of another site', { 'sec-fetch-site': 'cross-site' }],
    ['a page of the same site', { 'sec-fetch-site': 'same-site' }],
  ])('refuses %s, with the password too', async (_, headers) => {
    const all = { ...basic(`default:${password()}`), ...headers };
    expect(await ask(all)).toMatchObject({ status: 403, code: '497' });
    expect(await ask(all, '/', 'create table reached (a Int8) engine = Memory')).toMatchObject({ status: 403 });
    const tables = await ask(
      basic(`default:${password()}`),
      '/',
      "select count() from system.tables where name = 'reached'",
    );
    expect(tables.text).toBe('0\n');
  });

  it.each(['localhost:8123', '127.0.0.1:8123', '[::1]:8123'])('knows itself as %s', async (host) => {
    expect(await ask({ ...basic(`default:${password()}`), host })).toMatchObject({ status: 200 });
  });

  it('refuses before it reads what is sent', async () => {
    const url = new URL('/', inject('stack').clickhouseUrl);
    const status = await new Promise((resolve, reject) => {
      const sent = request(url, { method: 'POST', headers: { 'content-length': '1000000' } }, (response) => {
        resolve(response.statusCode);
        sent.destroy();
      });
      sent.on('error', reject);
      sent.write('select');
    });
    expect(status).toBe(401);
  });
});

describe('the password of the embedded server', () => {
  it('is made once, of 192 bits, for its owner only', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'leadstream-password-'));
    try {
      expect(readClickHousePassword(dataDir)).toBe('');
      const made = ensureClickHousePassword(dataDir);
      expect(made).toMatch(/^[\w-]{32}$/);
      expect(ensureClickHousePassword(dataDir)).toBe(made);
      expect(readClickHousePassword(dataDir)).toBe(made);
      expect(statSync(clickHousePasswordFile(dataDir)).mode & 0o777).toBe(0o600);
    } finally {
      await rm(dataDir, { recursive: true });
    }
  });
});
