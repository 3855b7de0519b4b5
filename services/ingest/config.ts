import type { Config } from '../shared/env.ts';
import { LeadstreamError } from '../shared/errors.ts';
import { LIMITS, type Limits } from './limits.ts';

export interface IngestConfig {
  kafka: Config['kafka'];
  host: string;
  port: number;
  /** `INGEST_KEYS` */
  keys: string;
  limits: Limits;
  http: Config['http'];
  metricsToken?: string | undefined;
}

/**
 * What ingest needs of the installation's configuration.
 * @throws LeadstreamError `CONFIG` if there are no keys: `local-dev-key` is only for a local run, which sets it
 */
export function ingestConfig(config: Config): IngestConfig {
  if (!config.ingestKeys) throw new LeadstreamError('CONFIG', 'INGEST_KEYS is required: comma-separated API keys');
  return {
    kafka: config.kafka,
    host: config.bindHost,
    port: config.ports.ingest,
    keys: config.ingestKeys,
    limits: LIMITS,
    http: config.http,
    metricsToken: config.metricsToken,
  };
}
