import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { LIB_DIR } from '../../dev/engines/kafka/jars.ts';
import type { BrokerSettings } from '../../dev/engines/kafka/server-properties.ts';
import { type RunningKafka, startKafka } from '../../dev/engines/kafka/start-kafka.ts';
import { freePort } from '../../dev/engines/lib/ports.ts';
import { type Certificate, type CertificateAuthority, createCertificateAuthority } from './certificates.ts';

const SECURITY = 'org.apache.kafka.common.security';

/** A real broker that wants to know who comes: by SASL over TLS, or by a client certificate. Without rights nobody may do anything. */
export interface SecuredKafka {
  authority: CertificateAuthority;
  /** Without encryption and as superuser: for setting things up. */
  open: string;
  /** `host:port` of SASL over TLS, and of TLS with client certificates. */
  sasl: string;
  mutual: string;
  /** Starts it anew with this certificate. */
  present: (certificate: Certificate) => Promise<void>;
  setScramPassword: (mechanism: string, user: string, password: string) => Promise<void>;
  stop: () => Promise<void>;
}

/** @param users password by name, known to PLAIN and to both SCRAMs */
export async function startSecuredKafka(users: Record<string, string>): Promise<SecuredKafka> {
  const dataDir = mkdtempSync(join(tmpdir(), 'leadstream-secured-'));
  const authority = await createCertificateAuthority();
  const [port, saslPort, mutualPort] = [await freePort(), await freePort(), await freePort()];
  const keys = join(dataDir, 'broker.pem');
  const trusted = join(dataDir, 'ca.pem');
  const present = (certificate: Certificate) => writeFileSync(keys, `${certificate.key}\n${certificate.cert}`);
  present(await authority.issue());
  writeFileSync(trusted, authority.cert);

  const names = Object.entries(users);
  const start = (): Promise<RunningKafka> =>
    startKafka({
      dataDir: join(dataDir, 'kafka'),
      port,
      listeners: { SASL_SSL: saslPort, SSL: mutualPort },
      settings: settingsOf({ keys, trusted, users: names }),
      formatArguments: names.flatMap(([name, password]) =>
        ['SCRAM-SHA-256', 'SCRAM-SHA-512'].flatMap((mechanism) => [
          '--add-scram',
          `${mechanism}=[name=${name},password=${password}]`,
        ]),
      ),
    });
  let broker = await start();
  return {
    authority,
    open: `127.0.0.1:${port}`,
    sasl: `localhost:${saslPort}`,
    mutual: `localhost:${mutualPort}`,
    async present(certificate) {
      present(certificate);
      await broker.child.kill9();
      broker = await start();
    },
    async setScramPassword(mechanism, user, password) {
      const change = `${mechanism}=[password=${password}]`;
      const main = ['-cp', `${LIB_DIR}/*`, 'kafka.admin.ConfigCommand', '--bootstrap-server', `127.0.0.1:${port}`];
      const args = ['--alter', '--add-config', change, '--entity-type', 'users', '--entity-name', user];
      await promisify(execFile)('java', [...main, ...args], { timeout: 60_000 });
    },
    async stop() {
      await broker.child.kill9();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function settingsOf(of: { keys: string; trusted: string; users: [string, string][] }): BrokerSettings {
  const on = 'listener.name.sasl_ssl';
  const plain = of.users.map(([name, password]) => `user_${name}="${password}"`).join(' ');
  return {
    'ssl.keystore.type': 'PEM',
    'ssl.keystore.location': of.keys,
    'ssl.truststore.type': 'PEM',
    'ssl.truststore.location': of.trusted,
    'listener.name.ssl.ssl.client.auth': 'required',
    'sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-256,SCRAM-SHA-512,OAUTHBEARER',
    [`${on}.plain.sasl.jaas.config`]: `${SECURITY}.plain.PlainLoginModule required ${plain};`,
    [`${on}.scram-sha-256.sasl.jaas.config`]: `${SECURITY}.scram.ScramLoginModule required;`,
    [`${on}.scram-sha-512.sasl.jaas.config`]: `${SECURITY}.scram.ScramLoginModule required;`,
    // Believes tokens without a signature: what is tested is how they are got, presented and refused.
    [`${on}.oauthbearer.sasl.jaas.config`]: `${SECURITY}.oauthbearer.OAuthBearerLoginModule required unsecuredLoginStringClaim_sub="broker";`,
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'super.users': 'User:ANONYMOUS',
    'allow.everyone.if.no.acl.found': false,
  };
}
