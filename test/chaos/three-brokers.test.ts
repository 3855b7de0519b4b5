import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureTopics } from '../../local/kafka/topics.ts';
import { topicNames } from '../../services/shared/kafka.ts';
import { harmInTurn } from '../helpers/harm.ts';
import { type KafkaCluster, startKafkaCluster } from '../helpers/kafka-cluster.ts';
import { createInstallation, type Service, startService } from '../helpers/stack.ts';
import { readTopic } from '../integration/ingest/read-topic.ts';
import { eventJson } from '../unit/schemas/make.ts';
import { readable } from './harness.ts';

/** Two minutes in CI; CHAOS_MINUTES=10 by hand. */
const MINUTES = Number(process.env.CHAOS_MINUTES ?? 2);
/** 10 events every 50 ms: 200 a second. */
const EVENTS = 10;
const EVERY_MS = 50;

let cluster: KafkaCluster;
beforeAll(async () => {
  cluster = await startKafkaCluster();
});
afterAll(() => cluster?.stop());

/** Posts without end, each batch once, until told to stop. @returns ids by what became of them */
function postSteadily(url: string) {
  const acknowledged = new Set<string>();
  let refused = 0;
  let posting = true;
  async function post(): Promise<void> {
    const batch = Array.from({ length: EVENTS }, () => {
      const id = randomUUID();
      return eventJson('crm.contact.tagged', { contact_id: id }, { id });
    });
    try {
      const response = await fetch(`${url}/v1/events`, {
        method: 'POST',
        headers: { authorization: 'Bearer local-dev-key', 'content-type': 'application/cloudevents-batch+json' },
        body: JSON.stringify(batch),
        signal: AbortSignal.timeout(30_000),
      });
      await response.text();
      if (response.status === 202) for (const { id } of batch) acknowledged.add(String(id));
      else refused += batch.length;
    } catch {
      refused += batch.length;
    }
  }
  const ended = (async () => {
    const open = new Set<Promise<void>>();
    while (posting) {
      const one = post().finally(() => open.delete(one));
      open.add(one);
      await pause(EVERY_MS);
    }
    await Promise.all(open);
  })();
  return {
    acknowledged,
    refused: () => refused,
    stop: async () => {
      posting = false;
      await ended;
    },
  };
}

it(
  'keeps every event that ingest acknowledged while brokers are killed, frozen and stopped in turn',
  async () => {
    const installation = await createInstallation({ env: { KAFKA_BROKERS: cluster.brokers.join(',') } });
    await ensureTopics(installation.kafka, installation.prefix, installation.config.kafka);
    const ingest = await startService('ingest', installation.env);
    let enricher: Service = await startService('enricher', installation.env);
    let over = false;
    // As an orchestrator does: what gives itself up is started again.
    const kept = (async () => {
      for (;;) {
        await enricher.exited;
        if (over) return;
        enricher = await startService('enricher', installation.env).catch(() => enricher);
        await pause(1_000);
      }
    })();
    try {
      const sending = postSteadily(ingest.url);
      const harms = await harmInTurn(cluster, MINUTES * 60_000, Math.random);
      await sending.stop();
      const { acknowledged } = sending;
      process.stdout.write(
        `${acknowledged.size} acknowledged, ${sending.refused()} refused, while ${harms.length} times: ${harms.join(', ')}\n`,
      );
      expect(harms.length).toBeGreaterThan(MINUTES);
      // Most of what is sent passes: a cluster that refuses everything loses nothing either.
      expect(acknowledged.size).toBeGreaterThan((MINUTES * 60_000 * EVENTS) / EVERY_MS / 4);

      const stored = new Set(
        (await readTopic(installation.kafka, topicNames(installation.prefix).events)).map(({ json }) =>
          String(json.id),
        ),
      );
      expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
      await readable(installation, enricher.url, 120_000);
      const rows = await installation.query('select id from fact_events final');
      const known = new Set(rows.map(({ id }) => String(id)));
      expect([...acknowledged].filter((id) => !known.has(id))).toEqual([]);
    } finally {
      over = true;
      await Promise.all([ingest.kill9(), enricher.kill9()]);
      await kept;
      await installation.cleanup();
    }
  },
  (MINUTES + 5) * 60_000,
);
