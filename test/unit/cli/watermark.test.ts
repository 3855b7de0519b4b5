import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { lagsBehind, parseWatermark, waitForWatermark } from '../../../services/shared/watermark.ts';

const servers: Server[] = [];

/** Serves one answer after the other, the last for ever. */
async function serve(...answers: object[]): Promise<string> {
  let n = 0;
  const server = createServer((_, response) => {
    const answer = answers[Math.min(n++, answers.length - 1)];
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

const at = (offset: string) => ({ topics: { 'crm.events': { 0: offset } } });

describe('watermark', () => {
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  it('compares offsets as numbers of any size, and counts what is missing as 0', () => {
    const target = parseWatermark({ topics: { e: { 0: '9', 1: '10', 2: '0' }, d: { 0: '9007199254740993' } } });
    const current = parseWatermark({ topics: { e: { 0: '10', 1: '9' } } });
    expect(lagsBehind(target, current)).toEqual([
      { topic: 'e', partition: 1, target: 10n, current: 9n },
      { topic: 'd', partition: 0, target: 9007199254740993n, current: 0n },
    ]);
  });

  it('returns once the enricher has reached what ingest had acknowledged at the beginning', async () => {
    const ingestUrl = await serve(at('5'), at('900'));
    const enricherUrl = await serve(at('3'), at('4'), at('5'));
    expect(await waitForWatermark({ ingestUrl, enricherUrl, timeoutMs: 5_000, pollMs: 1 })).toMatchObject({ ok: true });
  });

  it('names the partition that lags when the time is over', async () => {
    const ingestUrl = await serve(at('5'));
    const enricherUrl = await serve(at('3'));
    const result = await waitForWatermark({ ingestUrl, enricherUrl, timeoutMs: 60, pollMs: 1 });
    expect(result).toMatchObject({ ok: false, lags: [{ topic: 'crm.events', partition: 0, target: 5n, current: 3n }] });
  });

  it('names the address that can not be reached', async () => {
    const ingestUrl = await serve(at('5'));
    const enricherUrl = 'http://127.0.0.1:1';
    const result = await waitForWatermark({ ingestUrl, enricherUrl, timeoutMs: 60, pollMs: 1 });
    expect(result).toMatchObject({ ok: false, reason: expect.stringContaining('127.0.0.1:1/v1/watermark') });
  });
});
