import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCheckpointStore } from '../../../../services/cli/import/checkpoint.ts';
import { compileMapping } from '../../../../services/cli/import/compile.ts';
import { parseMapping } from '../../../../services/cli/import/load-mapping.ts';
import { openSource } from '../../../../services/cli/import/open-source.ts';
import { runImport } from '../../../../services/cli/import/run-import.ts';
import { createProgress } from '../../../../services/cli/terminal.ts';
import { createIngestClient } from '../../../../services/shared/ingest-client.ts';
import { type FakeAnswer, type FakeIngest, type FakeRequest, startFakeIngest } from '../fake-ingest.ts';

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

  async function run(
    options: { restart?: boolean; stop?: AbortController; digest?: string; mapping?: typeof mapping } = {},
  ) {
    const { signal } = options.stop ?? new AbortController();
    const source = await openSource(file, folder);
    const { identity } = source;
    const mappingDigest = options.digest ?? 'd';
    return runImport({
      source,
      mapping: options.mapping ?? mapping,
      compiled: compileMapping(options.mapping ?? mapping, 'UTC'),
      client: createIngestClient({ url: ingest.url, key: 'k', giveUpAfterMs: 0, signal }),
      store: createCheckpointStore(folder, { mappingName: 'people', mappingDigest, file: identity, ingestUrl: 'u' }),
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

  it('accounts for every row: accepted, rejected or a duplicate', async () => {
    await serve();
    await write([row(1), row(2), row(1), '2,2026-01-02,web', '3,2026-01-01', '"4,2026-01-01,web', row(5)]);
    const summary = await run();
    expect(summary).toMatchObject({ rows: 7, acceptedRows: 3, rejectedRows: 3, duplicateRows: 1, silentRows: 0 });
    const reasons = (await readFile(summary.rejectedFile ?? '', 'utf8')).trimEnd().split('\n');
    expect(reasons.map((line) => JSON.parse(line))).toMatchObject([
      { line: 5, code: 'duplicate_id', message: expect.stringContaining('the row in line 3') },
      { line: 6, code: 'invalid_row' },
      { line: 7, code: 'invalid_row' },
    ]);
    expect([...ingest.accepted.keys()].filter((id) => id.startsWith('/crm/test contact'))).toHaveLength(3);
  });

  it('keeps rejected rows as they were, to be mended and imported by the same mapping', async () => {
    await serve();
    await write([row(1), '2,no day,"a ""b"""', row(3)]);
    const first = await run();
    const path = first.rejectedCsv ?? '';
    const rejected = await readFile(path, 'utf8');
    expect(rejected).toBe('id,day,from\n2,no day,"a ""b"""\n');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    file = join(folder, 'mended.csv');
    await writeFile(file, rejected.replace('no day', '2026-01-01'));
    expect(await run()).toMatchObject({ rows: 1, acceptedRows: 1, rejectedRows: 0, rejectedCsv: undefined });
  });

  it('says that directory events of one id differ', async () => {
    await serve();
    await writeFile(file, 'id,day,from\n1,2026-01-01,web\n2,2026-01-01,web\n');
    const named = parseMapping(MAPPING.replace('name: "{from}"', 'name: "{id}"'), 'people.yaml');
    expect(await run({ mapping: named })).toMatchObject({ acceptedRows: 2, unlikeFirst: 1 });
  });

  it('sends nothing of a file that it can not read to its end', async () => {
    await serve();
    await write(many(3_000));
    await appendFile(file, Buffer.from('9999,2026-01-01,Pawe\xb3\n', 'latin1'));
    await expect(run()).rejects.toMatchObject({ code: 'CSV_ENCODING' });
    expect(ingest.requests).toEqual([]);
  });

  it('asks for the decimal mark of a column that can be read in two ways, before it sends anything', async () => {
    await serve();
    const amounts = MAPPING.replace(
      '{ contact_id: "{id}" }',
      '{ contact_id: "{id}", custom: { x: { column: day, as: number } } }',
    );
    await writeFile(file, 'id,day,from\n1,"1,250",web\n');
    await expect(run({ mapping: parseMapping(amounts, 'm') })).rejects.toMatchObject({ code: 'NUMBER_FORMAT' });
    expect(ingest.requests).toEqual([]);
  });
});
