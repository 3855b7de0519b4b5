import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { readMetricViews, readTables } from '../../../clickhouse/catalogue/views.ts';
import { renderReference } from '../../../clickhouse/docs/render.ts';
import { whereShown } from '../../../clickhouse/docs/shown.ts';

it('docs/reference/views.md is what SQL files and dashboards say (npm run docs:metrics)', async () => {
  const written = await readFile(new URL('../../../docs/reference/views.md', import.meta.url), 'utf8');
  const views = [...(await readMetricViews()).values()];
  expect(written).toBe(renderReference(views, [...(await readTables()).values()], whereShown()));
});

/** Shown by their forms with filters, `pipeline_board` and `pipeline_totals`, which a test holds equal to them. */
const WITHOUT_FILTERS = ['pipeline_opportunities', 'pipeline_stages'];

it('every report is shown on a dashboard', async () => {
  const shown = whereShown();
  const unseen = [...(await readMetricViews()).keys()].filter((name) => !shown.has(name));
  expect(unseen).toEqual(WITHOUT_FILTERS);
});
