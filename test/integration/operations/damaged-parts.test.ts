import { mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningClickHouse, startClickHouse } from '../../../dev/engines/clickhouse/start-clickhouse.ts';
import { freePort } from '../../../dev/engines/lib/ports.ts';
import { CHECKED_TABLES } from '../../../services/enricher/reconcile/checked-tables.ts';
import { cut, publish, readable, sampleHistory } from '../../chaos/harness.ts';
import { createInstallation, type Installation, type Service, startService, waitFor } from '../../helpers/stack.ts';
import { leadstream } from '../import/command.ts';

const TABLES = [...CHECKED_TABLES, 'opportunities_by_month', 'milestones_by_month', 'orders_by_month', 'agg_arrivals'];
/** It looks every 10 s, and compares for seconds; a busy machine takes its time. */
const PATIENCE = { timeoutMs: 120_000, intervalMs: 500 };

let dataDir: string;
let port: number;
let engine: RunningClickHouse;
let installation: Installation;
let enricher: Service;
const parts = cut(sampleHistory(3, 60), 3);

async function startEngine(): Promise<void> {
  engine = await startClickHouse({ dataDir, port, logFile: join(dataDir, 'clickhouse.log'), rowsWall: false });
}

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'leadstream-parts-'));
  port = await freePort();
  await startEngine();
  installation = await createInstallation({ partitions: 2, env: engine.env });
  enricher = await startService('enricher', installation.env);
  await publish(installation, parts[0] ?? []);
  await readable(installation, enricher.url);
});
afterAll(async () => {
  await enricher?.stop();
  await installation?.cleanup();
  await engine?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Folder of the largest part of each table. */
async function largestParts(): Promise<Map<string, string>> {
  const rows = await installation.query(
    `select table, argMax(path, rows) as path from system.parts
    where database = currentDatabase() and active and has({tables: Array(String)}, table) group by table`,
    { tables: TABLES },
  );
  return new Map(rows.map(({ table, path }) => [String(table), String(path)]));
}

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${enricher.url}/metrics`)).text();
  return Number(new RegExp(`^${name}\\{[^}]*\\} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
}

/** Until tables were compared after a moment, and found right. */
async function repairedSince(seconds: number): Promise<void> {
  const isDone = async () =>
    (await metric('leadstream_reconcile_timestamp_seconds')) > seconds &&
    (await metric('leadstream_reconcile_ok')) === 1;
  await waitFor(isDone, { ...PATIENCE, what: 'tables compared' });
  const ready = async () => (await fetch(`${enricher.url}/readyz`)).ok;
  await waitFor(ready, { ...PATIENCE, what: 'ready' });
}

const now = () => Date.now() / 1_000;

async function isWhole(): Promise<void> {
  const { code, stdout, stderr } = await leadstream(['reconcile', '--everything'], installation.env).ended;
  expect(code, `${stdout}\n${stderr}`).toBe(0);
}

it('parts with empty marks are set aside and their rows written anew, while others go on', async () => {
  const damaged = await largestParts();
  expect([...damaged.keys()].sort()).toEqual([...TABLES].sort());
  const from = now();
  for (const folder of damaged.values()) {
    for (const file of readdirSync(folder)) if (/\.c?mrk/.test(file)) truncateSync(join(folder, file), 0);
  }
  await installation.clickhouse.command({ query: 'system drop mark cache' });
  await expect(installation.query('select sum(cityHash64(name)) from fact_contacts')).rejects.toThrow();
  await publish(installation, parts[1] ?? []);
  await readable(installation, enricher.url);
  await repairedSince(from);
  for (const table of TABLES) await installation.clickhouse.command({ query: `select * from ${table} format Null` });
  await isWhole();
});

it('parts that are gone after a power cut are missed when all is back, and their rows written anew', async () => {
  const lost = await largestParts();
  await Promise.all([engine.child.kill9(), enricher.kill9()]);
  const from = now();
  for (const folder of lost.values()) rmSync(folder, { recursive: true });
  await startEngine();
  enricher = await startService('enricher', { ...installation.env, METRICS_PORT: String(enricher.port) });
  await publish(installation, parts[2] ?? []);
  await repairedSince(from);
  expect(enricher.logs()).toContain('the enricher ended unexpectedly');
  await readable(installation, enricher.url);
  await isWhole();
});
