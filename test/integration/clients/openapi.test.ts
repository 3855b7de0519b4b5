import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readMetricViews } from '../../../clickhouse/catalogue/views.ts';
import { CLIENTS_FOLDER, mustHaveClients } from '../../../dev/scripts/prepare-clients.mjs';
import { createInstallation, type Installation, type Service, startService, waitFor } from '../../helpers/stack.ts';

const ROOT = join(import.meta.dirname, '../../..');
const DOCUMENTS = { ingest: 'docs/openapi.json', gateway: 'docs/openapi-gateway.json' };
const TOOLS = join(CLIENTS_FOLDER, 'openapi');
const PYTHON = join(CLIENTS_FOLDER, 'python');
const execute = async (command: string, args: readonly string[], cwd: string) =>
  (await promisify(execFile)(command, args, { cwd, timeout: 80_000, maxBuffer: 16 * 1024 * 1024 })).stdout;
const lastLine = (text: string): unknown => JSON.parse(text.trim().split('\n').at(-1) ?? '');

/** Where the tools could not be installed there is nothing to try; on a machine where they can be, that is a failure. */
const there = (file: string) => {
  expect(existsSync(file) || !mustHaveClients(), `${file}: node dev/scripts/prepare-clients.mjs`).toBe(true);
  return existsSync(file);
};

/** Somebody who sees everything, and a campaign. */
async function pushDirectory({ url }: Service): Promise<void> {
  const entities: Record<string, Record<string, unknown>> = {
    salesperson: { salesperson_id: 'boss', name: 'Boss', role: 'owner' },
    viewer: { login: 'boss', salesperson_id: 'boss', campaign_kpi: 'view_all' },
    campaign: {
      campaign_id: 'autumn',
      name: 'Autumn',
      stages: [{ stage_id: 's', name: 'S' }],
      managers: [],
      participants: [],
    },
  };
  const head = { specversion: '1.0', source: '/clients', time: '2026-10-01T00:00:00Z' };
  const events = Object.entries(entities).map(([id, data]) => ({ ...head, id, type: `crm.${id}.set`, data }));
  const headers = { authorization: 'Bearer local-dev-key', 'content-type': 'application/cloudevents-batch+json' };
  const response = await fetch(`${url}/v1/events`, { method: 'POST', headers, body: JSON.stringify(events) });
  expect(await response.json()).toEqual({ accepted: 3, rejected: [] });
}

let installation: Installation;
let services: { ingest: Service; enricher: Service; gateway: Service } | undefined;
let folder = '';
function serviceOf(name: 'ingest' | 'gateway'): Service {
  if (!services) throw new Error('no service was started');
  return services[name];
}

beforeAll(async () => {
  installation = await createInstallation();
  const [ingest, enricher, gateway] = await Promise.all(
    ['ingest', 'enricher', 'gateway'].map((name) => startService(name, installation.env)),
  );
  if (!ingest || !enricher || !gateway) throw new Error('a service is missing');
  services = { ingest, enricher, gateway };
  await pushDirectory(ingest);
  folder = mkdtempSync(join(CLIENTS_FOLDER, 'generated-'));
});
afterAll(async () => {
  if (folder !== '') rmSync(folder, { recursive: true, force: true });
  await Promise.all(Object.values(services ?? {}).map((service) => service.stop()));
  await installation.cleanup();
});

it('two linters find no fault in what the services say of themselves', async () => {
  if (!there(join(TOOLS, 'ready'))) return;
  const files = Object.values(DOCUMENTS).map((document) => join(ROOT, document));
  expect(lastLine(await execute(process.execPath, [join(TOOLS, 'lint.mjs'), ...files], TOOLS))).toEqual([]);
});

it.each(['ingest', 'gateway'] as const)('%s serves its document to everybody', async (name) => {
  const response = await fetch(`${serviceOf(name).url}/openapi.json`);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
  const document = z
    .object({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) })
    .parse(await response.json());
  expect(document.openapi).toBe('3.1.0');
  const paths =
    name === 'ingest'
      ? ['/v1/events']
      : ['/v1/metrics', ...[...(await readMetricViews()).keys()].map((view) => `/v1/metrics/${view}`)];
  expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(paths));
});

