import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { renderViewTypes } from '../../../clickhouse/docs/view-types.ts';
import { buildDashboards } from '../../../grafana/build.ts';
import { committed } from '../../helpers/grafana/dashboards.ts';

const grafana = fileURLToPath(new URL('../../../grafana', import.meta.url));

describe('what `npm run dashboards` writes', () => {
  it('is committed in English as it would be written now', () => {
    const directory = join(grafana, 'built');
    const expected = buildDashboards(committed()).map(({ uid, dashboard }) => ({
      file: `${uid}.json`,
      text: `${JSON.stringify(dashboard, null, 2)}\n`,
    }));
    expect(readdirSync(directory).sort()).toEqual(expected.map(({ file }) => file).sort());
    for (const { file, text } of expected)
      expect(readFileSync(join(directory, file), 'utf8') === text, `${file} differs`).toBe(true);
  });

  it('knows every report, table and column of the SQL files', async () => {
    expect(readFileSync(join(grafana, 'model/views.gen.ts'), 'utf8')).toBe(await renderViewTypes());
  });
});
