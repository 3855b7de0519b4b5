import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCheckpointStore } from '../../../services/cli/import/checkpoint.ts';
import { compileMapping } from '../../../services/cli/import/compile.ts';
import { parseMapping } from '../../../services/cli/import/load-mapping.ts';
import { runImport } from '../../../services/cli/import/run-import.ts';
import { createProgress } from '../../../services/cli/progress.ts';
import { createIngestClient } from '../../../services/shared/ingest-client.ts';
import { type FakeAnswer, type FakeIngest, type FakeRequest, startFakeIngest } from './fake-ingest.ts';

const MAPPING = `
version: 1
name: people
source: /crm/test
once:
  - { type: crm.product.set, id: product, time: 2020-01-01, data: { product_id: p, name: P, category: c } }
rows:
  - type: crm.source.set
    id: source-{from}
    time: "2020-01-01"
    data: { source_id: "{from}", name: "{from}", tags: ["{from}"] }
  - type: crm.contact.created
    id: contact-{id}
    time: "{day}"
    data: { contact_id: "{id}" }
`;

describe('import', () => {
  let folder: string;
  let file: string;
  let ingest: FakeIngest;
  const mapping = parseMapping(MAPPING, 'people.yaml');

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'leadstream-import-'));
    file = join(folder, 'people.csv');
  });
  afterEach(async () => {
    await ingest.close();
    await rm(folder, { recursive: true });
  });

  const write = (rows: string[]) => writeFile(file, `id,day,from\n${rows.join('\n')}\n`);
  const row = (n: number) => `${n},2026-01-01,${n % 2 ? 'web' : 'fair'}`;
  const many = (count: number) => Array.from({ length: count }, (_, n) => row(n));
  const serve = async (answer?: (request: FakeRequest, n: number) => FakeAnswer | undefined) => {
    ingest = await startFakeIngest(answer);
  };

  function run(options: { restart?: boolean; stop?: AbortController; digest?: string } = {}) {
    const { signal } = options.stop ?? new AbortController();
    const identity = { mappingName: 'people', mappingDigest: options.digest ?? 'd', filePath: file, ingestUrl: 'u' };
    return runImport({
      file,
      mapping,
      compiled: compileMapping(mapping, 'UTC'),
      client: createIngestClient({ url: ingest.url, key: 'k', giveUpAfterMs: 0, signal }),
      store: createCheckpointStore(folder, identity),
      progress: createProgress('test', { write: () => true }),
      restart: options.restart ?? false,
      concurrency: 2,
      signal,
    });
  }

  it('sends the constants, every directory entity once, and every row', async () => {
    await serve();
    await write(many(2_500));
    const summary = await run();
    expect(summary).toMatchObject({ rows: 2_500, accepted: 2_502, rejectedRows: 0, resumedFromRow: 0 });
    expect(ingest.accepted.size).toBe(2_503);
    const sources = ingest.requests.flatMap((r) => r.events).filter((e) => e.type === 'crm.source.set');
    expect(sources).toHaveLength(2);
  });

  it('goes on after the last row that Kafka has when an earlier run broke off', async () => {
    let broken = true;
    await serve((_, n) => (broken && n > 3 ? { status: 503 } : undefined));
    await write(many(5_000));
    await expect(run()).rejects.toMatchObject({ code: 'INGEST_UNREACHABLE' });
    broken = false;
    const before = ingest.requests.length;
    const summary = await run();
    expect(summary.resumedFromRow).toBeGreaterThan(0);
    expect(summary.rows).toBe(5_000);
    expect(ingest.accepted.size).toBe(5_003);
    expect(ingest.requests.length - before).toBeLessThanOrEqual(5);
  });

  it('stops on request and keeps its place', async () => {
    const stop = new AbortController();
    await serve((_, n) => {
      if (n === 3) stop.abort();
      return undefined;
    });
    await write(many(6_000));
    await expect(run({ stop })).rejects.toMatchObject({ code: 'ABORTED' });
    expect(await run()).toMatchObject({ rows: 6_000 });
    expect(ingest.accepted.size).toBe(6_003);
  });

  it('starts over when asked, when the mapping changed and when it was finished', async () => {
    await serve();
    await write(many(10));
    await run();
    expect(await run()).toMatchObject({ resumedFromRow: 0, accepted: 12 });
    expect(await run({ digest: 'other' })).toMatchObject({ resumedFromRow: 0 });
    expect(await run({ restart: true })).toMatchObject({ resumedFromRow: 0 });
    expect(ingest.accepted.size).toBe(13);
  });

  it('reports rejected rows with line, code and field, each once, and takes the others', async () => {
    let fail = true;
    await serve(({ events }, n) => {
      if (fail && n > 3) return { status: 503 };
      const index = events.findIndex((e) => e.id === 'contact-3');
      const rejected = index < 0 ? [] : [{ index, code: 'invalid_field', field: 'data.contact_id', message: 'no' }];
      return { status: 202, body: { accepted: events.length - rejected.length, rejected } };
    });
    const rows = many(4_000);
    rows[1] = '1,not a day,web';
    rows[2] = '2,2026-01-01';
    await write(rows);
    await expect(run()).rejects.toMatchObject({ code: 'INGEST_UNREACHABLE' });
    fail = false;
    const summary = await run();
    expect(summary).toMatchObject({ rows: 4_000, rejectedRows: 3, rejectedEvents: 1 });
    const report = (await readFile(summary.rejectedFile ?? '', 'utf8'))
      .trimEnd()
      .split('\n')
      .map((l) => JSON.parse(l));
    expect(report).toMatchObject([
      { line: 3, code: 'invalid_time', field: 'day' },
      { line: 4, code: 'invalid_row' },
      { line: 5, code: 'invalid_field', field: 'data.contact_id', event: 'contact-3', type: 'crm.contact.created' },
    ]);
  });

  it('names the columns that the file lacks before anything of it is sent', async () => {
    await serve();
    await writeFile(file, 'id,date\n1,2026-01-01\n');
    await expect(run()).rejects.toThrow(/no column "from", "day"; it has "id", "date"/);
    expect(ingest.requests.flatMap((r) => r.events).filter((e) => e.type !== 'crm.product.set')).toEqual([]);
  });
});