/** A client that a generator makes of the documents. */
interface Client {
  name: string;
  needs: string;
  make: () => Promise<void>;
  run: (step: 'push' | 'read', url: string, credential: string) => Promise<unknown>;
}

const typescript: Client = {
  name: 'openapi-typescript and openapi-fetch',
  needs: join(TOOLS, 'ready'),
  async make() {
    const made = join(folder, 'typescript');
    for (const file of ['package.json', 'client.ts', 'tsconfig.json']) cpSync(join(TOOLS, file), join(made, file));
    symlinkSync(join(TOOLS, 'node_modules'), join(made, 'node_modules'));
    const bin = (name: string) => join(TOOLS, 'node_modules', name);
    for (const [name, document] of Object.entries(DOCUMENTS))
      await execute(
        process.execPath,
        [bin('openapi-typescript/bin/cli.js'), join(ROOT, document), '-o', `${name}.d.ts`],
        made,
      );
    await execute(process.execPath, [bin('typescript/bin/tsc'), '-p', '.'], made);
  },
  run: async (...args) =>
    lastLine(await execute(process.execPath, ['out/client.js', ...args, 'ts'], join(folder, 'typescript'))),
};

const python: Client = {
  name: 'openapi-python-client',
  needs: join(PYTHON, 'ready'),
  async make() {
    const made = join(folder, 'python');
    cpSync(join(ROOT, 'test/clients/openapi/client.py'), join(made, 'client.py'));
    for (const [name, document] of Object.entries(DOCUMENTS))
      await execute(
        join(PYTHON, 'bin/openapi-python-client'),
        ['generate', '--path', join(ROOT, document), '--output-path', name, '--meta', 'none'],
        made,
      );
  },
  run: async (...args) =>
    lastLine(await execute(join(PYTHON, 'bin/python'), ['client.py', ...args, 'py'], join(folder, 'python'))),
};

describe('a generated client pushes an event and a batch, reads reports and follows their pages:', () => {
  it.each([typescript, python])('$name', async ({ needs, make, run }) => {
    if (!there(needs)) return;
    await make();
    expect(await run('push', serviceOf('ingest').url, 'local-dev-key')).toEqual({
      one: 1,
      batch: 3,
      refused: 'invalid_envelope',
    });
    const written = async () => {
      const [row] = await installation.query("select count() as n from opportunities where custom['colour'] = 'blue'");
      return Number(row?.n) % 3 === 0 && Number(row?.n) > 0;
    };
    await waitFor(written, { timeoutMs: 40_000, what: 'the opportunities of the client' });
    const said = z.object({ ids: z.array(z.string()), created: z.number() }).loose();
    const read = said.parse(await run('read', serviceOf('gateway').url, 'local-dev-secret'));
    expect(read).toMatchObject({
      pages: 2,
      unknown: 'unknown_campaign',
      status: 404,
      reports: (await readMetricViews()).size,
    });
    expect(read.ids.map((id) => id.replace(/^.*-/, ''))).toEqual(['o1', 'o2', 'o3']);
    expect(read.created).toBeGreaterThanOrEqual(3);
  });
});

describe('the guide of the API', () => {
  const blocks = [...readFileSync(join(ROOT, 'docs/guides/api.md'), 'utf8').matchAll(/```bash\n([\s\S]*?)```/g)].map(
    ([, text = '']) => text,
  );

  it('has commands that work as they are written', async () => {
    if (!there('/usr/bin/curl')) return;
    const [one, batch, index, funnel, page, wrong, ...others] = await Promise.all(
      blocks.map(async (block) => {
        const here = block
          .replaceAll('http://localhost:8080', serviceOf('ingest').url)
          .replaceAll('http://localhost:8081', serviceOf('gateway').url);
        return lastLine(await execute('bash', ['-c', here], ROOT));
      }),
    );
    expect([one, batch]).toEqual([1, 1].map((accepted) => ({ accepted, rejected: [] })));
    expect(index).toMatchObject({ viewer: 'boss', reports: expect.any(Array) });
    expect(funnel).toMatchObject({ rows: expect.any(Array), next: null, total: 4 });
    expect(page).toMatchObject({ rows: expect.any(Array) });
    expect(wrong).toMatchObject({ code: 'unknown_view', nearest: expect.arrayContaining(['overview_totals']) });
    expect(others).toEqual([]);
  });
});
