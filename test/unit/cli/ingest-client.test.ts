import { afterEach, describe, expect, it } from 'vitest';
import { createIngestClient } from '../../../services/shared/ingest-client.ts';
import { type FakeAnswer, type FakeIngest, type FakeRequest, startFakeIngest } from './fake-ingest.ts';

const event = (id: string) => JSON.stringify({ specversion: '1.0', id, source: '/t', type: 'crm.contact.created' });

describe('ingest client', () => {
  let ingest: FakeIngest | undefined;
  afterEach(() => ingest?.close());

  const start = async (answer?: (request: FakeRequest, n: number) => FakeAnswer | undefined) => {
    ingest = await startFakeIngest(answer);
    return ingest;
  };

  it('sends a gzip batch with the key, leniently where asked', async () => {
    const { url, requests } = await start();
    const client = createIngestClient({ url, key: 'k', lenient: true });
    expect(await client.push([event('a'), event('b')])).toEqual({ accepted: 2, rejected: [] });
    expect(requests[0]).toMatchObject({ path: '/v1/events?lenient=true', authorization: 'Bearer k' });
    expect(requests[0]?.events.map((e) => e.id)).toEqual(['a', 'b']);
  });

  it('comes back after 503, waiting as long as Retry-After asks', async () => {
    const { url, accepted } = await start((_, n) =>
      n === 1 ? { status: 503, headers: { 'retry-after': '1' } } : undefined,
    );
    const waits: number[] = [];
    const client = createIngestClient({ url, key: 'k', onRetry: ({ waitMs }) => waits.push(waitMs) });
    await client.push([event('a')]);
    expect(waits).toEqual([1_000]);
    expect(accepted.size).toBe(1);
  });

  it('hands on reasons of rejection, also when nothing was acceptable', async () => {
    const rejected = [{ index: 0, id: 'a', code: 'missing_field', field: 'data.contact_id', message: 'is required' }];
    const { url } = await start(() => ({ status: 400, body: { accepted: 0, rejected } }));
    const result = await createIngestClient({ url, key: 'k' }).push([event('a')]);
    expect(result).toEqual({
      accepted: 0,
      rejected: [{ index: 0, code: 'missing_field', field: 'data.contact_id', message: 'is required' }],
    });
  });

  it('halves a batch that is too large, and counts positions in the whole', async () => {
    const { url } = await start(({ events }) => {
      if (events.length > 2) return { status: 413 };
      const index = events.findIndex((e) => e.id === 'd');
      const rejected = index < 0 ? [] : [{ index, id: 'd', code: 'x', field: '', message: '' }];
      return { status: 202, body: { accepted: events.length - rejected.length, rejected } };
    });
    const result = await createIngestClient({ url, key: 'k' }).push(['a', 'b', 'c', 'd', 'e'].map(event));
    expect(result.accepted).toBe(4);
    expect(result.rejected.map((r) => r.index)).toEqual([3]);
  });

  it('rejects the one event that is too large by itself', async () => {
    const { url } = await start(({ events }) => (events.some((e) => e.id === 'big') ? { status: 413 } : undefined));
    const result = await createIngestClient({ url, key: 'k' }).push(['a', 'big', 'c'].map(event));
    expect(result.rejected).toMatchObject([{ index: 1, code: 'event_too_large' }]);
    expect(result.accepted).toBe(2);
  });

  it('says what to do when the key is refused, without trying again', async () => {
    const { url, requests } = await start(() => ({ status: 401 }));
    await expect(createIngestClient({ url, key: 'k' }).push([event('a')])).rejects.toMatchObject({
      code: 'INGEST_KEY_REFUSED',
    });
    expect(requests).toHaveLength(1);
  });

  it('gives up on an address where nobody listens, once the time is over', async () => {
    const { url } = await start();
    await ingest?.close();
    await expect(createIngestClient({ url, key: 'k', giveUpAfterMs: 50 }).push([event('a')])).rejects.toMatchObject({
      code: 'INGEST_UNREACHABLE',
      retryable: true,
    });
  });
});
