import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { factsOf } from '../integration/clickhouse/facts.ts';
import { BY_POLICY, viewers, write } from '../integration/gateway/rights-history.ts';
import { type Policy, statements } from './fuzz/statements.ts';
import { ask } from './helpers/attempt.ts';
import { startTestbed, type Testbed } from './helpers/testbed.ts';

/** The same in CI each time, and a few that are new each time. */
const FIXED = { seed: 12_012_026, numRuns: 260 };
const NEW = { seed: Date.now() % 1_000_000_000, numRuns: 50 };
const VIEWER = { name: 'ann', login: 'ann', forbidden: [] };

/** Everybody's rows behind both walls; and for each access policy a database that holds only what ann sees by it, where nobody is kept from anything. */
let testbed: Testbed;
beforeAll(async () => {
  testbed = await startTestbed({ validate: true, rows: true }, async (installation) => {
    const facts = factsOf(installation);
    await write(facts, BY_POLICY.view_all('fay'));
    for (const [login, data] of Object.entries(viewers)) await facts.directory('viewer', login, { login, ...data });
  });
  for (const policy of ['tables', 'pipeline', 'campaign'] as const)
    await write(factsOf(await testbed.database(`only_${policy}`)), BY_POLICY[policy]('ann'));
});
afterAll(() => testbed.stop());

const sorted = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .sort();
const failed = (text: string) => /Code: (\d+)\./.exec(text)?.[1] ?? 'no code';

async function asViewer(sql: string): Promise<string[] | string> {
  const { status, body } = await ask(testbed.url, VIEWER, {
    name: 'fuzz',
    body: sql,
    search: { default_format: 'TabSeparatedRaw' },
  });
  return status === 200 ? sorted(body) : failed(body);
}

async function asOperator(policy: Policy, sql: string): Promise<string[] | string> {
  const database = await testbed.database(`only_${policy}`);
  try {
    const result = await database.clickhouse.query({ query: sql, format: 'TabSeparatedRaw' });
    return sorted(await result.text());
  } catch (error) {
    return failed(`Code: ${error instanceof Error && 'code' in error ? error.code : ''}.`);
  }
}

/** Eight at once: one after the other they would take three times as long, most of it waiting. */
const IN_FLIGHT = 8;

async function compare(seed: number, numRuns: number) {
  const waiting = fc.sample(statements, { seed, numRuns }).values();
  const outcome = { compared: 0, refused: new Map<string, number>(), differences: [] as Record<string, unknown>[] };
  const work = async () => {
    for (const { policy, sql } of waiting) {
      const [shown, expected] = await Promise.all([asViewer(sql), asOperator(policy, sql)]);
      // Refused, or beyond what the engine can compute: nothing was shown.
      if (typeof shown === 'string') outcome.refused.set(shown, (outcome.refused.get(shown) ?? 0) + 1);
      else {
        outcome.compared += 1;
        if (!isDeepStrictEqual(shown, expected)) outcome.differences.push({ seed, policy, sql, shown, expected });
      }
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, work));
  return outcome;
}

it.each([FIXED, NEW])('whatever is allowed shows the viewer his own rows: seed $seed', async ({ seed, numRuns }) => {
  const { compared, refused, differences } = await compare(seed, numRuns);
  console.log(
    `seed ${seed}: ${compared} of ${numRuns} statements compared; others by code:`,
    Object.fromEntries(refused),
  );
  expect(differences).toEqual([]);
  // Most of them are allowed: else nothing would have been compared.
  expect(compared).toBeGreaterThan(numRuns * 0.8);
});

it('sees a difference where there is one', async () => {
  const sql = 'select opportunity_id as x from opportunities';
  expect(await asViewer(sql)).not.toEqual(await asOperator('pipeline', sql));
});
