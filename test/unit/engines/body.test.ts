import { describe, expect, it } from 'vitest';
import { bodyOf } from '../../../dev/engines/clickhouse/body.ts';

const body = (...parts: string[]) =>
  bodyOf(
    parts.map((part) => Buffer.from(part)),
    undefined,
  );

describe('a body', () => {
  it('is the same whole, whatever was looked at before', async () => {
    const it = body('insert into t\n', 'a\n', 'b\n', 'c');
    expect(String((await it.head(16)).bytes)).toBe('insert into t\na\n');
    it.skip(14);
    expect(String(await it.all(100))).toBe('a\nb\nc');
  });

  it('says when its head is all there is', async () => {
    expect((await body('ab', 'cd').head(3)).complete).toBe(false);
    expect((await body('ab', 'cd').head(5)).complete).toBe(true);
  });

  it('is refused beyond the bound', async () => {
    await expect(body('abc', 'def').all(5)).rejects.toThrow('larger than 5 bytes');
  });

  it('is cut behind line feeds only, and nothing is lost', async () => {
    const pieces: string[] = [];
    for await (const piece of body('aa\nb', 'b\ncc', '\ndd\nee').lines(4)) pieces.push(String(piece));
    expect(pieces.join('')).toBe('aa\nbb\ncc\ndd\nee');
    expect(pieces.slice(0, -1).every((piece) => piece.endsWith('\n'))).toBe(true);
    expect(pieces.length).toBeGreaterThan(1);
  });

  it('refuses a row that never ends', async () => {
    const read = async () => {
      for await (const _ of body(...Array.from({ length: 50 }, () => 'x')).lines(4));
    };
    await expect(read()).rejects.toThrow('A row is larger than');
  });
});
