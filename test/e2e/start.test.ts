import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { processIdentity } from '../../dev/engines/lib/process-identity.ts';
import { waitFor } from '../../dev/engines/lib/wait-for.ts';
import { readClickHousePassword } from '../../services/shared/config/clickhouse-password.ts';
import { createFullStackEnvironment, type FullStack, removeFullStack, startFullStack } from '../helpers/full-stack.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

const contact = (id: string, name: string) => ({
  specversion: '1.0',
  id: `event-${id}`,
  source: '/crm/e2e',
  type: 'crm.contact.created',
  time: '2026-10-01T10:00:00Z',
  data: { contact_id: id, name },
});

/** Pushes until it is accepted (ingest may just be coming back), then waits until it is readable. */
async function push(stack: FullStack, event: ReturnType<typeof contact>): Promise<void> {
  await waitFor(
    async () => {
      const response = await fetch(`${stack.ingestUrl}/v1/events`, {
        method: 'POST',
        headers: { authorization: 'Bearer local-dev-key', 'content-type': 'application/cloudevents+json' },
        body: JSON.stringify(event),
      });
      if (response.status !== 202) throw new Error(`${response.status} ${await response.text()}`);
      return true;
    },
    { timeoutMs: 60_000, what: 'event accepted' },
  );
  await run(process.execPath, [join(ROOT, 'bin/leadstream.mjs'), 'wait', '--timeout-s', '120'], {
    env: { ...process.env, ...stack.env },
  });
}

async function query(stack: FullStack, sql: string): Promise<string> {
  const response = await fetch(`${stack.clickhouseUrl}/?database=crm`, {
    method: 'POST',
    body: sql,
    headers: { 'x-clickhouse-key': readClickHousePassword(stack.dataDir) },
  });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text.trim();
}

const names = (stack: FullStack, ids: string[]) =>
  query(stack, `select name from contacts where contact_id in (${ids.map((id) => `'${id}'`).join()}) order by name`);

const Dashboard = z.object({ panels: z.array(z.object({ id: z.number(), title: z.string().optional() })) });
const Answer = z.object({ frames: z.array(z.object({ rows: z.array(z.array(z.unknown())) })) });

describe('what npm start runs', () => {
  let env: Record<string, string>;
  let stack: FullStack;
  const first = randomUUID();
  beforeAll(async () => {
    env = await createFullStackEnvironment();
    stack = await startFullStack(env);
  });
  afterAll(async () => {
    await stack?.supervisor.stop(20_000);
    removeFullStack(env);
  });

  it('turns a pushed event into a readable fact', async () => {
    await push(stack, contact(first, 'Ann'));
    expect(await names(stack, [first])).toBe('Ann');
  });

  it('shows the operator on the board what came in', async () => {
    const board = `http://127.0.0.1:${env.BOARD_PORT}`;
    const home = await (await fetch(`${board}/api/dashboards/leadstream-home`)).json();
    const panelId = Dashboard.parse(home).panels.find(({ title }) => title === 'Received')?.id;
    const now = Date.now();
    const asked = { uid: 'leadstream-home', panelId, from: now - 86_400_000, to: now + 60_000, variables: {} };
    const headers = { 'content-type': 'application/json', origin: board };
    const response = await fetch(`${board}/api/query`, { method: 'POST', headers, body: JSON.stringify(asked) });
    const { frames } = Answer.parse(await response.json());
    expect(frames[0]?.rows[0]?.[0]).toBeGreaterThanOrEqual(1);
  });

  it('says once what to open', () => {
    expect(stack.output().match(/Push events/g)).toHaveLength(1);
    expect(stack.output()).toContain(`${stack.ingestUrl}/v1/events`);
    expect(stack.output()).toContain(stack.clickhouseUrl);
  });

  it('prints an address of ClickHouse that lets one in', async () => {
    const [address = ''] = /clickhouse:\S+/.exec(stack.output()) ?? [];
    const { username, password, host, pathname } = new URL(address);
    const response = await fetch(`http://${host}/?database=${pathname.slice(1)}`, {
      method: 'POST',
      body: 'select currentDatabase()',
      headers: { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` },
    });
    expect([response.status, (await response.text()).trim()]).toEqual([200, 'crm']);
  });

  it('keeps its data to the user who started it', () => {
    const open = readdirSync(stack.dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() || entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => ((statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & 0o077) !== 0);
    // Written by this test, before there was a supervisor.
    expect(open.filter((path) => !basename(path).startsWith('supervisor-'))).toEqual([]);
    expect(statSync(stack.dataDir).mode & 0o777).toBe(0o700);
  });

  it('refuses a second start in the same data folder, naming the process that has it', async () => {
    const again = startFullStack({ ...env });
    await expect(again).rejects.toThrow(`in use by process ${stack.supervisor.pid}`);
  });

  it('names the port that is taken and its variable', async () => {
    const other = await createFullStackEnvironment();
    const clash = startFullStack({ ...other, INGEST_PORT: env.INGEST_PORT ?? '' });
    await expect(clash).rejects.toThrow(new RegExp(`port ${env.INGEST_PORT}.*INGEST_PORT=`));
    removeFullStack(other);
  });

  it.each(['ingest', 'enricher', 'clickhouse', 'kafka'])(
    'goes on after kill -9 of %s, with nothing lost',
    async (name) => {
      const before = stack.children().get(name);
      if (!before) throw new Error(`${name} does not run`);
      process.kill(before.pid, 'SIGKILL');
      await waitFor(
        () => {
          const now = stack.children().get(name);
          return now !== undefined && now.pid !== before.pid;
        },
        { timeoutMs: 60_000, what: `${name} running again` },
      );
      const id = randomUUID();
      await push(stack, contact(id, `After ${name}`));
      expect(await names(stack, [first, id])).toBe(`After ${name}\nAnn`);
      expect(stack.output()).toContain(`${name} ended (SIGKILL)`);
    },
  );

  it('stops in order within 15 s and leaves no process behind', async () => {
    const processes = [...stack.children().values()];
    const startedAt = performance.now();
    await stack.supervisor.stop(30_000);
    expect(performance.now() - startedAt).toBeLessThan(15_000);
    expect(await stack.supervisor.exited).toEqual({ code: 0, signal: null });
    expect(processes.length).toBeGreaterThanOrEqual(4);
    expect(processes.filter(({ pid, identity }) => processIdentity(pid) === identity)).toEqual([]);
  });

  it('starts again with its data', async () => {
    stack = await startFullStack(env);
    expect(await names(stack, [first])).toBe('Ann');
    const id = randomUUID();
    await push(stack, contact(id, 'Second run'));
    expect(await names(stack, [first, id])).toBe('Ann\nSecond run');
  });

  it('starts over what a supervisor that was killed has left', async () => {
    const left = [...stack.children().values()];
    await stack.supervisor.kill9();
    stack = await startFullStack(env);
    expect(left.filter(({ pid, identity }) => processIdentity(pid) === identity)).toEqual([]);
    expect(await names(stack, [first])).toBe('Ann');
  });
});
