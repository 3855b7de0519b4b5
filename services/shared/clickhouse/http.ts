import { type Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Config } from '../env.ts';
import { ExplainingAgent } from '../explaining-agent.ts';

type ClickHouse = Config['clickhouse'];

export const isHttps = ({ url }: Pick<ClickHouse, 'url'>): boolean => url.startsWith('https:');

/** A new agent for `CLICKHOUSE_URL=https://…`: trusts `CLICKHOUSE_CA` in place of the machine's authorities, and presents `CLICKHOUSE_CERT`. */
export function httpsAgent({ tls }: Pick<ClickHouse, 'tls'>, maxSockets: number): ExplainingAgent {
  const { ca, cert, key } = tls;
  return new ExplainingAgent(
    {
      keepAlive: true,
      maxSockets,
      ...(ca === undefined ? {} : { ca }),
      ...(cert === undefined ? {} : { cert }),
      ...(key === undefined ? {} : { key }),
    },
    {
      address: 'CLICKHOUSE_URL',
      ca: 'CLICKHOUSE_CA',
      cert: 'CLICKHOUSE_CERT',
      key: 'CLICKHOUSE_KEY',
      hasCa: ca !== undefined,
      hasCert: cert !== undefined,
    },
  );
}

/**
 * Who we are, as headers. A certificate without a password is the identity itself (`ssl_certificates` of a ClickHouse user): ClickHouse
 * refuses both at once, so beside a password the certificate only opens the connection.
 */
export function identityHeaders({ user, password, tls }: Pick<ClickHouse, 'user' | 'password' | 'tls'>) {
  if (password === '' && tls.cert !== undefined)
    return { 'x-clickhouse-user': user, 'x-clickhouse-ssl-certificate-auth': 'on' };
  // Base64: headers take no letters beyond Latin-1.
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
}

/** One for all requests to a server: handshakes cost milliseconds. */
const agents = new WeakMap<ClickHouse['tls'], Agent>();

function sharedAgent(clickhouse: ClickHouse): Agent {
  const known = agents.get(clickhouse.tls);
  if (known) return known;
  const made = httpsAgent(clickhouse, Number.POSITIVE_INFINITY);
  agents.set(clickhouse.tls, made);
  return made;
}

export interface Post {
  url: URL;
  body: string;
  headers?: Readonly<Record<string, string>>;
  signal?: AbortSignal;
}

/**
 * Sends a request to ClickHouse as the configured user, over HTTPS where its address says so, and hands back the answer as it comes, whatever its
 * status and not unpacked.
 * @throws Error of the network or of TLS, which names the setting
 */
export function postToClickHouse(
  clickhouse: ClickHouse,
  { url, body, headers, signal }: Post,
): Promise<IncomingMessage> {
  const secure = isHttps(clickhouse);
  const send = secure ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const sent = send(url, {
      method: 'POST',
      headers: { ...identityHeaders(clickhouse), ...headers },
      ...(secure ? { agent: sharedAgent(clickhouse) } : {}),
      ...(signal === undefined ? {} : { signal }),
    });
    sent.once('response', resolve);
    sent.once('error', reject);
    sent.end(body);
  });
}
