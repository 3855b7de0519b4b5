import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startClickHouse } from '../../dev/engines/clickhouse/start-clickhouse.ts';
import { freePort } from '../../dev/engines/lib/ports.ts';
import { groupNames } from '../../services/shared/kafka.ts';
import { createInstallation, type Installation, type Service, startService, waitFor } from '../helpers/stack.ts';
import { count, cut, publish, readable, sampleHistory } from './harness.ts';
import { expectUndisturbed } from './reference.ts';

/** A server for one scenario: it is killed. */
interface Server {
  env: Record<string, string>;
  kill9: () => Promise<void>;
  /** On the same data and port. */
  startAgain: () => Promise<void>;
  end: () => Promise<void>;
}

async function startServer(): Promise<Server> {
  const dataDir = mkdtempSync(join(tmpdir(), 'leadstream-chaos-clickhouse-'));
  const port = await freePort();
  const start = () => startClickHouse({ dataDir, port, logFile: join(dataDir, 'clickhouse.log') });
  let running = await start();
  return {
    env: running.env,
    kill9: () => running.child.kill9(),
    async startAgain() {
      running = await start();
    },
    async end() {
      await running.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

interface Started {
  server: Server;
  installation: Installation;
  startEnricher: () => Promise<Service>;
}

async function within(scenario: (started: Started) => Promise<void>) {
  const server = await startServer();
  try {
    await withEnricher(server, scenario);
  } finally {
    await server.end();
  }
}

async function withEnricher(server: Server, scenario: (started: Started) => Promise<void>) {
  const installation = await createInstallation({ env: server.env });
  const services: Service[] = [];
  const startEnricher = async () => {
    const service = await startService('enricher', installation.env);
    services.push(service);
    return service;
  };
  try {
    await scenario({ server, installation, startEnricher });
  } finally {
    await Promise.all(services.map((service) => service.kill9()));
    await installation.cleanup();
  }
}

const isRetrying = (enricher: Service, since: number) =>
  waitFor(() => enricher.logs().slice(since).includes('insert fact_'), {
    timeoutMs: 30_000,
    what: 'an insert tried again',
  });

// Side by side: each waits most of its time, for 30 s (the session time-out) to pass or for the broker to notice a death.
describe.concurrent('ClickHouse', () => {
  it('is killed during inserts and comes back with its data: no number changes', () =>
    within(async ({ server, installation, startEnricher }) => {
      const enricher = await startEnricher();
      const [first = [], second = [], rest = []] = cut(sampleHistory(21, 150), 3);
      for (const part of [first, second]) {
        const before = await count(installation, 'fact_events');
        await publish(installation, part);
        await waitFor(async () => (await count(installation, 'fact_events')) > before, {
          timeoutMs: 30_000,
          intervalMs: 5,
          what: 'first rows of the part',
        });
        await server.kill9();
        await server.startAgain();
      }
      await publish(installation, rest);
      await expectUndisturbed(installation, enricher.url);
    }));

  it('is away for longer than the session time-out, and the enricher keeps its partitions', () =>
    within(async ({ server, installation, startEnricher }) => {
      const enricher = await startEnricher();
      const [first = [], rest = []] = cut(sampleHistory(22, 60), 2);
      await publish(installation, first);
      await readable(installation, enricher.url);
      const admin = installation.kafka.admin();
      await admin.connect();
      const members = async () => {
        const { groups } = await admin.describeGroups([groupNames(installation.prefix).enricher]);
        return groups.map(({ state, members }) => ({ state, ids: members.map(({ memberId }) => memberId) }));
      };
      const before = await members();
      expect(before).toMatchObject([{ state: 'Stable', ids: [expect.any(String)] }]);
      await server.kill9();
      await publish(installation, rest);
      const awayUntil = performance.now() + 35_000;
      await waitFor(() => performance.now() > awayUntil, {
        timeoutMs: 60_000,
        what: 'longer than 30 s without ClickHouse',
      });
      expect(await members()).toEqual(before);
      await admin.disconnect();
      await server.startAgain();
      await expectUndisturbed(installation, enricher.url);
    }));

  it('is away while the enricher is told to stop: it ends in time, with code 0, and loses nothing', () =>
    within(async ({ server, installation, startEnricher }) => {
      const [first = [], rest = []] = cut(sampleHistory(23, 60), 2);
      const one = await startEnricher();
      await publish(installation, first);
      await readable(installation, one.url);
      await server.kill9();
      const logged = one.logs().length;
      await publish(installation, rest);
      await isRetrying(one, logged);
      const stoppedAt = performance.now();
      await one.stop();
      expect(performance.now() - stoppedAt).toBeLessThan(10_000);
      expect(await one.exited, one.logs().slice(-2_000)).toEqual({ code: 0, signal: null });
      await server.startAgain();
      const two = await startEnricher();
      await expectUndisturbed(installation, two.url);
    }));
});
