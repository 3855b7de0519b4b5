import { afterEach, describe, expect, it } from 'vitest';
import { createRegistry, startOperationsServer } from '../../../../services/shared/http/operations.ts';
import { createLogger } from '../../../../services/shared/log.ts';
import { fetchWatermark } from '../../../../services/shared/watermark.ts';

const TOKEN = 'a-token-of-sixteen';
const servers: Array<{ close: () => Promise<void> }> = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const ports = { kafka: 0, clickhouse: 0, ingest: 0, gateway: 0, board: 0, metrics: 0 };
const http = { requestTimeoutMs: 1_000, maxConnections: 10, trustedProxies: [] };

async function start(metricsToken: string | undefined, watermark: () => Promise<unknown>): Promise<string> {
  const server = await startOperationsServer({
    service: 'the test',
    config: { bindHost: '127.0.0.1', ports, http },
    log: createLogger('test', 'silent'),
    registry: createRegistry('test'),
    ready: () => ({ ready: true }),
    metricsToken,
    watermark,
  });
  servers.push(server);
  return server.url;
}
const watermark = async () => ({ topics: { 'crm.events': { '0': '5' } } });
const get = (url: string, authorization?: string) =>
  fetch(url, authorization === undefined ? {} : { headers: { authorization } });

describe('a service with METRICS_TOKEN', () => {
  it('tells figures and offsets only who presents it', async () => {
    const url = await start(TOKEN, watermark);
    for (const path of ['/metrics', '/v1/watermark']) {
      for (const wrong of [undefined, 'Bearer wrong', `Basic ${TOKEN}`, `Bearer ${TOKEN}x`]) {
        const refused = await get(url + path, wrong);
        expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
        expect(await refused.json()).toMatchObject({ code: 'unauthorized', title: 'Unauthorized' });
      }
      expect((await get(url + path, `Bearer ${TOKEN}`)).status).toBe(200);
    }
    expect((await get(`${url}/healthz`)).status).toBe(200);
    expect((await fetchWatermark(url, { metricsToken: TOKEN })).get('crm.events')?.get(0)).toBe(5n);
    await expect(fetchWatermark(url)).rejects.toThrow('needs METRICS_TOKEN');
  });

  it('is open without it, answers 404 as all do, and is not to be kept or guessed at', async () => {
    const url = await start(undefined, watermark);
    const figures = await get(`${url}/metrics`);
    expect([figures.status, figures.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const missing = await get(`${url}/nothing`);
    expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    expect(await missing.json()).toMatchObject({ status: 404, code: 'not_found', title: 'Not found' });
    const posted = await fetch(`${url}/metrics`, { method: 'POST' });
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(await posted.json()).toMatchObject({ code: 'method_not_allowed', allowed: ['GET', 'HEAD'] });
    expect(missing.headers.get('x-content-type-options')).toBe('nosniff');
    expect(missing.headers.get('cache-control')).toBe('no-store');
  });

  it('says why it can not tell offsets yet', async () => {
    const url = await start(undefined, async () => Promise.reject(new Error('not connected to Kafka yet')));
    const answer = await get(`${url}/v1/watermark`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ code: 'unavailable', detail: 'not connected to Kafka yet' });
  });
});
