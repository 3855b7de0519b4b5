import { mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { acquireLock } from '../../../dev/engines/lib/pid-file.ts';
import { waitForPort } from '../../../dev/engines/lib/ports.ts';
import { makePrivate } from '../../../dev/engines/lib/private-folder.ts';
import { ensureClickHousePassword } from '../../shared/config/clickhouse-password.ts';
import type { Config } from '../../shared/env.ts';
import { messageOf } from '../../shared/errors.ts';
import { addressTable } from './address-table.ts';
import { grafanaPlan, grafanaToRun, runGrafana } from './dashboards.ts';
import { bringUpClickHouse, bringUpKafka } from './engines.ts';
import type { Kept } from './keep-running.ts';
import { localEnvironment, places, type ServicePlan, samplePlan, servicePlans } from './layout.ts';
import { endLeftovers } from './leftovers.ts';
import { runService, whenReady } from './services.ts';
import { stopAll } from './stop-order.ts';

/** A service that is slower than this is named, and goes on trying. */
const READY_WITHIN_MS = 60_000;

/** 5 s: an enricher with a large state takes about one to let go of its memory. */
const LEFTOVER_PORTS_MS = 5_000;

type Listed = Pick<ServicePlan, 'name' | 'listens'>;

/** Everything at once; resolves when `stop` is aborted and all is stopped. */
export async function up(given: Config, stop: AbortSignal, say: (line: string) => void): Promise<void> {
  const startedAt = performance.now();
  const dataDir = resolve(given.dataDir);
  makePrivate(dataDir);
  const config = withPassword(given, dataDir);
  const at = places(dataDir);
  mkdirSync(at.pids, { recursive: true });
  const unlock = acquireLock(at.lock, `the data folder ${dataDir}`);
  const kept: Kept[] = [];
  const started = (process: Kept) => void kept.push(process);
  try {
    // Of a supervisor that was killed: its processes end by themselves, too, and may be about to.
    const portsWithinMs = readdirSync(at.pids).length > 0 ? LEFTOVER_PORTS_MS : 0;
    await endLeftovers(at.pids, [join(at.kafka, 'kafka.pid')], say);
    const grafana = grafanaToRun(config, dataDir, say);
    const services = servicePlans(config).filter(({ name }) => !grafana || name !== 'board');
    const listed = [...services, ...(grafana ? [grafanaPlan(config)] : [])];
    await checkPorts(config, listed, portsWithinMs);
    say('Starting Kafka and ClickHouse');
    const context = { config, dataDir, at, say, started };
    await settleAll([bringUpKafka(context), bringUpClickHouse(context)]);
    const env = localEnvironment(config, dataDir);
    if (!stop.aborted) {
      for (const plan of services) started(await runService(plan, { env, at, say }));
      if (grafana) started(await runGrafana({ config, dataDir, grafana, at, say }));
      const late = await namesOfLate(listed, stop);
      if (!stop.aborted) {
        const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
        for (const { name, why } of late) say(`${name} is not ready yet: ${why}. Its log: ${at.log(name)}`);
        say(
          `\nLeadstream is ready (${seconds} s)\n${addressTable(config, listed, dataDir)}\n\nCtrl-C stops everything.`,
        );
        const sample = samplePlan(config);
        if (sample) started(await runService(sample, { env, at, say }));
      }
    }
    await aborted(stop);
    say('Stopping');
  } finally {
    await stopAll(kept);
    unlock();
  }
  say('Stopped');
}

/** At the first start of the embedded server there is no password yet. */
function withPassword(config: Config, dataDir: string): Config {
  const { clickhouse } = config;
  if (clickhouse.external || clickhouse.password !== '') return config;
  return { ...config, clickhouse: { ...clickhouse, password: ensureClickHousePassword(dataDir) } };
}

async function checkPorts(config: Config, services: Listed[], withinMs: number): Promise<void> {
  const { ports, bindHost } = config;
  if (!config.kafka.external) await waitForPort(ports.kafka, '127.0.0.1', 'Kafka', 'KAFKA_PORT', withinMs);
  if (!config.clickhouse.external) {
    await waitForPort(ports.clickhouse, '127.0.0.1', 'ClickHouse', 'CLICKHOUSE_PORT', withinMs);
  }
  for (const { name, listens } of services)
    if (listens) await waitForPort(listens.port, bindHost, name, listens.variable, withinMs);
}

/** Like Promise.all, but waits for the others before it throws: what they have started must be known to be stopped. */
async function settleAll(tasks: Array<Promise<void>>): Promise<void> {
  for (const result of await Promise.allSettled(tasks)) if (result.status === 'rejected') throw result.reason;
}

async function namesOfLate(services: Listed[], stop: AbortSignal): Promise<Array<{ name: string; why: string }>> {
  const late: Array<{ name: string; why: string }> = [];
  const waits = services.map((plan) =>
    whenReady(plan, READY_WITHIN_MS).catch((error) => late.push({ name: plan.name, why: messageOf(error) })),
  );
  await Promise.race([Promise.all(waits), aborted(stop)]);
  return late;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
