import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bundle, readBundle, writeBundle } from '../../../services/board/http/bundle.ts';

const FIXTURE = join(import.meta.dirname, '../../fixtures/board/client');
const BOARD = join(import.meta.dirname, '../../../services/board/client');
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'leadstream-bundle-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

it('names files by their content, and tells those that the page begins with', async () => {
  const { files, scripts, styles } = await bundle(FIXTURE);
  expect(scripts).toEqual([expect.stringMatching(/^main-[A-Z0-9]{8}\.js$/)]);
  expect(styles).toEqual([expect.stringMatching(/^style-[A-Z0-9]{8}\.css$/)]);
  expect(files.map(({ name }) => name.replace(/-.*\./, '.')).sort()).toEqual(['lazy.js', 'main.js', 'style.css']);
});

it('is read back as it was written', async () => {
  expect(await readBundle(dir)).toBeUndefined();
  const made = await bundle(FIXTURE);
  await writeBundle(dir, made);
  const read = await readBundle(dir);
  expect(read).toMatchObject({ scripts: made.scripts, styles: made.styles });
  expect(read?.files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual(
    made.files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()]),
  );
});

it('says where a script is wrong', async () => {
  writeFileSync(join(dir, 'main.tsx'), 'const = 1');
  await expect(bundle(dir)).rejects.toMatchObject({ code: 'BUNDLE', message: expect.stringContaining('main.tsx:1') });
});

it("makes the board's own page from what is there", async () => {
  const { files, scripts, styles } = await bundle(BOARD);
  expect([scripts.length, styles.length]).toEqual([1, 1]);
  expect(files.every(({ bytes }) => bytes.length > 0)).toBe(true);
});
