import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { publish, readable, sampleHistory } from '../../chaos/harness.ts';
import { type CertificateAuthority, createCertificateAuthority, expired } from '../../helpers/certificates.ts';
import { createInstallation, type Installation, type Service, startService, waitFor } from '../../helpers/stack.ts';
import { startTlsFront, type TlsFront } from '../../helpers/tls-front.ts';
import { leadstream } from '../import/command.ts';

let authority: CertificateAuthority;
let front: TlsFront;
let installation: Installation;
const services: Record<string, Service> = {};
const folder = mkdtempSync(join(tmpdir(), 'leadstream-tls-'));

/** Files as an orchestrator mounts them. */
function fileOf(name: string, text: string): string {
  writeFileSync(join(folder, name), text, { mode: 0o600 });
  return join(folder, name);
}

const presented = async () => ({ ...(await authority.issue()), clientsOf: authority.cert });

beforeAll(async () => {
  authority = await createCertificateAuthority();
  const client = await authority.issue({ commonName: 'leadstream', names: ['leadstream'] });
  const { clickhouseUrl, clickhousePassword } = inject('stack');
  front = await startTlsFront(clickhouseUrl, await presented());
  installation = await createInstallation({
    partitions: 2,
    env: {
      CLICKHOUSE_URL: `https://localhost:${front.port}`,
      CLICKHOUSE_PASSWORD: '',
      CLICKHOUSE_PASSWORD_FILE: fileOf('password', `${clickhousePassword}\n`),
      CLICKHOUSE_CA_FILE: fileOf('ca.pem', authority.cert),
      CLICKHOUSE_CERT_FILE: fileOf('client.pem', client.cert),
      CLICKHOUSE_KEY_FILE: fileOf('client-key.pem', client.key),
    },
  });
  const names = ['enricher', 'gateway', 'board', 'reporter'];
  const started = await Promise.all(names.map((name) => startService(name, installation.env)));
  for (const [index, name] of names.entries()) if (started[index]) services[name] = started[index];
});
afterAll(async () => {
  await Promise.all(Object.values(services).map((service) => service.stop()));
  await installation?.cleanup();
  await front?.close();
  rmSync(folder, { recursive: true, force: true });
});

const urlOf = (name: string) => services[name]?.url ?? '';
const readiness = async (name: string) => {
  const response = await fetch(`${urlOf(name)}/readyz`);
  return { status: response.status, text: await response.text() };
};
const contacts = async () => (await installation.query('select count() as n from fact_contacts final'))[0]?.n;
const run = (...args: string[]) => leadstream(args, installation.env).ended;

describe('a ClickHouse that is reached over HTTPS only, and asks for a client certificate', () => {
  it('is migrated, filled and read by every service and command, with secrets from files', async () => {
    await publish(installation, sampleHistory(1, 20));
    await readable(installation, urlOf('enricher'));
    expect(Number(await contacts())).toBeGreaterThan(10);
    expect(await run('migrate', '--json')).toMatchObject({ code: 0 });
    expect(await run('sql', 'select 42')).toMatchObject({ code: 0, stdout: '42\n' });
    expect(await run('reconcile', '--json')).toMatchObject({ code: 0 });
    expect(await run('token', 'list', '--json')).toMatchObject({ code: 0 });
    expect(await run('report', 'list', '--json')).toMatchObject({ code: 0 });
    const asked = await fetch(`${urlOf('gateway')}/?query=${encodeURIComponent('select 1 format TSV')}`, {
      headers: { authorization: 'Bearer local-dev-secret', 'x-leadstream-viewer': 'nobody' },
    });
    expect(await asked.text()).toBe('1\n');
    expect(await readiness('board')).toMatchObject({ status: 200 });
    expect(await readiness('reporter')).toMatchObject({ status: 200 });
  });

  it('says so when its certificate has ended, loses nothing, and goes on when it is renewed', async () => {
    await front.present({ ...(await authority.issue({ notAfter: expired() })), clientsOf: authority.cert });
    await publish(installation, sampleHistory(2, 20));
    const reason = /server of CLICKHOUSE_URL has expired/;
    for (const name of ['gateway', 'board'])
      await waitFor(
        async () => {
          const { status, text } = await readiness(name);
          return status === 503 && reason.test(text);
        },
        { timeoutMs: 30_000, what: `${name} says why` },
      );
    await waitFor(async () => reason.test(services.enricher?.logs() ?? ''), {
      timeoutMs: 30_000,
      what: 'the enricher says why',
    });
    expect(await run('sql', 'select 42')).toMatchObject({ code: 1, stderr: expect.stringMatching(reason) });
    await front.present(await presented());
    await readable(installation, urlOf('enricher'));
    expect(await run('reconcile', '--json')).toMatchObject({ code: 0 });
    for (const name of ['gateway', 'board', 'enricher', 'reporter'])
      await waitFor(async () => (await readiness(name)).status === 200, {
        timeoutMs: 30_000,
        what: `${name} ready again`,
      });
  });
});
