import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeIngest, startFakeIngest } from '../../unit/cli/fake-ingest.ts';
import { leadstream } from './command.ts';

const MAPPING = `version: 1
name: people
source: /crm/test
rows:
  - type: crm.contact.created
    id: contact-{id}
    time: "2026-01-01"
    data: { contact_id: "{id}" }
`;
const ROWS = 12_000;

describe('an interrupted import', () => {
  let folder: string;
  let ingest: FakeIngest;
  /** Requests after this many stay unanswered, as if ingest hung, until it is lifted. */
  let answered = 5;
  let stuck: () => void = () => undefined;
  let gotStuck: Promise<void>;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'leadstream-resume-'));
    answered = 5;
    gotStuck = new Promise((resolve) => {
      stuck = resolve;
    });
    ingest = await startFakeIngest((_, n) => {
      if (n <= answered) return undefined;
      stuck();
      return new Promise(() => undefined);
    });
    await writeFile(join(folder, 'm.yaml'), MAPPING);
    const rows = Array.from({ length: ROWS }, (_, n) => `${n}`);
    await writeFile(join(folder, 'people.csv'), `id,name\n${rows.map((id) => `${id},x`).join('\n')}\n`);
  });
  afterEach(async () => {
    await ingest.close();
    await rm(folder, { recursive: true });
  });

  const start = () =>
    leadstream(['import', 'csv', '--mapping', join(folder, 'm.yaml'), join(folder, 'people.csv'), '--json'], {
      LEADSTREAM_DATA: folder,
      INGEST_URL: ingest.url,
    });

  async function goesOn(): Promise<void> {
    answered = Number.POSITIVE_INFINITY;
    const { code, stdout } = await start().ended;
    const summary = JSON.parse(stdout);
    expect(summary).toMatchObject({ ok: true, imports: [{ rows: ROWS, accepted: ROWS, rejectedRows: 0 }] });
    expect(summary.imports[0].resumedFromRow).toBeGreaterThanOrEqual(1_000);
    expect(ingest.accepted.size).toBe(ROWS);
    expect(code).toBe(0);
  }

  it('goes on after kill -9 where it was', async () => {
    const run = start();
    await gotStuck;
    run.kill('SIGKILL');
    expect(await run.ended).toMatchObject({ signal: 'SIGKILL' });
    await goesOn();
  });

  it('goes on after Ctrl-C, which says so and is no success', async () => {
    const run = start();
    await gotStuck;
    run.kill('SIGINT');
    expect(await run.ended).toMatchObject({ code: 130, stderr: expect.stringContaining('goes on from here') });
    const [name] = (await readdir(join(folder, 'import'))).filter((file) => file.endsWith('.json'));
    expect(JSON.parse(await readFile(join(folder, 'import', name ?? ''), 'utf8'))).toMatchObject({ done: false });
    await goesOn();
  });
});
