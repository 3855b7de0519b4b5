import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { migrateInstallation } from '../../../clickhouse/migrator/migrate.ts';
import { ask } from '../../../services/cli/sql/ask.ts';
import { forward } from '../../../services/gateway/protocol/forward.ts';
import { createClickHouse } from '../../../services/shared/clickhouse.ts';
import { type Config, loadConfig } from '../../../services/shared/env.ts';
import { messageOf } from '../../../services/shared/errors.ts';
import { type CertificateAuthority, createCertificateAuthority, expired } from '../../helpers/certificates.ts';
import { type Presented, startTlsFront, type TlsFront } from '../../helpers/tls-front.ts';

let authority: CertificateAuthority;
let other: CertificateAuthority;
let front: TlsFront;

beforeAll(async () => {
  authority = await createCertificateAuthority();
  other = await createCertificateAuthority('Another CA');
  front = await startTlsFront(inject('stack').clickhouseUrl, await authority.issue());
});
afterAll(() => front.close());

const config = (env: Record<string, string> = {}): Config =>
  loadConfig({
    CLICKHOUSE_URL: `https://localhost:${front.port}`,
    CLICKHOUSE_PASSWORD: inject('stack').clickhousePassword,
    CLICKHOUSE_DATABASE: 'default',
    ...env,
  });

/** Every way in which a process of Leadstream asks ClickHouse: its answer, or the message of the failure. */
const WAYS: Record<string, (config: Config) => Promise<string>> = {
  async 'the client of services'({ clickhouse }) {
    const client = createClickHouse(clickhouse, 'test');
    try {
      return await (await client.query({ query: 'select 1 as one', format: 'JSONEachRow' })).text();
    } finally {
      await client.close();
    }
  },
  async 'the command sql'({ clickhouse }) {
    const answer = await ask(clickhouse, 'select 1 as one', { format: 'JSONEachRow' });
    return (await answer.toArray()).join('');
  },
  async 'the gateway for viewers'({ clickhouse }) {
    const answer = await forward(clickhouse, {
      sql: 'select 1 as one format JSONEachRow',
      parameters: [],
      values: [],
      acceptEncoding: undefined,
      signal: AbortSignal.timeout(10_000),
    });
    return (await answer.toArray()).join('');
  },
};
const outcome = (way: (config: Config) => Promise<string>, env: Record<string, string>) =>
  way(config(env)).catch(messageOf);

interface Fault {
  /** What the server presents. */
  server: () => Promise<Presented>;
  /** What we have. */
  env: () => Promise<Record<string, string>>;
  says: RegExp;
}

const own = async () => ({ CLICKHOUSE_CA: authority.cert });
const mutual = (maxVersion: 'TLSv1.2' | 'TLSv1.3') => async () => ({
  ...(await authority.issue()),
  clientsOf: authority.cert,
  maxVersion,
});
const clientOf = (who: () => CertificateAuthority) => async () => {
  const { cert, key } = await who().issue({ commonName: 'leadstream', names: ['leadstream'] });
  return { CLICKHOUSE_CA: authority.cert, CLICKHOUSE_CERT: cert, CLICKHOUSE_KEY: key };
};

const FAULTS: Record<string, Fault> = {
  'an authority that is not ours': {
    server: () => other.issue(),
    env: own,
    says: /not signed by an authority of CLICKHOUSE_CA/,
  },
  'an authority that nobody named': {
    server: () => authority.issue(),
    env: async () => ({}),
    says: /give it as CLICKHOUSE_CA/,
  },
  'a certificate that has expired': {
    server: () => authority.issue({ notAfter: expired() }),
    env: own,
    says: /server of CLICKHOUSE_URL has expired/,
  },
  'a certificate for another host': {
    server: () => authority.issue({ names: ['clickhouse.example'] }),
    env: own,
    says: /is for clickhouse\.example, not for localhost: see the host name in CLICKHOUSE_URL/,
  },
  'a wish for a client certificate (TLS 1.3)': {
    server: mutual('TLSv1.3'),
    env: own,
    says: /set CLICKHOUSE_CERT and CLICKHOUSE_KEY/,
  },
  'a wish for a client certificate (TLS 1.2)': {
    server: mutual('TLSv1.2'),
    env: own,
    says: /set CLICKHOUSE_CERT and CLICKHOUSE_KEY/,
  },
  'a client certificate of another authority (TLS 1.3)': {
    server: mutual('TLSv1.3'),
    env: clientOf(() => other),
    says: /may refuse the client certificate of CLICKHOUSE_CERT/,
  },
  'a client certificate of another authority (TLS 1.2)': {
    server: mutual('TLSv1.2'),
    env: clientOf(() => other),
    says: /may refuse the client certificate of CLICKHOUSE_CERT/,
  },
};

describe('ClickHouse over HTTPS', () => {
  it.each(Object.entries(FAULTS))('says what to do about %s, in every way that we ask', async (_name, fault) => {
    await front.present(await fault.server());
    const env = await fault.env();
    for (const [name, way] of Object.entries(WAYS)) expect(await outcome(way, env), name).toMatch(fault.says);
  });

  it('stops migrations at once with the reason', async () => {
    await front.present(await authority.issue({ notAfter: expired() }));
    await expect(migrateInstallation(config(await own()))).rejects.toThrow(/server of CLICKHOUSE_URL has expired/);
  });

  it('answers once the certificate is right, and to whom it asks for one', async () => {
    await front.present(await authority.issue());
    for (const [name, way] of Object.entries(WAYS)) expect(await outcome(way, await own()), name).toBe('{"one":1}\n');
    await front.present(await mutual('TLSv1.3')());
    const env = await clientOf(() => authority)();
    for (const [name, way] of Object.entries(WAYS)) expect(await outcome(way, env), name).toBe('{"one":1}\n');
  });

  it('is said to speak plain HTTP where it does', async () => {
    const env = { CLICKHOUSE_URL: inject('stack').clickhouseUrl.replace('http:', 'https:') };
    for (const [name, way] of Object.entries(WAYS))
      expect(await outcome(way, env), name).toMatch(
        /does not speak TLS: see the scheme and the port in CLICKHOUSE_URL/,
      );
  });
});
