import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { embeddedUsers } from '../../../clickhouse/access/embedded-users.ts';
import { readViewFiles } from '../../../clickhouse/catalogue/sql-files.ts';
import { loadConfig } from '../../../services/shared/env.ts';

const root = new URL('../../../', import.meta.url);
const at = (path: string) => fileURLToPath(new URL(path, root));
const read = (path: string) => readFileSync(at(path), 'utf8');

const Service = z.object({
  image: z.string().optional(),
  build: z.string().optional(),
  user: z.string(),
  command: z.array(z.string()).optional(),
  restart: z.string(),
  read_only: z.boolean(),
  cap_drop: z.array(z.string()),
  security_opt: z.array(z.string()),
  environment: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  volumes: z.array(z.string()).default([]),
  secrets: z.array(z.string()).default([]),
  mem_limit: z.string(),
  pids_limit: z.number(),
  logging: z.object({ driver: z.string(), options: z.record(z.string(), z.string()) }),
  stop_grace_period: z.string().optional(),
  ports: z.array(z.string()).default([]),
  networks: z.array(z.string()),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  healthcheck: z
    .object({
      test: z.array(z.string()),
      interval: z.string(),
      timeout: z.string(),
      retries: z.number(),
      start_period: z.string().optional(),
    })
    .optional(),
});
const Compose = z.object({
  services: z.record(z.string(), Service),
  networks: z.record(z.string(), z.object({ internal: z.boolean().optional() })),
  volumes: z.record(z.string(), z.unknown()),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
});

const compose = Compose.parse(parse(read('docker-compose.yml'), { merge: true }));
const services = Object.entries(compose.services);
const ours = services.filter(([, service]) => service.build !== undefined);
const baseImages = [...read('Dockerfile').matchAll(/^FROM (\S+)/gm)].map(([, image = '']) => image);
/** A secret that every rule of the configuration takes. */
const SECRET = '5'.repeat(64);
/** What `docker compose` puts in place of `${NAME:-default}`. */
const filledIn = (value: string | number) => String(value).replace(/\$\{\w+:-([^}]*)\}/g, (_all, fallback) => fallback);

const secretsFolder = mkdtempSync(join(tmpdir(), 'leadstream-secrets-'));
const makeSecrets = () => execFileSync('sh', [at('deploy/make-secrets.sh'), secretsFolder]);
makeSecrets();
afterAll(() => rmSync(secretsFolder, { recursive: true, force: true }));

