import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { CellKind, SheetValue } from '../../../services/shared/workbook/sheet.ts';
import { toWorkbook } from '../../../services/shared/workbook/to-workbook.ts';

/** The cells of the sheet's rows behind the header, as an application would read them: texts, or the number with its format. */
async function read(kinds: readonly CellKind[], rows: SheetValue[][]) {
  const columns = kinds.map((kind, index) => ({ title: `column ${index}`, kind }));
  const files = unzipSync(new Uint8Array(await toWorkbook({ columns, rows })));
  const part = (name: string) => new TextDecoder().decode(files[name]);
  const texts = [...part('xl/sharedStrings.xml').matchAll(/<si><t[^>]*>([\s\S]*?)<\/t><\/si>/g)].map(
    ([, text]) => text,
  );
  const lines = part('xl/worksheets/sheet1.xml').match(/<row [\s\S]*?<\/row>/g) ?? [];
  return lines.slice(1).map((line) =>
    [...line.matchAll(/<c r="([A-Z])\d+"([^>]*)><v>(.*?)<\/v>/g)].map(([, column, attributes = '', value]) => ({
      column,
      value: attributes.includes('t="s"') ? texts[Number(value)] : Number(value),
    })),
  );
}

const values = async (kind: CellKind, ...given: SheetValue[]) =>
  (
    await read(
      [kind],
      given.map((value) => [value]),
    )
  ).map((row) => row[0]?.value);

describe('a workbook', () => {
  it('keeps texts as texts, also those that look like formulas, and drops what XML cannot hold', async () => {
    expect(await values('text', '=1+1', '<a> & "b"\nŻ', 'x\u0001y\u001fz')).toEqual([
      '=1+1',
      '&lt;a&gt; &amp; "b"\nŻ',
      'xyz',
    ]);
  });

  it('cuts a text at what Excel opens', async () => {
    const [text] = await values('text', 'y'.repeat(40_000));
    expect(String(text)).toHaveLength(32_767);
    expect(String(text).endsWith('…')).toBe(true);
  });

  it('writes money as a number while that is exact, and as a text beyond', async () => {
    expect(await values('money', '1234567.80', '-0.05', '9007199254740991.23')).toEqual([
      1234567.8,
      -0.05,
      '9007199254740991.23',
    ]);
  });

  it('shows times by the clock of their own offset, and days as days', async () => {
    // Excel counts days from 1899-12-30: 2026-10-25 is day 46320; 02:30 is 2.5 hours of 24.
    expect(await values('time', '2026-10-25T02:30:00.120+02:00', '2026-10-25T02:30:00+01:00')).toEqual([
      expect.closeTo(46_320 + 2.5 / 24, 8),
      expect.closeTo(46_320 + 2.5 / 24, 8),
    ]);
    expect(await values('day', '2026-10-25', '1600-01-01')).toEqual([46_320, '1600-01-01']);
  });

  it('leaves a cell without a value empty', async () => {
    expect(await read(['number', 'text', 'rate'], [[null, 'x', 0.25]])).toEqual([
      [
        { column: 'B', value: 'x' },
        { column: 'C', value: 0.25 },
      ],
    ]);
  });
});
