import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createInstallation, type Installation } from '../../helpers/stack.ts';
import { factsOf } from '../clickhouse/facts.ts';
import { ask, type BoardUnderTest, boardOf } from './board-client.ts';

const run = promisify(execFile);
let installation: Installation;
let board: BoardUnderTest;
beforeAll(async () => {
  installation = await createInstallation({ env: { REPORT_TIMEZONE: 'Europe/Warsaw' } });
  const facts = factsOf(installation);
  await facts.directory('campaign', 'c', { campaign_id: 'c', name: 'Autumn', stages: [{ stage_id: 's', name: 'S' }] });
  const base = { campaign_id: 'c', stage_id: 's', stage_order: 1 };
  await facts.opportunities([
    {
      ...base,
      opportunity_id: 'o1',
      description: '=cmd|"/c calc"!A1',
      created_at: '2026-10-25T00:30:00.120Z',
      revenue: '9007199254740.99',
    },
    {
      ...base,
      opportunity_id: 'o2',
      description: 'Zażółć, "gęślą"\njaźń',
      created_at: '2026-10-25T01:30:00Z',
      revenue: '-12.5',
    },
  ]);
  board = await boardOf(installation.env);
});
afterAll(async () => {
  await board.stop();
  await installation.cleanup();
});

const download = (format: string) => board.post('/api/download', ask(1, { campaign: ['c'] }, { format }));

it('is CSV as a spreadsheet reads it: named and headed as the panel, words for values, no formula, no cent lost', async () => {
  const response = await download('csv');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(response.headers.get('content-disposition')).toBe(
    'attachment; filename="Opportunities of c a b.csv"; filename*=UTF-8\'\'Opportunities%20of%20c%20a%20b.csv',
  );
  const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
  expect(text.charCodeAt(0)).toBe(0xfeff);
  expect(parse(text, { bom: true, record_delimiter: '\r\n' })).toEqual([
    ["'=Opportunity", 'description', 'Revenue, net', 'created_at', 'Outcome'],
    ['o1', '\'=cmd|"/c calc"!A1', '9007199254740.99', '2026-10-25 02:30:00', 'In progress'],
    ['o2', 'Zażółć, "gęślą"\njaźń', '-12.50', '2026-10-25 02:30:00', 'In progress'],
  ]);
});

it('is an Excel file with numbers as numbers and times as times', async () => {
  const response = await download('xlsx');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toContain('Opportunities of c a b.xlsx');
  const folder = mkdtempSync(join(tmpdir(), 'leadstream-xlsx-'));
  try {
    writeFileSync(join(folder, 'a.xlsx'), Buffer.from(await response.arrayBuffer()));
    await run('unzip', ['-q', 'a.xlsx'], { cwd: folder });
    const read = async (file: string) => (await run('cat', [file], { cwd: folder })).stdout;
    const texts = [...(await read('xl/sharedStrings.xml')).matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text);
    expect(texts).toEqual(
      expect.arrayContaining(['=Opportunity', 'Revenue, net', 'Outcome', 'In progress', '=cmd|"/c calc"!A1']),
    );
    expect(texts).not.toContain('hidden_id');
    const sheet = await read('xl/worksheets/sheet1.xml');
    const cell = (address: string) => new RegExp(`<c r="${address}"([^>]*)><v>([^<]*)</v>`).exec(sheet)?.slice(1);
    const [type = '', amount = ''] = cell('C3') ?? [];
    expect(type).not.toContain('t="s"');
    expect(Number(amount)).toBe(-12.5);
    // Days since 1899-12-30: the wall clock of Warsaw.
    expect(Number(cell('D3')?.[1])).toBeCloseTo(
      (Date.UTC(2026, 9, 25, 2, 30) - Date.UTC(1899, 11, 30)) / 86_400_000,
      6,
    );
    expect(sheet).not.toContain('<f>');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it('refuses what the panel itself would refuse, and a format that is none', async () => {
  expect(await (await download('pdf')).json()).toMatchObject({ code: 'bad_request', field: 'format' });
  const broken = await board.post('/api/download', { ...ask(7), format: 'csv' });
  expect(broken.status).toBe(502);
});
