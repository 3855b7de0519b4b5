import { z } from 'zod';
import { messageOf } from '../errors.ts';
import type { Parts } from './internals.ts';

/** What kafkajs says of its errors, whatever their class. */
const Failure = z.object({
  name: z.string().optional(),
  type: z.string().optional(),
  retriable: z.boolean().optional(),
  host: z.string().optional(),
  port: z.number().optional(),
});

const said = (error: unknown): z.infer<typeof Failure> => Failure.safeParse(error).data ?? {};

/** Names of errors after which leaders may be others than those known. */
const STALE = new Set([
  'KafkaJSMetadataNotLoaded',
  'KafkaJSTopicMetadataNotLoaded',
  'KafkaJSConnectionError',
  'KafkaJSConnectionClosedError',
  'KafkaJSBrokerNotFound',
  // A broker that is frozen: by now another one may lead in its place, which kafkajs would not notice for five minutes.
  'KafkaJSRequestTimeoutError',
  'LeadstreamError',
]);

/** Of what the requests of one try met: what no repetition cures, else the first. */
export function worstOf(errors: readonly unknown[]): unknown {
  return errors.find((error) => said(error).retriable === false) ?? errors[0];
}

/** After a failed try: forgets what may no longer hold. @returns whether to try again */
export async function handleFailure(
  error: unknown,
  { cluster, logger, ...details }: Pick<Parts, 'cluster' | 'logger'> & { retryCount: number; retryTime: number },
): Promise<boolean> {
  const { name = '', type, retriable, host, port } = said(error);
  if (name === 'KafkaJSConnectionClosedError' && host !== undefined && port !== undefined) {
    cluster.removeBroker({ host, port });
  }
  if (!cluster.isConnected()) {
    logger.debug(`Cluster has disconnected, reconnecting: ${messageOf(error)}`, details);
    await cluster.connect();
    await cluster.refreshMetadata();
    return true;
  }
  logger.error(`Failed to send messages: ${messageOf(error)}`, details);
  // A protocol error that passes names a leader that is none, or replicas that are missing: both mean that leaders move.
  if (STALE.has(name) || (type !== undefined && retriable === true)) {
    await cluster.refreshMetadata();
    return true;
  }
  return retriable !== false && name.startsWith('KafkaJS');
}
