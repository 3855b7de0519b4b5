import { expect, it } from 'vitest';
import { reconcile } from '../../services/cli/reconcile/reconcile.ts';
import { topicNames } from '../../services/shared/kafka.ts';
import { createInstallation, startService, waitFor } from '../helpers/stack.ts';

const event = (id: string) =>
  JSON.stringify({
    specversion: '1.0',
    id,
    source: '/crm/tx',
    type: 'crm.contact.created',
    time: '2026-01-01T00:00:00Z',
    data: { contact_id: 'c1', name: id },
  });

it('reads what a producer committed in transactions: markers and aborted records are no lag and no loss', async () => {
  const installation = await createInstallation({ partitions: 1 });
  const enricher = await startService('enricher', installation.env);
  const producer = installation.kafka.producer({
    transactionalId: installation.prefix,
    idempotent: true,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
  });
  const topic = topicNames(installation.prefix).events;
  try {
    await producer.connect();
    for (const [id, isCommitted] of [
      ['first', true],
      ['aborted', false],
      ['second', true],
    ] as const) {
      const transaction = await producer.transaction();
      await transaction.send({ topic, messages: [{ key: 'c1', value: event(id) }] });
      await (isCommitted ? transaction.commit() : transaction.abort());
    }
    await waitFor(async () => (await installation.query('select id from fact_events final')).length === 2, {
      timeoutMs: 30_000,
      what: 'both events',
    });
    const lag = async () =>
      /leadstream_lag_records\{partition="0"[^}]*\} (\d+)/.exec(
        await (await fetch(`${enricher.url}/metrics`)).text(),
      )?.[1];
    await waitFor(async () => (await lag()) === '0', { timeoutMs: 30_000, intervalMs: 500, what: 'no lag' });
    const report = await reconcile(installation.config);
    expect(report).toMatchObject({ ok: true });
    expect(report.partitions.find((one) => one.topic === topic)).toMatchObject({ events: 2, missing: 0 });
  } finally {
    await producer.disconnect();
    await enricher.kill9();
    await installation.cleanup();
  }
});
