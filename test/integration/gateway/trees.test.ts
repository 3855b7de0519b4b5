import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readMetricViews } from '../../../clickhouse/catalogue/views.ts';
import { isAllowed, mayBeNamed } from '../../../services/gateway/validate/functions/allowed.ts';
import { createInstallation, type Installation } from '../../helpers/stack.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await createInstallation();
});
afterAll(() => installation.cleanup());

const Trees = z.array(z.object({ sql: z.string(), lines: z.array(z.string()) }));
const file = new URL('../../unit/gateway/validate/trees.json', import.meta.url);

describe('what validation is built on is what the engine does today:', () => {
  it.each(Trees.parse(JSON.parse(readFileSync(file, 'utf8'))))('$sql', async ({ sql, lines }) => {
    const result = await installation.clickhouse.query({
      query: `explain query tree run_passes = 0 ${sql}`,
      format: 'JSONEachRow',
      query_params: { p: '5', list: ['a'] },
    });
    expect((await result.json<{ explain: string }>()).map(({ explain }) => explain)).toEqual(lines);
  });

  it('no function that is left out is let in by another case of its letters', async () => {
    const rows = await installation.query('select name from system.functions');
    const names = rows.map(({ name }) => String(name));
    const leftOut = names.filter((name) =>
      /^(?:file|dict\w+|joinGet\w*|get\w*Setting\w*|getMacro|sleep\w*|ai\w+|chdb|__\w+|filesystem\w+)$/i.test(name),
    );
    expect(leftOut.length).toBeGreaterThan(60);
    expect(leftOut.filter(isAllowed)).toEqual([]);
    // Less than half of what there is: more would mean that a list lost its end.
    expect(names.filter((name) => !isAllowed(name)).length).toBeLessThan(names.length / 2);
  });

  it('no column of ours has the name of a function that must not be named', async () => {
    const functions = new Set(
      (await installation.query('select lower(name) as name from system.functions')).map(({ name }) => name),
    );
    const columns = await installation.query(
      "select distinct name from system.columns where database = currentDatabase() and table not like 'fact%'",
    );
    const ofReports = [...(await readMetricViews()).values()].flatMap(({ columns: own }) =>
      own.map(({ name }) => name),
    );
    const names = [...columns.map(({ name }) => String(name)), ...ofReports];
    expect(names.filter((name) => functions.has(name.toLowerCase()) && !mayBeNamed(name))).toEqual([]);
  });
});
