import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningKafka, startKafka } from '../../dev/engines/kafka/start-kafka.ts';
import { freePort } from '../../dev/engines/lib/ports.ts';
import { createIngestClient } from '../../services/shared/ingest-client.ts';
import { createInstallation, startService, waitFor } from '../helpers/stack.ts';
import { count, cut, sampleHistory } from './harness.ts';
import { expectUndisturbed } from './reference.ts';

/** A broker of this test's own: it is killed. */
const dataDir = mkdtempSync(join(tmpdir(), 'leadstream-chaos-kafka-'));
let port: number;
let broker: RunningKafka;

beforeAll(async () => {
  port = await freePort();
  broker = await startKafka({ dataDir, port });
});
afterAll(async () => {
  await broker?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

it('keeps every event that ingest acknowledged when the broker is killed', async () => {
  const installation = await createInstallation({ env: { KAFKA_BROKERS: `127.0.0.1:${port}` } });
  const [ingest, enricher] = await Promise.all([
    startService('ingest', installation.env),
    startService('enricher', installation.env),
  ]);
  try {
    const client = createIngestClient({ url: ingest.url, key: 'local-dev-key', lenient: true });
    const events = sampleHistory(41, 120).map((event) => JSON.stringify(event));
    const [first = [], rest = []] = cut(events, 2);
    let accepted = 0;
    // Pushed in small batches while the broker dies and comes back: the client repeats what was not acknowledged.
    async function push(part: readonly string[]): Promise<void> {
      for (const batch of cut(part, 10)) accepted += (await client.push(batch)).accepted;
    }
    const pushed = push(first);
    await waitFor(async () => (await count(installation, 'fact_events')) > 0, {
      timeoutMs: 60_000,
      intervalMs: 10,
      what: 'first rows',
    });
    await broker.child.kill9();
    broker = await startKafka({ dataDir, port });
    await pushed;
    await push(rest);
    expect(accepted).toBe(events.length);
    await expectUndisturbed(installation, enricher.url);
    const ids = new Set(sampleHistory(41, 120).map((event) => ('id' in event ? event.id : '')));
    expect((await count(installation, 'fact_events')) + (await count(installation, 'fact_directory'))).toBe(ids.size);
  } finally {
    await Promise.all([ingest.kill9(), enricher.kill9()]);
    await installation.cleanup();
  }
});
