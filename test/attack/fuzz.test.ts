import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { factsOf } from '../integration/clickhouse/facts.ts';
import { LENSES, viewers, write } from '../integration/gateway/rights-history.ts';
import { type Lens, type Statement, statements } from './fuzz/statements.ts';
import { ask } from './helpers/attempt.ts';
import { startWorld, type World } from './helpers/world.ts';

/** The same in CI each time, and a few that are new each time. */
const FIXED = { seed: 12_012_026, numRuns: 260 };
const NEW = { numRuns: 60 };
const VIEWER = { name: 'ann', login: 'ann', forbidden: [] };

/** Everybody's rows behind both walls; and for each lens a database that holds only what ann sees through it, where nobody is kept from anything. */
let world: World;
beforeAll(async () => {
  world = await startWorld({ validate: true, rows: true }, async (installation) => {
    const facts = factsOf(installation);
    await write(facts, LENSES.everything('fay'));
    for (const [login, data] of Object.entries(viewers)) await facts.directory('viewer', login, { login, ...data });
  });
  for (const lens of ['tables', 'pipeline', 'campaign_kpi'] as const)
    await write(factsOf(await world.database(`only_${lens}`)), LENSES[lens]('ann'));
});
afterAll(() => world.stop());

const sorted = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .sort();
const failed = (text: string) => /Code: (\d+)\./.exec(text)?.[1] ?? 'no code';

async function asViewer(sql: string): Promise<string[] | string> {
  const { status, body } = await ask(world.url, VIEWER, {
    name: 'fuzz',
    body: sql,
    search: { default_format: 'TabSeparatedRaw' },
  });
  return status === 200 ? sorted(body) : failed(body);
}

async function asOperator(lens: Lens, sql: string): Promise<string[] | string> {
  const database = await world.database(`only_${lens}`);
  try {
    const result = await database.clickhouse.query({ query: sql, format: 'TabSeparatedRaw' });
    return sorted(await result.text());
  } catch (error) {
    return failed(`Code: ${error instanceof Error && 'code' in error ? error.code : ''}.`);
  }
}

async function compare(
  parameters: fc.Parameters<[Statement]>,
): Promise<{ compared: number; refused: Map<string, number> }> {
  let compared = 0;
  const refused = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(statements, async ({ lens, sql }) => {
      const [shown, expected] = await Promise.all([asViewer(sql), asOperator(lens, sql)]);
      // Refused, or beyond what the engine can compute: nothing was shown.
      if (typeof shown === 'string') {
        refused.set(shown, (refused.get(shown) ?? 0) + 1);
        return;
      }
      compared += 1;
      expect({ lens, sql, rows: shown }).toEqual({ lens, sql, rows: expected });
    }),
    { ...parameters, endOnFailure: true },
  );
  return { compared, refused };
}

it.each([FIXED, NEW])('whatever is allowed shows the viewer his own rows: %j', async (parameters) => {
  const { compared, refused } = await compare(parameters);
  console.log(
    `${compared} of ${parameters.numRuns} statements compared; refused or failed by code:`,
    Object.fromEntries(refused),
  );
  // Most of them are allowed: else nothing would have been compared.
  expect(compared).toBeGreaterThan(parameters.numRuns * 0.8);
});

it('sees a difference where there is one', async () => {
  const sql = 'select opportunity_id as x from opportunities';
  expect(await asViewer(sql)).not.toEqual(await asOperator('pipeline', sql));
});
