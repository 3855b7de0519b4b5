import { join } from 'node:path';
import { folderPlace, type MinFree, type Place } from '../shared/disk-space.ts';
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
  /** Disks that Kafka writes to, as far as this machine sees them. */
  disk: { minFree: MinFree; places: Place[] };
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
    disk: { minFree: config.disk.minFree, places: kafkaPlaces(config) },
  };
}

/** Of a broker elsewhere only its operator knows the disk, unless a folder on it is named. */
function kafkaPlaces({ kafka, dataDir, disk }: Config): Place[] {
  const local = kafka.external ? [] : [folderPlace('kafka', join(dataDir, 'kafka'))];
  return [...local, ...disk.watched.map((folder) => folderPlace(folder, folder))];
}
