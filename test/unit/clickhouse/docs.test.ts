import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { readMetricViews } from '../../../clickhouse/catalogue.ts';
import { renderReference } from '../../../clickhouse/docs/render.ts';
import { readSqlFiles } from '../../../clickhouse/sql-files.ts';

it('docs/metrics.md is what the SQL files say (npm run docs:metrics)', async () => {
  const written = await readFile(new URL('../../../docs/metrics.md', import.meta.url), 'utf8');
  const views = [...(await readMetricViews()).values()];
  expect(written).toBe(renderReference(views, await readSqlFiles('tables')));
  for (const { name } of views) expect(written).toContain(`### ${name}\n`);
});
