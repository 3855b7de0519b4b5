import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { topicNames } from '../../services/shared/kafka.ts';
import { harmInTurn } from '../helpers/harm.ts';
import { type KafkaCluster, startKafkaCluster } from '../helpers/kafka-cluster.ts';
import { createInstallation, type Service, startService, waitFor } from '../helpers/stack.ts';
import { readValues } from '../integration/ingest/read-topic.ts';
import { readable } from './harness.ts';
import { EVENTS, EVERY_MS, misplaceSteadily, postSteadily } from './traffic.ts';

/** Two minutes in CI; CHAOS_MINUTES=10 by hand. */
const MINUTES = Number(process.env.CHAOS_MINUTES ?? 2);
let cluster: KafkaCluster;
beforeAll(async () => {
  cluster = await startKafkaCluster();
});
afterAll(() => cluster?.stop());

/** Of an event; of what is none the text itself. */
const idIn = (value: string): string => /"id":"([^"]+)"/.exec(value)?.[1] ?? value;

it(
  'keeps every event that ingest acknowledged while brokers are killed, frozen and stopped in turn',
  async () => {
    const installation = await createInstallation({ env: { KAFKA_BROKERS: cluster.brokers.join(',') } });
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
      const misplacing = misplaceSteadily(installation);
      const sending = postSteadily(ingest.url);
      const harms = await harmInTurn(cluster, MINUTES * 60_000, Math.random);
      await Promise.all([sending.stop(), misplacing.stop()]);
      const { acknowledged } = sending;
      process.stdout.write(
        `${acknowledged.size} acknowledged, ${sending.refused()} refused, while ${harms.length} times: ${harms.join(', ')}\n`,
      );
      expect(harms.length).toBeGreaterThan(MINUTES);
      // Most of what is sent passes: a cluster that refuses everything loses nothing either.
      expect(acknowledged.size).toBeGreaterThan((MINUTES * 60_000 * EVENTS) / EVERY_MS / 4);

      const stored = new Set(
        (await readValues(installation.kafka, topicNames(installation.prefix).events)).map(({ value }) => idIn(value)),
      );
      expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
      await waitFor(async () => (await fetch(`${enricher.url}/readyz`)).ok, {
        timeoutMs: 120_000,
        what: 'an enricher',
      });
      await readable(installation, enricher.url, 120_000);
      const rows = await installation.query('select id from fact_events final');
      const known = new Set(rows.map(({ id }) => String(id)));
      expect([...acknowledged].filter((id) => !known.has(id))).toEqual([]);
      const { poison, misplaced } = misplacing;
      expect(Math.min(poison.size, misplaced.size)).toBeGreaterThan(MINUTES * 20);
      expect([...misplaced].filter((id) => !known.has(id))).toEqual([]);
      const letters = new Set(
        (await readValues(installation.kafka, topicNames(installation.prefix).dlq)).map(({ value }) => value),
      );
      expect([...poison].filter((value) => !letters.has(value))).toEqual([]);
    } finally {
      over = true;
      await Promise.all([ingest.kill9(), enricher.kill9()]);
      await kept;
      await installation.cleanup();
    }
  },
  (MINUTES + 5) * 60_000,
);
