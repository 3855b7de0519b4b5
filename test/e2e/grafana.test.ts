import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { waitFor } from '../../dev/engines/lib/wait-for.ts';
import { writeFakeGrafana } from '../fixtures/grafana.ts';
import { createFullStackEnvironment, type FullStack, removeFullStack, startFullStack } from '../helpers/full-stack.ts';

const Notes = z.object({ args: z.array(z.string()), settings: z.record(z.string(), z.string()) });

let env: Record<string, string>;
let stack: FullStack;
let notes: string;
const noted = () => Notes.parse(JSON.parse(readFileSync(notes, 'utf8')));
beforeAll(async () => {
  env = await createFullStackEnvironment();
  const home = join(env.LEADSTREAM_DATA ?? '', 'installed-grafana');
  writeFakeGrafana(home);
  notes = join(home, 'notes.json');
  env = { ...env, GRAFANA_HOME: home, FAKE_GRAFANA_NOTES: notes, LOCALE: 'pl', REPORT_TIMEZONE: 'Europe/Warsaw' };
  stack = await startFullStack(env);
});
afterAll(async () => {
  await stack?.supervisor.stop(20_000);
  removeFullStack(env);
});

it('runs in place of the board where it is installed, and the table says so', async () => {
  expect((await fetch(`http://127.0.0.1:${env.BOARD_PORT}/api/health`)).status).toBe(200);
  expect(stack.children().has('grafana')).toBe(true);
  expect(stack.children().has('board')).toBe(false);
  expect(stack.output()).toMatch(new RegExp(`Dashboards +http://127\\.0\\.0\\.1:${env.BOARD_PORT}/ +Grafana`));
  expect(noted().args).toEqual(['server', '--homepath', env.GRAFANA_HOME]);
});

it('finds its data source, its dashboards in the language of the installation, and its home', () => {
  const { settings } = noted();
  const provisioning = settings.GF_PATHS_PROVISIONING ?? '';
  const [source] = parse(readFileSync(join(provisioning, 'datasources/leadstream.yaml'), 'utf8')).datasources;
  expect(source.jsonData).toMatchObject({
    host: '127.0.0.1',
    port: Number(env.CLICKHOUSE_PORT),
    defaultDatabase: 'crm',
  });
  const [provider] = parse(readFileSync(join(provisioning, 'dashboards/leadstream.yaml'), 'utf8')).providers;
  const files = readdirSync(provider.options.path, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  );
  expect(files.length).toBeGreaterThan(3);
  // Folder and file: as Grafana will list them.
  for (const file of files) expect(file.split('/')).toHaveLength(2);
  const home = JSON.parse(readFileSync(settings.GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH ?? '', 'utf8'));
  expect(home).toMatchObject({ uid: 'leadstream-home', timezone: 'Europe/Warsaw' });
  expect(existsSync(join(settings.GF_PATHS_PLUGINS ?? '', 'grafana-clickhouse-datasource'))).toBe(true);
  for (const name of ['GF_PATHS_DATA', 'GF_PATHS_LOGS'])
    expect(settings[name]?.startsWith(join(stack.dataDir, 'grafana'))).toBe(true);
});

it('has a password that only its owner can read, the same at every start', async () => {
  const file = join(stack.dataDir, 'grafana/admin-password');
  expect(statSync(file).mode & 0o077).toBe(0);
  const before = stack.children().get('grafana');
  const password = noted().settings.GF_SECURITY_ADMIN_PASSWORD;
  expect(password).toMatch(/^[\w-]{20,}$/);
  if (!before) throw new Error('grafana does not run');
  process.kill(before.pid, 'SIGKILL');
  await waitFor(() => (stack.children().get('grafana')?.pid ?? before.pid) !== before.pid, { timeoutMs: 20_000 });
  await waitFor(async () => (await fetch(`http://127.0.0.1:${env.BOARD_PORT}/api/health`)).ok, { timeoutMs: 20_000 });
  expect(noted().settings.GF_SECURITY_ADMIN_PASSWORD).toBe(password);
  expect(readFileSync(file, 'utf8').trim()).toBe(password);
});

it('is stopped with the rest', async () => {
  const grafana = stack.children().get('grafana');
  await stack.supervisor.stop(30_000);
  expect(await stack.supervisor.exited).toEqual({ code: 0, signal: null });
  expect(() => process.kill(grafana?.pid ?? 0, 0)).toThrow();
});
