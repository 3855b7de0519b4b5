import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createInstallation, type Installation, type Service, startService, waitFor } from '../helpers/stack.ts';
import { count, cut, publish, readable, sampleHistory } from './harness.ts';
import { expectUndisturbed } from './reference.ts';

/** Runs a scenario in a separate installation and stops whatever enricher it started. */
async function within(scenario: (installation: Installation, start: () => Promise<Service>) => Promise<void>) {
  const installation = await createInstallation();
  const started: Service[] = [];
  try {
    await scenario(installation, async () => {
      const service = await startService('enricher', installation.env);
      started.push(service);
      return service;
    });
  } catch (error) {
    const logs = started.map((service, index) => `enricher ${index + 1}:\n${service.logs().slice(-6_000)}`);
    throw new Error(logs.join('\n'), { cause: error });
  } finally {
    await Promise.all(started.map((service) => service.kill9()));
    await installation.cleanup();
  }
}

/** Until a worker has written more, so that it is killed in the midst of work. */
const hasWritten = (installation: Installation, rows: number) =>
  waitFor(async () => (await count(installation, 'fact_events')) > rows, {
    timeoutMs: 60_000,
    intervalMs: 5,
    what: `more than ${rows} events`,
  });

// Side by side: each waits most of its time for the broker to notice a death (30 s, the session time-out).
describe.concurrent('an enricher that ends in the midst of work', () => {
  it('is killed again and again and changes no number', () =>
    within(async (installation, start) => {
      const [first = [], second = [], rest = []] = cut(sampleHistory(11, 150), 3);
      for (const part of [first, second]) {
        const enricher = await start();
        const before = await count(installation, 'fact_events');
        await publish(installation, part);
        await hasWritten(installation, before + Math.floor(part.length * 0.2 * Math.random()));
        await enricher.kill9();
      }
      const enricher = await start();
      await publish(installation, rest);
      await expectUndisturbed(installation, enricher.url);
    }));

  it('leaves its partitions to another one that runs beside it, killed or stopped', () =>
    within(async (installation, start) => {
      const [first = [], second = [], third = []] = cut(sampleHistory(12, 150), 3);
      const one = await start();
      await publish(installation, first);
      const two = await start();
      await publish(installation, second);
      await one.kill9();
      await publish(installation, third);
      await readable(installation, two.url);
      const three = await start();
      await two.stop();
      expect((await two.exited).code).toBe(0);
      await publish(installation, first);
      await expectUndisturbed(installation, three.url);
    }));

  it('restores the state it lost from ClickHouse', () =>
    within(async (installation, start) => {
      const [first = [], second = []] = cut(sampleHistory(13, 100), 2);
      const one = await start();
      await publish(installation, first);
      await readable(installation, one.url);
      await one.stop();
      rmSync(join(installation.dataDir, 'state'), { recursive: true });
      const two = await start();
      await publish(installation, second);
      await expectUndisturbed(installation, two.url);
      expect(two.logs()).toContain('state restored from ClickHouse');
    }));
});
