import { z } from 'zod';

/** Of kafkajs: an error of the protocol, or several in one. */
const Refused = z.object({
  type: z.string().optional(),
  errors: z.array(z.object({ type: z.string().optional() })).optional(),
});

const ADVICE: Record<string, string> = {
  INVALID_REPLICATION_FACTOR: ': KAFKA_REPLICATION_FACTOR must suit the cluster (managed ones want 3)',
  POLICY_VIOLATION: ': the cluster has rules for topics; create them by hand (docs/guides/kafka.md)',
  TOPIC_AUTHORIZATION_FAILED:
    ': the user needs Create on them, or an administrator creates them (docs/guides/kafka.md)',
  CLUSTER_AUTHORIZATION_FAILED:
    ': the user needs Create on them, or an administrator creates them (docs/guides/kafka.md)',
};

/** Why a cluster did not create topics. */
export function refusalOf(error: unknown): { types: string[]; isOfSetting: boolean; advice: string } {
  const { type, errors = [] } = Refused.safeParse(error).data ?? {};
  // Created by somebody else meanwhile: no reason to refuse the others.
  const types = [...new Set([type, ...errors.map((one) => one.type)])].filter(
    (one): one is string => one !== undefined && one !== 'TOPIC_ALREADY_EXISTS',
  );
  return {
    types,
    isOfSetting: types.some((one) => one === 'INVALID_CONFIG' || one === 'POLICY_VIOLATION'),
    advice: types.map((one) => ADVICE[one]).find((advice) => advice !== undefined) ?? '',
  };
}