describe('docker-compose.yml', () => {
  it.each(services)('runs %s pinned, without root, rights or a writable file system', (_name, service) => {
    const images = service.image === undefined ? baseImages : [service.image];
    expect(images.length).toBeGreaterThan(0);
    for (const image of images) expect(image).toMatch(/:\d+(\.\d+){2,3}(-[a-z-]+)?@sha256:[0-9a-f]{64}$/);
    expect(service.user).not.toMatch(/^(root|0)(:|$)/);
    expect(service).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
  });

  it('checks the health of what keeps running, and restarts jobs only when they fail', () => {
    for (const [name, { restart, healthcheck }] of services) {
      if (restart === 'on-failure') expect(healthcheck, name).toBeUndefined();
      else expect(healthcheck?.test.length, name).toBeGreaterThan(1);
    }
  });

  it('waits for health where there is a check, and for the end of jobs', () => {
    for (const [name, { depends_on }] of services) {
      for (const [other, { condition }] of Object.entries(depends_on)) {
        const job = compose.services[other]?.restart === 'on-failure';
        expect(condition, `${name} → ${other}`).toBe(job ? 'service_completed_successfully' : 'service_healthy');
      }
    }
  });

  it('publishes ingest, gateway and Grafana only, and keeps the engines on a network without a way out', () => {
    expect(services.filter(([, { ports }]) => ports.length > 0).map(([name]) => name)).toEqual([
      'ingest',
      'gateway',
      'grafana',
    ]);
    expect(compose.networks.backend?.internal).toBe(true);
    for (const name of ['kafka', 'clickhouse', 'enricher', 'reporter', 'migrate', 'topics'])
      expect(compose.services[name]?.networks, name).toEqual(['backend']);
    expect(compose.services.grafana?.networks).toEqual(['edge']);
  });

  it('takes every secret from a file that is mounted into that container, and made by deploy/make-secrets.sh', () => {
    const secrets = services.flatMap(([name, { environment, secrets }]) =>
      Object.entries(environment)
        .filter(([key]) => /PASSWORD|SECRET|INGEST_KEYS|SCOPE_KEY/.test(key))
        .map(([key, value]) => ({ where: `${name}.${key}`, value: String(value), secrets })),
    );
    expect(secrets.length).toBeGreaterThan(5);
    for (const { where, value, secrets: mounted } of secrets) {
      expect(where).toMatch(/_FILE$/);
      expect(mounted, where).toContain(/^\/run\/secrets\/(\w+)$/.exec(value)?.[1]);
    }
    const used = new Set(services.flatMap(([, { secrets: mounted }]) => mounted));
    expect([...used].sort()).toEqual(Object.keys(compose.secrets).sort());
    for (const [name, { file }] of Object.entries(compose.secrets)) {
      expect(file).toBe(`\${SECRETS_DIR:-./deploy/secrets}/${name}`);
      expect(readFileSync(join(secretsFolder, name), 'utf8').trim()).not.toBe('');
    }
  });

  it('has secrets that stay when they are made again, but for hashes of passwords that were changed', () => {
    const secret = (name: string) => readFileSync(join(secretsFolder, name), 'utf8');
    const hash = createHash('sha256').update(secret('clickhouse_writer_password').trim()).digest('hex');
    expect(secret('clickhouse_users.xml')).toContain(hash);
    const before = secret('ingest_keys');
    rmSync(join(secretsFolder, 'clickhouse_writer_password'));
    makeSecrets();
    expect(secret('ingest_keys')).toBe(before);
    expect(secret('clickhouse_users.xml')).not.toContain(hash);
  });

  it('keeps within bounds: logs that are turned over, memory and processes', () => {
    for (const [name, service] of services) {
      expect(service.logging, name).toEqual({ driver: 'json-file', options: { 'max-size': '10m', 'max-file': '3' } });
      expect(filledIn(service.mem_limit), name).toMatch(/^\d+[mg]$/);
      expect(service.pids_limit, name).toBeGreaterThan(100);
    }
  });

  it('says times as Docker reads them, and waits for a stop longer than services take', () => {
    const seconds = (text: string | undefined) => Number(/^(\d+)s$/.exec(text ?? '')?.[1]);
    for (const [name, { healthcheck, build, stop_grace_period }] of services) {
      if (build !== undefined) expect(seconds(stop_grace_period), name).toBeGreaterThan(10);
      if (!healthcheck) continue;
      expect(seconds(healthcheck.timeout), name).toBeLessThanOrEqual(seconds(healthcheck.interval));
      expect(healthcheck.retries, name).toBeGreaterThan(1);
      if (healthcheck.start_period !== undefined) expect(seconds(healthcheck.start_period), name).toBeGreaterThan(0);
    }
  });

  it('is a Compose file by the schema of `docker compose config`', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv
      .addFormat('duration', true)
      .addFormat('ports', true)
      .addFormat('expose', true)
      .addFormat('subnet_ip_address', true);
    const validate = ajv.compile(JSON.parse(read('test/fixtures/compose-spec/compose-spec.json')));
    const check = (text: string) => {
      const file: Record<string, unknown> = parse(text, { merge: true });
      return validate(file) ? [] : (validate.errors ?? []).map(({ instancePath }) => instancePath);
    };
    expect(check(read('docker-compose.yml'))).toEqual([]);
    expect(check(read('docker-compose.yml').replace('mem_limit: 1g', 'memory_limit: 1g'))).not.toEqual([]);
    expect(check(read('docker-compose.yml').replace('pids_limit: 512', 'pids_limit: [512]'))).not.toEqual([]);
  });

  it('lists in deploy/example.env every variable that it reads', () => {
    const listed = new Set([...read('deploy/example.env').matchAll(/^(\w+)=/gm)].map(([, name]) => name));
    const used = new Set([...read('docker-compose.yml').matchAll(/(?<!\$)\$\{(\w+)/g)].map(([, name]) => name));
    expect([...listed].sort()).toEqual([...used].sort());
  });

  it.each(ours)('gives %s a configuration that it accepts, of variables that exist', (_name, { environment }) => {
    const env = Object.fromEntries(
      Object.entries(environment).map(([key, value]) => [key, filledIn(value).replace('/run/secrets', secretsFolder)]),
    );
    expect(loadConfig(env).clickhouse.url).toBe('http://clickhouse:8123');
    const known = read('.env.example');
    for (const name of Object.keys(env))
      expect(known, name).toMatch(new RegExp(`^${name.replace(/_FILE$/, '')}=`, 'm'));
  });

  it('runs and mounts files that exist', () => {
    for (const [name, { command = [], volumes }] of ours) {
      const script = command[0] ?? '';
      expect(existsSync(at(script.replace(/^dist\//, '').replace(/\.js$/, '.ts'))), `${name}: ${script}`).toBe(true);
      for (const volume of volumes) expect(volume).not.toMatch(/^\./);
    }
    const mounted = services.flatMap(([, { volumes }]) => volumes.filter((volume) => volume.startsWith('./')));
    expect(mounted.length).toBeGreaterThan(3);
    for (const volume of mounted) {
      expect(existsSync(at(volume.split(':')[0] ?? '')), volume).toBe(true);
      expect(volume).toMatch(/:ro$/);
    }
  });

  it('creates the users that services present, with passwords from the secret', () => {
    const users = read('deploy/clickhouse/users.xml');
    for (const [, { environment }] of ours) {
      const user = environment.CLICKHOUSE_USER;
      if (user !== undefined) expect(users).toContain(`<${user}>`);
    }
    const included = [...users.matchAll(/incl="(\w+)"/g)].map(([, name]) => name);
    expect(included).toHaveLength(3);
    for (const name of included)
      expect(readFileSync(join(secretsFolder, 'clickhouse_users.xml'), 'utf8')).toMatch(
        new RegExp(`<${name}>[0-9a-f]{64}</${name}>`),
      );
    expect(compose.services.clickhouse?.secrets).toEqual(['clickhouse_users.xml']);
  });

  it('lets the gateway read every view, and nothing beneath or beside them', async () => {
    const files = await readViewFiles();
    const reader =
      /<leadstream_reader>\s*<password_sha256_hex[\s\S]*?<\/leadstream_reader>/.exec(
        read('deploy/clickhouse/users.xml'),
      )?.[0] ?? '';
    const granted = [...reader.matchAll(/<query>(.*?)<\/query>/g)].map(([, query]) => query);
    expect(granted.sort()).toEqual(files.map(({ creates }) => `GRANT SELECT ON crm.${creates}`).sort());
  });

  it('fixes for the views what their row policies rest upon, as the embedded engine does', () => {
    const embedded = embeddedUsers({
      database: 'crm',
      scopeKey: SECRET,
      operatorToken: 'x',
      metadata: new Map(),
      internal: [],
      otherDatabases: [],
    });
    const fixed = (text: string) => [...text.matchAll(/<(\w+)><const\/><\/\1>/g)].map(([, name]) => name);
    expect(fixed(embedded).length).toBeGreaterThan(3);
    expect(fixed(read('deploy/clickhouse/users.xml'))).toEqual(fixed(embedded));
  });
});
