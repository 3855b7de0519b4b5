import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { buildDashboards } from '../../../grafana/build.ts';
import { renderViewTypes } from '../../../grafana/lib/generate-views.ts';
import { committed, LOCALES } from '../../helpers/grafana/dashboards.ts';

const grafana = fileURLToPath(new URL('../../../grafana', import.meta.url));

describe('what `npm run dashboards` writes', () => {
  it.each(LOCALES)('is committed as it would be written now, in %s', (locale) => {
    const directory = join(grafana, 'built', locale);
    const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const there = files.map((entry) => join(entry.parentPath, entry.name));
    const expected = buildDashboards(committed(locale)).map(({ folder, uid, dashboard }) => ({
      file: join(directory, folder, `${uid}.json`),
      text: `${JSON.stringify(dashboard, null, 2)}\n`,
    }));
    expect(there.sort()).toEqual(expected.map(({ file }) => file).sort());
    for (const { file, text } of expected) expect(readFileSync(file, 'utf8') === text, `${file} differs`).toBe(true);
  });

  it('knows every report, table and column of the SQL files', async () => {
    expect(readFileSync(join(grafana, 'lib/views.gen.ts'), 'utf8')).toBe(await renderViewTypes());
  });
});
