import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LOCAL_KEY, LOCAL_SECRET } from '../../shared/config/secrets.ts';
import type { Config } from '../../shared/env.ts';
import { LeadstreamError } from '../../shared/errors.ts';
import { projectRoot } from '../project-root.ts';

/** Where something listens, and the variable that moves it. */
export interface Listening {
  port: number;
  variable: string;
  /** What answers 200 once it is ready; `/readyz` if not said. */
  readyPath?: string;
}

/** A service that the supervisor runs: `services/<name>/main.ts`. */
export interface ServicePlan {
  name: string;
  main: string;
  /** Undefined: it listens on nothing. */
  listens: Listening | undefined;
  env: Record<string, string>;
}

/** Where things are below the data folder. */
export function places(dataDir: string) {
  return {
    lock: join(dataDir, 'supervisor.lock'),
    log: (name: string) => join(dataDir, 'logs', `${name}.log`),
    pids: join(dataDir, 'run'),
    pid: (name: string) => join(dataDir, 'run', `${name}.pid`),
    kafka: join(dataDir, 'kafka'),
  };
}

/**
 * What every process of a local run is told beside the environment: keys that need not be secret, and the folder, made absolute.
 * @throws LeadstreamError `CONFIG` where others may listen and there are no keys: those of a local run are everybody's
 */
export function localEnvironment(config: Config, dataDir: string): Record<string, string> {
  if (config.isPublic && (!config.ingestKeys || !config.gatewaySecret)) {
    const missing = config.ingestKeys ? 'GATEWAY_SECRET' : 'INGEST_KEYS';
    throw new LeadstreamError('CONFIG', `environment: ${missing} must be set with LEADSTREAM_PUBLIC=1`);
  }
  return {
    LEADSTREAM_DATA: dataDir,
    INGEST_KEYS: config.ingestKeys ?? `${LOCAL_KEY}+admin`,
    GATEWAY_SECRET: config.gatewaySecret ?? LOCAL_SECRET,
    KAFKAJS_NO_PARTITIONER_WARNING: '1',
  };
}

/** The services whose code is there, in the order in which they are listed and started. */
export function servicePlans(config: Config, root = projectRoot()): ServicePlan[] {
  const { ports } = config;
  // The reporter has metrics but no port in the contract: the one behind the enricher's.
  const reporterPort = ports.metrics + 1;
  const all: Array<Omit<ServicePlan, 'main'>> = [
    { name: 'ingest', listens: { port: ports.ingest, variable: 'INGEST_PORT' }, env: {} },
    { name: 'enricher', listens: { port: ports.metrics, variable: 'METRICS_PORT' }, env: {} },
    { name: 'gateway', listens: { port: ports.gateway, variable: 'GATEWAY_PORT' }, env: {} },
    {
      name: 'reporter',
      listens: { port: reporterPort, variable: 'METRICS_PORT (the reporter takes the next one)' },
      // With another METRICS_PORT it would look for the enricher there.
      env: { METRICS_PORT: String(reporterPort), ENRICHER_URL: `http://127.0.0.1:${ports.metrics}` },
    },
    { name: 'board', listens: { port: ports.board, variable: 'BOARD_PORT' }, env: {} },
  ];
  return all
    .map((service) => ({ ...service, main: join(root, 'services', service.name, 'main.ts') }))
    .filter(({ main }) => existsSync(main));
}

/** The sample CRM, if it is wanted. */
export function samplePlan(config: Config, root = projectRoot()): ServicePlan | undefined {
  const main = join(root, 'dev', 'sample', 'main.ts');
  return config.sample.enabled && existsSync(main) ? { name: 'sample', main, listens: undefined, env: {} } : undefined;
}
