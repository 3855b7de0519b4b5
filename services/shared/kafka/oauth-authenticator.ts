import type { Mechanism } from 'kafkajs';
import { LeadstreamError } from '../errors.ts';

export interface Presented {
  token: string;
  /** Name and value, sent beside the token. */
  extensions: Record<string, string>;
}

/** Between the parts of a message (RFC 7628, 3.1). */
const SEPARATOR = '\u0001';

/**
 * Presents a token to a broker (RFC 7628). In place of kafkajs' own: a broker that refuses a token says so in a challenge without an error code, which
 * kafkajs takes for success, and then it closes the connection at the next request without a word.
 * @param present called for each connection, and again before a session that the broker limits ends
 */
export function oauthMechanism(present: () => Promise<Presented>): Mechanism {
  return {
    mechanism: 'oauthbearer',
    authenticationProvider: ({ saslAuthenticate }) => ({
      authenticate: async () => {
        const { token, extensions } = await present();
        const parts = [
          `auth=Bearer ${token}`,
          ...Object.entries(extensions).map(([name, value]) => `${name}=${value}`),
        ];
        const message = `n,,${SEPARATOR}${parts.join(SEPARATOR)}${SEPARATOR}${SEPARATOR}`;
        await saslAuthenticate({
          request: { encode: () => withSize(Buffer.from(message)) },
          response: {
            decode: (raw) => raw.subarray(4),
            parse: (challenge) => {
              if (challenge.length === 0) return;
              throw new LeadstreamError(
                'KAFKA_SASL',
                `the brokers refuse the token: ${challenge.toString('utf8').slice(0, 500)}`,
                {
                  retryable: true,
                },
              );
            },
          },
        });
      },
    }),
  };
}

/** Bytes of Kafka's protocol: their number (32 bits), then they. */
function withSize(bytes: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeInt32BE(bytes.length);
  return Buffer.concat([size, bytes]);
}
