import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInstallation, type Installation } from '../../helpers/stack.ts';
import { ask, type BoardUnderTest, boardOf } from './board-client.ts';

let installation: Installation;
let board: BoardUnderTest;
beforeAll(async () => {
  installation = await createInstallation({
    env: { REPORT_TIMEZONE: 'Asia/Ho_Chi_Minh', BASE_CURRENCY: 'VND', LOCALE: 'vi', BOARD_HOSTS: 'board.example' },
  });
  board = await boardOf(installation.env);
});
afterAll(async () => {
  await board.stop();
  await installation.cleanup();
});

/** fetch() sets Host and Sec-Fetch-Site itself. */
function raw(path: string, headers: Record<string, string>, body?: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(`${board.url}${path}`, { method: body === undefined ? 'GET' : 'POST', headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('the page', () => {
  it.each(['/', '/d/fixture', '/d/fixture/any-slug?var-x=1'])(
    '%s refers to script and style that are there',
    async (path) => {
      const response = await fetch(`${board.url}${path}`);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      const html = await response.text();
      expect(html).toContain('<html lang="vi">');
      const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, file = '']) => file);
      expect(files.map((file) => file.replace(/-[A-Z0-9]{8}/, ''))).toEqual(['/assets/style.css', '/assets/main.js']);
      for (const file of files) expect((await fetch(`${board.url}${file}`)).status).toBe(200);
    },
  );

  it('is there for a dashboard that is not, and says so by its status', async () => {
    const response = await fetch(`${board.url}/d/nothing`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('id="app"');
  });
});

describe('assets', () => {
  it('are kept by browsers for good, compressed for who takes it, and hold what they load later', async () => {
    const html = await (await fetch(board.url)).text();
    const script = /src="(\/assets\/[^"]+)"/.exec(html)?.[1] ?? '';
    const plain = await fetch(`${board.url}${script}`, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(plain.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(plain.headers.get('content-encoding')).toBeNull();
    const text = await plain.text();
    const zipped = await fetch(`${board.url}${script}`, { headers: { 'accept-encoding': 'gzip' } });
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    expect(await zipped.text()).toBe(text);
    const later = /import\("(\/assets\/[^"]+)"\)/.exec(text)?.[1];
    expect(await (await fetch(`${board.url}${later}`)).text()).toContain('loaded on demand');
  });

  it.each(['/assets/nothing.js', '/assets/..%2f..%2fpackage.json', '/assets/%2e%2e/package.json'])(
    '%s is none',
    async (path) => {
      expect((await fetch(`${board.url}${path}`)).status).toBe(404);
    },
  );
});

describe('what the browser is told', () => {
  const json = async (path: string) => (await fetch(`${board.url}${path}`)).json();

  it('of the installation: language, zone, currency, home and texts', async () => {
    expect(await json('/api/settings')).toEqual({
      locale: 'vi',
      timeZone: 'Asia/Ho_Chi_Minh',
      baseCurrency: 'VND',
      homeUid: 'leadstream-home',
      texts: expect.objectContaining({ noScript: expect.stringContaining('JavaScript') }),
    });
  });

  it('of dashboards: a list, and each as it was built', async () => {
    expect(await json('/api/dashboards')).toEqual([
      { uid: 'fixture', title: 'Fixture', folder: 'Tests', description: 'Fixture' },
    ]);
    expect(await json('/api/dashboards/fixture')).toMatchObject({ uid: 'fixture', panels: expect.any(Array) });
    expect((await fetch(`${board.url}/api/dashboards/nothing`)).status).toBe(404);
  });
});

describe('who may ask', () => {
  const host = 'localhost';
  const json = { 'content-type': 'application/json' };
  const body = JSON.stringify(ask(3));

  it.each([
    'localhost',
    'localhost:3000',
    'LOCALHOST',
    '127.0.0.1:3000',
    '[::1]:3000',
    '192.168.1.20',
    'board.example:80',
  ])('Host %s is ours', async (name) => {
    expect((await raw('/api/settings', { host: name })).status).toBe(200);
  });

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', 'board.example.evil', 'a b', '[::1'])(
    'Host %j is not: a name of others may resolve to our address',
    async (name) => {
      for (const path of ['/', '/api/settings', '/d/fixture', '/nothing'])
        expect((await raw(path, { host: name })).status).toBeGreaterThanOrEqual(400);
    },
  );

  it('probes may come under any name', async () => {
    expect((await raw('/healthz', { host: 'pod-17' })).status).toBe(200);
    expect((await raw('/metrics', { host: 'pod-17' })).status).toBe(200);
  });

  it.each<[string, Record<string, string>]>([
    ['an Origin of another site', { origin: 'https://evil.example' }],
    ['an opaque Origin', { origin: 'null' }],
    ['another port of this machine', { origin: 'http://localhost:9999' }],
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['a page of a sibling site', { 'sec-fetch-site': 'same-site' }],
  ])('%s is refused', async (_what, headers) => {
    const answer = await raw('/api/query', { host, ...json, ...headers }, body);
    expect(answer).toMatchObject({ status: 403, text: expect.stringContaining('cross_site') });
  });

  it('our own page is answered', async () => {
    const own = { host: 'board.example', origin: 'https://board.example', 'sec-fetch-site': 'same-origin' };
    expect((await raw('/api/query', { ...own, ...json }, body)).status).toBe(200);
  });

  it('takes JSON only, and not too much of it', async () => {
    expect((await raw('/api/query', { host, 'content-type': 'text/plain' }, body)).status).toBe(415);
    expect((await raw('/api/query', { host, ...json }, '{"uid":')).status).toBe(400);
    const large = JSON.stringify({ ...ask(3), padding: 'x'.repeat(1024 * 1024) });
    expect((await raw('/api/query', { host, ...json }, large)).status).toBe(413);
  });
});

it('sends with every answer what keeps a page to itself', async () => {
  for (const path of ['/', '/api/settings', '/assets/nothing', '/nothing']) {
    const { headers } = await fetch(`${board.url}${path}`);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
  }
});

it('counts requests by route, never by address', async () => {
  await fetch(`${board.url}/d/fixture?var-contact=ann@example.org`);
  const text = await (await fetch(`${board.url}/metrics`)).text();
  expect(text).toMatch(/leadstream_board_requests_total\{route="\/d\/:uid",status="200"/);
  expect(text).not.toContain('ann@example.org');
});
