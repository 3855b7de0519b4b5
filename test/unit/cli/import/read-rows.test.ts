import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSource } from '../../../../services/cli/import/open-source.ts';
import { type ReadRow, readRows } from '../../../../services/cli/import/read-rows.ts';
import { encodeText } from '../../../../services/cli/import/text-encoding.ts';

type Csv = Parameters<typeof readRows>[1];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leadstream-csv-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function read(content: string | Buffer, csv: Partial<Csv> = {}, columns: string[] = []): Promise<ReadRow[]> {
  const path = join(folder, 'f.csv');
  await writeFile(path, content);
  const rows = [];
  const options: Csv = { delimiter: ',', quote: '"', encoding: 'utf-8', ...csv };
  for await (const row of readRows(await openSource(path, folder), options, columns)) rows.push(row);
  return rows;
}
/** Line, and the first cell or what is wrong. */
const brief = (rows: ReadRow[]) => rows.map((r) => [r.line, 'fault' in r ? r.fault.code : Object.values(r.row)[0]]);

describe('reading CSV', () => {
  it('reads quotes, line breaks in cells, a byte order mark and blank lines, and names the line where a row begins', async () => {
    expect(await read('\ufeffa,b\n1,"x, ""y""\nz"\n\n2, w \n')).toEqual([
      { line: 2, raw: '1,"x, ""y""\nz"', row: { a: '1', b: 'x, "y"\nz' } },
      { line: 5, raw: '2, w ', row: { a: '2', b: 'w' } },
    ]);
  });

  it.each(['\n', '\r\n', '\r'])('reads lines that end with %j', async (end) => {
    const rows = await read(['a,b', '1,x', '', '"2 ""y""",z', '3'].join(end));
    expect(brief(rows)).toEqual([
      [2, '1'],
      [4, '2 "y"'],
      [5, 'invalid_row'],
    ]);
  });

  it('hands on rows of the wrong width in their place', async () => {
    expect(brief(await read('a,b\n1,2\n3\n4,5\n6,7,8\n'))).toEqual([
      [2, '1'],
      [3, 'invalid_row'],
      [4, '4'],
      [5, 'invalid_row'],
    ]);
  });

  it('reads other delimiters and encodings', async () => {
    const rows = await read(Buffer.from('imi\xea;x\nPawe\xb3;1\n', 'latin1'), {
      delimiter: ';',
      encoding: 'windows-1250',
    });
    expect(rows).toMatchObject([{ line: 2, row: { imię: 'Paweł', x: '1' } }]);
    const text = '\ufeffa,b\nĐặng,ł\n';
    expect(await read(encodeText(text, 'utf-16be'), { encoding: 'utf-16be' })).toMatchObject([{ row: { a: 'Đặng' } }]);
  });

  it('refuses a header that lacks columns or has one twice, and guesses the delimiter', async () => {
    await expect(read('a,b\n1,2\n', {}, ['a', 'c'])).rejects.toThrow('no column "c"; it has "a", "b"');
    await expect(read('a,a\n1,2\n')).rejects.toThrow('column "a" appears twice');
    await expect(read('a;b\n1;2\n', {}, ['a', 'b'])).rejects.toThrow('does csv.delimiter have to be ";"?');
  });

  it.each([
    ['', 'FILE_EMPTY'],
    ['\n\n', 'FILE_EMPTY'],
    ['PK\u0003\u0004 and so on', 'NOT_CSV'],
  ])('refuses %j as %s', async (content, code) => {
    await expect(read(content)).rejects.toMatchObject({ code });
  });

  it('says which file can not be read', async () => {
    await expect(openSource(join(folder, 'missing.csv'), folder)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
    await expect(openSource(folder, folder)).rejects.toThrow('is a folder');
  });
});

describe('a stray quote costs its own line', () => {
  const others = Array.from({ length: 1_000 }, (_, n) => `${n},name ${n},x`);

  it.each([
    ['that is never closed', ['7,"Ann,x'], 1],
    ['that closes at a later stray quote', ['7,"Ann,x', '8,b,x', '9,c",x'], 2],
    ['that closes in the next line', ['7,"Ann,x', '8,Ben",x'], 2],
    ['before text', ['7,"Ann" Smith,x'], 1],
    ['inside of a cell', ['7,12" monitor,x'], 1],
    ['in the last cell', ['7,Ann,"x'], 1],
  ])('%s', async (_, strange, refused) => {
    const lines = [...others.slice(0, 500), ...strange, ...others.slice(500)];
    const rows = await read(`id,name,more\n${lines.join('\n')}\n`);
    expect(rows).toHaveLength(lines.length);
    expect(rows.map(({ line }) => line)).toEqual(lines.map((_, index) => index + 2));
    expect(rows.map(({ raw }) => raw)).toEqual(lines);
    const bad = rows.filter((row) => 'fault' in row);
    expect(bad.map(({ raw }) => raw)).toHaveLength(refused);
    expect(bad[0]?.raw).toBe(strange[0]);
  });

  it('also in every row of a large file, without reading it over and over', async () => {
    const lines = Array.from({ length: 4_000 }, (_, n) => (n % 2 ? `${n},"Ann ${n},x` : `${n},12" wide,x`));
    const rows = await read(`id,name,more\n${lines.join('\n')}\n`);
    expect(rows.filter((row) => 'fault' in row)).toHaveLength(4_000);
  });

  it('but not cells that hold lines which look like rows, where the mapping says that cells hold line breaks', async () => {
    const content = 'id,note\n1,"Hello\nDear John, thanks"\n2,x\n';
    expect(brief(await read(content))).toEqual([
      [2, 'invalid_row'],
      [3, 'invalid_row'],
      [4, '2'],
    ]);
    expect(brief(await read(content, { line_breaks: true }))).toEqual([
      [2, '1'],
      [4, '2'],
    ]);
  });

  it('reads long cells with line breaks over the borders of what is parsed at a time', async () => {
    const note = `${'a line of a note\n'.repeat(20_000)}end`;
    const rows = await read(`id,note\n1,"${note}"\n${'2,x\n'.repeat(100_000)}`);
    expect(rows).toHaveLength(100_001);
    expect(rows[0]).toMatchObject({ line: 2, row: { note } });
    expect(rows.at(-1)).toMatchObject({ line: 120_002, row: { id: '2', note: 'x' } });
  });
});

describe('an encoding that does not fit is refused at its first byte', () => {
  const polish = 'id,name\n1,Paweł Żółć\n2,Łukasz Gęś\n';

  it.each([
    [
      'windows-1250',
      'utf-8',
      encodeText(polish, 'windows-1250'),
      'byte 14 (line 2) is not utf-8; it looks like windows-1250',
    ],
    [
      'iso-8859-2',
      'windows-1250',
      encodeText('id,name\n1,Pa\x81we\n', 'iso-8859-2'),
      'byte 12 (line 2) is not windows-1250',
    ],
    ['utf-8', 'windows-1250', Buffer.from(polish), 'byte 29 (line 3) is not windows-1250; it looks like utf-8'],
    ['utf-8', 'windows-1250', Buffer.from('id\nGéza\n'), 'the file is not windows-1250; it looks like utf-8'],
    ['utf-8', 'iso-8859-2', Buffer.from(`\ufeff${polish}`), 'it looks like utf-8'],
    [
      'utf-16le',
      'utf-8',
      encodeText(`\ufeff${polish}`, 'utf-16le'),
      'byte 0 (line 1) is not utf-8; it looks like utf-16le',
    ],
    ['utf-16le', 'utf-8', encodeText('id,name\n1,Ann\n', 'utf-16le'), 'it looks like utf-16le'],
    ['utf-16be', 'utf-8', encodeText('id,name\n1,Ann\n', 'utf-16be'), 'it looks like utf-16be'],
    [
      'windows-1252',
      'utf-8',
      Buffer.from('id,name\n1,Jos\xe9 Mu\xf1oz\n', 'latin1'),
      'is not utf-8; it looks like windows-125',
    ],
  ] as const)('%s read as %s', async (_, encoding, bytes, message) => {
    await expect(read(bytes, { encoding })).rejects.toThrow(message);
  });

  it('in the middle of a character that two chunks share, and at the end of the file', async () => {
    const head = Buffer.from(`id,name\n${'1,łł\n'.repeat(60_000)}`);
    await expect(read(Buffer.concat([head, Buffer.from([0xc5])]))).rejects.toMatchObject({ code: 'CSV_ENCODING' });
    expect(await read(head)).toHaveLength(60_000);
  });
});

describe('where rows come from', () => {
  async function rowsOf(source: Awaited<ReturnType<typeof openSource>>) {
    const rows = [];
    for await (const row of readRows(source, { delimiter: ',', quote: '"', encoding: 'utf-8' }, [])) rows.push(row);
    return rows;
  }

  it('a gzip file, whatever it is called; a broken one is refused', async () => {
    const packed = gzipSync(`a\n${'1\n'.repeat(5_000)}`);
    expect(await read(packed)).toHaveLength(5_000);
    await expect(read(packed.subarray(0, packed.length - 20))).rejects.toThrow('gzip: unexpected end of file');
  });

  it('standard input, twice, and nothing of it stays behind', async () => {
    const source = await openSource('-', folder, Readable.from([Buffer.from('a\n1\n'), Buffer.from('2\n')]));
    expect(await rowsOf(source)).toHaveLength(2);
    expect(await rowsOf(source)).toHaveLength(2);
    await source.dispose();
    await expect(rowsOf(source)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
    await expect(openSource('-', folder, Readable.from([]))).rejects.toMatchObject({ code: 'FILE_EMPTY' });
  });
});
