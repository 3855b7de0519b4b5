import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRows } from '../../../services/cli/import/read-rows.ts';

type Csv = Parameters<typeof readRows>[1];

describe('reading CSV', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'leadstream-csv-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function read(content: string | Buffer, csv: Partial<Csv> = {}, columns: string[] = []) {
    const path = join(folder, 'f.csv');
    await writeFile(path, content);
    const rows = [];
    const options: Csv = { delimiter: ',', quote: '"', encoding: 'utf-8', ...csv };
    for await (const row of readRows(path, options, columns)) rows.push(row);
    return rows;
  }

  it('reads quotes, line breaks in cells, a byte order mark and blank lines, and counts lines as an editor does', async () => {
    expect(await read('\ufeffa,b\n1,"x, ""y""\nz"\n\n2, w \n')).toEqual([
      { line: 3, row: { a: '1', b: 'x, "y"\nz' } },
      { line: 5, row: { a: '2', b: 'w' } },
    ]);
  });

  it('hands on rows of the wrong width in their place, without their content', async () => {
    const rows = await read('a,b\n1,2\n3\n4,5\n6,7,8\n');
    expect(rows.map((r) => [r.line, 'fault' in r ? r.fault.code : r.row.a])).toEqual([
      [2, '1'],
      [3, 'invalid_row'],
      [4, '4'],
      [5, 'invalid_row'],
    ]);
    expect(JSON.stringify(rows)).not.toContain('8');
  });

  it('reads other delimiters and encodings', async () => {
    const rows = await read(Buffer.from('imi\xea;x\nPawe\xb3;1\n', 'latin1'), {
      delimiter: ';',
      encoding: 'windows-1250',
    });
    expect(rows).toEqual([{ line: 2, row: { imię: 'Paweł', x: '1' } }]);
  });

  it('refuses a header that lacks columns or has one twice', async () => {
    await expect(read('a,b\n1,2\n', {}, ['a', 'c'])).rejects.toThrow('no column "c"; it has "a", "b"');
    await expect(read('a,a\n1,2\n')).rejects.toThrow('column "a" appears twice');
  });

  it('says which file can not be read', async () => {
    const rows = readRows(join(folder, 'missing.csv'), { delimiter: ',', quote: '"', encoding: 'utf-8' }, []);
    await expect(rows.next()).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  });
});
