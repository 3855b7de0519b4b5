import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { embeddedUsers } from '../../../clickhouse/access/embedded-users.ts';
import { readSqlFiles } from '../../../clickhouse/sql-files.ts';
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
  ports: z.array(z.string()).default([]),
  networks: z.array(z.string()),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
});
const Compose = z.object({
  services: z.record(z.string(), Service),
  networks: z.record(z.string(), z.object({ internal: z.boolean().optional() })),
  volumes: z.record(z.string(), z.unknown()),
});

const compose = Compose.parse(parse(read('docker-compose.yml'), { merge: true }));
const services = Object.entries(compose.services);
const ours = services.filter(([, service]) => service.build !== undefined);
const baseImages = [...read('Dockerfile').matchAll(/^FROM (\S+)/gm)].map(([, image = '']) => image);
/** A secret that every rule of the configuration takes. */
const SECRET = '5'.repeat(64);
/** What `docker compose` puts in place of `${NAME:-default}`, and a secret for `${NAME:?…}`. */
const filledIn = (value: string | number) =>
  String(value).replace(/\$\{\w+(?::-([^}]*)|:\?[^}]*)\}/g, (_all, fallback) => fallback ?? SECRET);

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

  it('takes every secret from the environment, and refuses to start without it', () => {
    const secrets = services.flatMap(([name, { environment }]) =>
      Object.entries(environment)
        .filter(([key]) => /PASSWORD|SECRET|INGEST_KEYS|SCOPE_KEY/.test(key))
        .map(([key, value]) => ({ where: `${name}.${key}`, value: String(value) })),
    );
    expect(secrets.length).toBeGreaterThan(5);
    for (const { where, value } of secrets) expect(value, where).toMatch(/^\$\{\w+:\?[^}]+\}$/);
  });

  it('lists in deploy/example.env every variable that it reads', () => {
    const listed = new Set([...read('deploy/example.env').matchAll(/^(\w+)=/gm)].map(([, name]) => name));
    const used = new Set([...read('docker-compose.yml').matchAll(/(?<!\$)\$\{(\w+)/g)].map(([, name]) => name));
    expect([...listed].sort()).toEqual([...used].sort());
  });

  it.each(ours)('gives %s a configuration that it accepts, of variables that exist', (_name, { environment }) => {
    const env = Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, filledIn(value)]));
    expect(loadConfig(env).clickhouse.url).toBe('http://clickhouse:8123');
    const known = read('.env.example');
    for (const name of Object.keys(env)) expect(known, name).toMatch(new RegExp(`^${name}=`, 'm'));
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

  it('creates the users that services present, with passwords from the environment', () => {
    const users = read('deploy/clickhouse/users.xml');
    for (const [, { environment }] of ours) {
      const user = environment.CLICKHOUSE_USER;
      if (user !== undefined) expect(users).toContain(`<${user}>`);
    }
    for (const [, variable = ''] of users.matchAll(/from_env="(\w+)"/g))
      expect(compose.services.clickhouse?.environment).toHaveProperty(variable);
  });

  it('lets the gateway read every view, and nothing beneath or beside them', async () => {
    const files = [...(await readSqlFiles('tables')), ...(await readSqlFiles('metrics'))];
    const reader =
      /<leadstream_reader>\s*<password[\s\S]*?<\/leadstream_reader>/.exec(read('deploy/clickhouse/users.xml'))?.[0] ??
      '';
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
