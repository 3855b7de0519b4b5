import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readMetricViews, readTables } from '../catalogue/views.ts';
import { renderReference } from './render.ts';
import { whereShown } from './shown.ts';

/** `npm run docs:metrics`: writes docs/reference/views.md; with `--check`, fails if it is not what the SQL files say. */
const target = fileURLToPath(new URL('../../docs/reference/views.md', import.meta.url));
const text = renderReference([...(await readMetricViews()).values()], [...(await readTables()).values()], whereShown());

if (process.argv.includes('--check')) {
  const written = await readFile(target, 'utf8').catch(() => '');
  if (written !== text) {
    process.stderr.write('docs/reference/views.md is not what clickhouse/ says: run npm run docs:metrics\n');
    process.exitCode = 1;
  }
} else {
  await writeFile(target, text);
  process.stdout.write('docs/reference/views.md written\n');
}
