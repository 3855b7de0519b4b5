import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { addDotEnv } from '../../../../bin/dot-env.mjs';
import { clickHouseServerConfig } from '../../../../dev/engines/clickhouse/config.ts';
import {
  childEnvironment,
  isSecretVariable,
  withSecretFiles,
} from '../../../../services/shared/config/secret-files.ts';
import { secretsOf } from '../../../../services/shared/config/secrets.ts';
import { loadConfig } from '../../../../services/shared/env.ts';

const folder = mkdtempSync(join(tmpdir(), 'leadstream-secrets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function fileWith(content: string | Buffer): string {
  const path = join(folder, `secret-${files++}`);
  writeFileSync(path, content, { mode: 0o600 });
  return path;
}

/** Every variable of .env.example. */
const variables = [
  ...readFileSync(new URL('../../../../.env.example', import.meta.url), 'utf8').matchAll(/^(\w+)=/gm),
].map(([, name = '']) => name);
const SCOPE_KEY = '5'.repeat(64);

describe('a secret in a file', () => {
  it('is taken for every secret that .env.example lists', () => {
    const secrets = variables.filter((name) => /PASSWORD|SECRET|TOKEN$|KEYS?$|_CA$|_CERT$/.test(name));
    expect(secrets.length).toBeGreaterThanOrEqual(6);
    for (const name of secrets) {
      const value = name === 'VIEWER_SCOPE_KEY' ? SCOPE_KEY : `value of ${name}`;
      expect(withSecretFiles({ [`${name}_FILE`]: fileWith(`${value}\n`) })[name], name).toBe(value);
    }
    expect(secrets).toEqual(variables.filter(isSecretVariable));
  });

  it('reaches services as if it stood in the environment', () => {
    const config = loadConfig({
      CLICKHOUSE_URL: 'http://clickhouse:8123',
      CLICKHOUSE_PASSWORD_FILE: fileWith('pass word\r\n'),
      INGEST_KEYS_FILE: fileWith('one+admin\ntwo@/crm/a\n'),
      GATEWAY_SECRET_FILE: fileWith('geheim'),
      GATEWAY_LOG_PASSWORD_FILE: fileWith('log'),
      METRICS_TOKEN_FILE: fileWith('0123456789abcdef\n'),
      VIEWER_SCOPE_KEY_FILE: fileWith(`${SCOPE_KEY}\n`),
    });
    expect(config).toMatchObject({
      clickhouse: { password: 'pass word' },
      gatewaySecret: 'geheim',
      gateway: { accessLog: { password: 'log' } },
      metricsToken: '0123456789abcdef',
      viewerScopeKey: SCOPE_KEY,
    });
    expect(secretsOf(config.ingestKeys ?? '')).toEqual(['one+admin', 'two@/crm/a']);
  });

  it('is the password of the embedded server, too', () => {
    const env = { LEADSTREAM_DATA: folder, CLICKHOUSE_PASSWORD_FILE: fileWith('of my own\n') };
    expect(clickHouseServerConfig(loadConfig(env), []).password).toBe('of my own');
  });

  it('keeps line ends within PEM text, and loses the byte order mark of an editor', () => {
    const pem = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----';
    const env = { CLICKHOUSE_CA_FILE: fileWith(`\uFEFF${pem}\n\n`) };
    expect(withSecretFiles(env).CLICKHOUSE_CA).toBe(pem);
  });

  it('keeps to the rules of the variable', () => {
    expect(() => loadConfig({ METRICS_TOKEN_FILE: fileWith('short') })).toThrow(/METRICS_TOKEN: /);
  });

  it('is named with its file where that cannot be read, is a folder, is empty or no text', () => {
    const missing = join(folder, 'nowhere');
    const empty = fileWith('\n');
    const binary = fileWith(Buffer.from([0x30, 0x82, 0xff, 0xfe]));
    const env = {
      GATEWAY_SECRET_FILE: missing,
      METRICS_TOKEN_FILE: folder,
      INGEST_KEYS_FILE: empty,
      CLICKHOUSE_KEY_FILE: binary,
    };
    const message = (() => {
      try {
        loadConfig(env);
        return '';
      } catch (error) {
        return String(error);
      }
    })();
    expect(message).toContain(`GATEWAY_SECRET_FILE: ${missing}: ENOENT`);
    expect(message).toContain(`METRICS_TOKEN_FILE: ${folder}: EISDIR`);
    expect(message).toContain(`INGEST_KEYS_FILE: ${empty}: is empty`);
    expect(message).toContain(`CLICKHOUSE_KEY_FILE: ${binary}: is not text`);
  });

  it('is refused where the secret itself is set as well, without saying it', () => {
    const env = { GATEWAY_SECRET: 'geheim', GATEWAY_SECRET_FILE: fileWith('other') };
    expect(() => loadConfig(env)).toThrow(/^environment: GATEWAY_SECRET and GATEWAY_SECRET_FILE are both set/);
    expect(() => loadConfig(env)).not.toThrow(/geheim|other/);
    expect(loadConfig({ ...env, GATEWAY_SECRET: '' }).gatewaySecret).toBe('other');
    expect(loadConfig({ ...env, GATEWAY_SECRET_FILE: '' }).gatewaySecret).toBe('geheim');
  });

  it('is not looked for behind variables of other programs, nor where the file is no secret', () => {
    const env = {
      SSL_CERT_FILE: '/nowhere',
      AWS_WEB_IDENTITY_TOKEN_FILE: '/nowhere',
      GATEWAY_GRAFANA_JWKS_FILE: '/nowhere',
    };
    expect(withSecretFiles(env)).toEqual(env);
  });
});

describe('processes that Leadstream starts', () => {
  it('take the secret that they are told, not the file that holds ours', () => {
    const file = fileWith('ours');
    const env = childEnvironment(
      { GATEWAY_SECRET_FILE: file, METRICS_TOKEN_FILE: 'token' },
      { GATEWAY_SECRET: 'told' },
    );
    expect(loadConfig({ ...env, METRICS_TOKEN_FILE: '' }).gatewaySecret).toBe('told');
    expect(env.METRICS_TOKEN_FILE).toBe(join(process.cwd(), 'token'));
  });

  it('read .env, before which the environment goes in either form', () => {
    const env: Record<string, string | undefined> = { GATEWAY_SECRET_FILE: '/run/secret', LOCALE: 'pl' };
    addDotEnv('GATEWAY_SECRET=of the file\nLOCALE=vi\nMETRICS_TOKEN_FILE=/run/token\nKAFKA_PORT=9999\n', env);
    expect(env).toEqual({
      GATEWAY_SECRET_FILE: '/run/secret',
      LOCALE: 'pl',
      METRICS_TOKEN_FILE: '/run/token',
      KAFKA_PORT: '9999',
    });
  });
});
