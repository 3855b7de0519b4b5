import { z } from 'zod';
import { LeadstreamError, messageOf } from '../errors.ts';

/** What errors of kafkajs, of TLS and of sockets have in common. */
const Said = z.object({
  name: z.string().optional(),
  type: z.string().optional(),
  code: z.union([z.string(), z.number()]).optional(),
});

const NO_TLS =
  'what answers there does not speak TLS: set KAFKA_TLS=0, or the port of the TLS listener in KAFKA_BROKERS';

/** What is wrong and which setting mends it, by what OpenSSL and Node call it. */
const TLS: readonly [RegExp, string][] = [
  [/^CERT_HAS_EXPIRED$/, "the brokers' certificate has expired, or the authority of KAFKA_TLS_CA: it must be renewed"],
  [/^CERT_NOT_YET_VALID$/, "the brokers' certificate is not valid yet: compare the clocks"],
  [
    /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    "the brokers' certificate is for another name: set KAFKA_TLS_SERVERNAME to one of its names, or use one of them in KAFKA_BROKERS",
  ],
  [
    /^(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT(_LOCALLY)?|CERT_SIGNATURE_FAILURE)$/,
    "the brokers' certificate is signed by an authority that is not trusted: set KAFKA_TLS_CA to its certificate",
  ],
  [/CERTIFICATE_EXPIRED/, 'the brokers say that our certificate has expired: renew KAFKA_TLS_CERT and KAFKA_TLS_KEY'],
  [
    /ALERT_(CERTIFICATE_REQUIRED|BAD_CERTIFICATE|CERTIFICATE_UNKNOWN|UNKNOWN_CA|HANDSHAKE_FAILURE|ACCESS_DENIED)|ALERT_NUMBER_\d+$/,
    'the brokers want another certificate of ours, or one at all: set KAFKA_TLS_CERT and KAFKA_TLS_KEY',
  ],
  [/^(ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_PACKET_LENGTH_TOO_LONG|ERR_SSL_UNEXPECTED_MESSAGE|EPROTO)$/, NO_TLS],
];

const ACL = 'the user lacks a right: docs/guides/kafka.md lists what each service needs';

/** Errors from the outside in. */
function chainOf(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (
    let at = error;
    at !== undefined && at !== null && chain.length < 10;
    at = at instanceof Error ? at.cause : undefined
  ) {
    chain.push(at);
  }
  return chain;
}

/**
 * Why brokers could not be reached, with the setting that is wrong.
 * @returns LeadstreamError `KAFKA_TLS`, `KAFKA_SASL`, `KAFKA_OAUTH`, `KAFKA_ACL` or `KAFKA_CLOSED`; undefined if it is none of ours, such as a broker that is away
 */
export function explainKafkaError(error: unknown): LeadstreamError | undefined {
  const make = (code: string, message: string) =>
    new LeadstreamError(code, `Kafka: ${message}`, { retryable: true, cause: error });
  const chain = chainOf(error);
  const isOfKafka = (one: unknown) =>
    one instanceof LeadstreamError || Said.safeParse(one).data?.name?.startsWith('KafkaJS');
  if (!chain.some(isOfKafka)) return undefined;
  for (const one of chain) {
    if (one instanceof LeadstreamError) return one;
    const { name = '', type = '', code } = Said.safeParse(one).data ?? {};
    const isCutOff = /disconnected before secure TLS connection/.test(messageOf(one));
    const tls = isCutOff ? NO_TLS : TLS.find(([pattern]) => pattern.test(String(code ?? '')))?.[1];
    if (tls) return make('KAFKA_TLS', `${tls} (${messageOf(one)})`);
    if (type === 'UNSUPPORTED_SASL_MECHANISM' || /mechanism is not supported/.test(messageOf(one))) {
      return make('KAFKA_SASL', `the brokers do not know this KAFKA_SASL_MECHANISM (${messageOf(one)})`);
    }
    if (name === 'KafkaJSSASLAuthenticationError' || type === 'SASL_AUTHENTICATION_FAILED') {
      return make('KAFKA_SASL', `the brokers refuse KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD (${messageOf(one)})`);
    }
    if (type.endsWith('_AUTHORIZATION_FAILED')) return make('KAFKA_ACL', `${ACL} (${type})`);
    // kafkajs drops the reason, which is a missing right on the group unless the cluster has just started.
    if (name === 'KafkaJSGroupCoordinatorNotFound') return make('KAFKA_ACL', `${messageOf(one)}: perhaps ${ACL}`);
    if (name === 'KafkaJSConnectionClosedError' || type === 'ILLEGAL_SASL_STATE') {
      return make(
        'KAFKA_CLOSED',
        'the brokers close the connection: do they want TLS (KAFKA_TLS=1), a name (KAFKA_SASL_MECHANISM) or a client certificate (KAFKA_TLS_CERT)?',
      );
    }
  }
  return undefined;
}

/**
 * A client whose `connect` fails with the setting that is wrong.
 * @param ask a first request: a broker that wants a name lets everybody connect, and closes the connection only then
 */
export function explained<T extends { connect: () => Promise<void> }>(
  client: T,
  ask: (client: T) => Promise<unknown> = async () => undefined,
): T {
  const { connect } = client;
  client.connect = async () => {
    try {
      await connect();
      await ask(client);
    } catch (error) {
      throw explainKafkaError(error) ?? error;
    }
  };
  return client;
}
