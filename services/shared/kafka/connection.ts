import type { KafkaConfig } from 'kafkajs';
import type { KafkaSasl, KafkaSettings, KafkaTls } from '../config/kafka-env.ts';
import { oauthMechanism } from './oauth-authenticator.ts';
import { createTokenSource, fetchToken } from './oauth-token.ts';

/** How kafkajs reaches the brokers, of `KAFKA_TLS…`, `KAFKA_SASL…` and `KAFKA_OAUTH…`. */
export function connectionOf({ tls, sasl }: Pick<KafkaSettings, 'tls' | 'sasl'>): Pick<KafkaConfig, 'ssl' | 'sasl'> {
  const said = sasl && saslOf(sasl);
  return { ...(tls ? { ssl: sslOf(tls) } : {}), ...(said ? { sasl: said } : {}) };
}

/** What is not said is left out: kafkajs names the host itself unless it finds the option. */
function sslOf({ ca, cert, key, servername }: KafkaTls): NonNullable<KafkaConfig['ssl']> {
  return {
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
    ...(servername === undefined ? {} : { servername }),
  };
}

function saslOf(sasl: KafkaSasl): KafkaConfig['sasl'] {
  if (sasl.mechanism !== 'oauthbearer') return sasl;
  const token = createTokenSource({ fetchToken: () => fetchToken(sasl, Date.now()), nowMs: Date.now });
  return oauthMechanism(async () => ({ token: await token(), extensions: sasl.extensions }));
}
