import type { Server } from 'node:http';
import Fastify from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { addMetricsDoor } from '../../../../services/shared/http/metrics-door.ts';
import { createRegistry, startOpsServer } from '../../../../services/shared/http/operations.ts';
import { fetchWatermark } from '../../../../services/shared/watermark.ts';

const TOKEN = 'a-token-of-sixteen';
const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
});

async function ops(metricsToken: string | undefined): Promise<string> {
  const routes = { '/v1/watermark': async () => ({ topics: { 'crm.events': { '0': '5' } } }) };
  const registry = createRegistry('test');
  const ready = () => ({ ready: true as const });
  const server = await startOpsServer({ port: 0, host: '127.0.0.1', registry, ready, routes, metricsToken });
  servers.push(server);
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`;
}
const get = (url: string, authorization?: string) =>
  fetch(url, authorization === undefined ? {} : { headers: { authorization } });

describe('a service with METRICS_TOKEN', () => {
  it('tells figures and offsets only who presents it', async () => {
    const url = await ops(TOKEN);
    for (const path of ['/metrics', '/v1/watermark']) {
      for (const wrong of [undefined, 'Bearer wrong', `Basic ${TOKEN}`, `Bearer ${TOKEN}x`])
        expect((await get(url + path, wrong)).status).toBe(401);
      expect((await get(url + path, `Bearer ${TOKEN}`)).status).toBe(200);
    }
    expect((await get(`${url}/healthz`)).status).toBe(200);
    expect((await fetchWatermark(url, { metricsToken: TOKEN })).get('crm.events')?.get(0)).toBe(5n);
    await expect(fetchWatermark(url)).rejects.toThrow('needs METRICS_TOKEN');
  });

  it('is open without it, answers 404 as all do, and is not to be kept or guessed at', async () => {
    const url = await ops(undefined);
    expect((await get(`${url}/metrics`)).status).toBe(200);
    const missing = await get(`${url}/nothing`);
    expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    expect(await missing.json()).toMatchObject({ status: 404, code: 'not_found', title: 'Not found' });
    const posted = await fetch(`${url}/metrics`, { method: 'POST' });
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(await posted.json()).toMatchObject({ code: 'method_not_allowed', allowed: ['GET', 'HEAD'] });
    expect(missing.headers.get('x-content-type-options')).toBe('nosniff');
    expect(missing.headers.get('cache-control')).toBe('no-store');
  });

  it('does so on servers of Fastify', async () => {
    const app = Fastify();
    addMetricsDoor(app, TOKEN);
    app.get('/metrics', async () => 'figures');
    app.get('/other', async () => 'other');
    expect((await app.inject('/metrics')).statusCode).toBe(401);
    const headers = { authorization: `Bearer ${TOKEN}` };
    expect((await app.inject({ url: '/metrics', headers })).body).toBe('figures');
    const other = await app.inject('/other');
    expect([other.statusCode, other.headers['x-content-type-options']]).toEqual([200, 'nosniff']);
    await app.close();
  });
});
