import { LeadstreamError } from '../../../services/shared/errors.ts';

export interface Replication {
  factor: number;
  minInsync: number;
}

/**
 * How often a topic's partitions are kept, and how many replicas must have a record before it is acknowledged: three and two on a usual cluster, so that
 * one broker may be lost without losing an acknowledged event; as many as there are on a smaller one.
 * @param brokers in the cluster now
 * @throws LeadstreamError `KAFKA_TOPICS` if what is wanted can't be
 */
export function replicationFor(
  brokers: number,
  wanted: { factor?: number | undefined; minInsync?: number | undefined } = {},
): Replication {
  const factor = wanted.factor ?? Math.max(1, Math.min(3, brokers));
  const minInsync = wanted.minInsync ?? Math.max(1, factor - 1);
  if (factor > brokers) {
    throw new LeadstreamError(
      'KAFKA_TOPICS',
      `KAFKA_REPLICATION_FACTOR is ${factor}, but the cluster has ${brokers} brokers`,
    );
  }
  if (minInsync > factor) {
    const rule = `KAFKA_MIN_INSYNC_REPLICAS is ${minInsync}, but there are ${factor} replicas (KAFKA_REPLICATION_FACTOR)`;
    throw new LeadstreamError('KAFKA_TOPICS', rule);
  }
  return { factor, minInsync };
}
