import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as cases from './cases.ts';
import { doors } from './doors/index.ts';
import { HARMLESS } from './harmless.ts';
import { type Attempt, ask, attackAs } from './helpers/attempt.ts';
import { VIEWERS } from './helpers/marks.ts';
import { startTestbed, type Testbed } from './helpers/testbed.ts';
import type { Targets } from './payloads/payload.ts';

/** Validation alone: the engine has no row policies, and whatever passes reads through filters that a SETTINGS clause could take off. */
let testbed: Testbed;
beforeAll(async () => {
  testbed = await startTestbed({ validate: true, rows: false });
});
afterAll(() => testbed.stop());

const GROUPS: ReadonlyArray<readonly [name: string, cases: (targets: Targets) => Attempt[]]> = [
  ['every place for an expression', cases.inEveryPlace],
  ['every string that is parsed again', cases.inStrings],
  ['every place for a table', cases.everyTable],
  ['every payload', cases.everyPayload],
  ['every statement that shows something', cases.shows],
  ['second statements', cases.secondStatements],
  ['every door beside the body', doors],
];

describe('validation alone', () => {
  it.each(GROUPS)('lets nothing through: %s', async (name, of) => {
    const attempts = of(testbed.targets);
    const { refused, answered, breaches } = await attackAs(testbed, VIEWERS.few, attempts);
    console.log(`${name}: ${attempts.length} attempts, ${refused} refused, ${answered} answered without harm`);
    expect(breaches).toEqual([]);
  });

  it.each([VIEWERS.none, VIEWERS.nobody])('lets nothing through to a viewer with $name', async (viewer) => {
    const attempts = [
      ...cases.everyTable(testbed.targets),
      ...cases.plainPayloads(testbed.targets),
      ...cases.shows(testbed.targets),
    ];
    const { refused, answered, breaches } = await attackAs(testbed, viewer, attempts);
    console.log(`${viewer.name}: ${attempts.length} attempts, ${refused} refused, ${answered} answered without harm`);
    expect(breaches).toEqual([]);
  });

  it('tries at least 2,000 different things', () => {
    const all = GROUPS.flatMap(([, of]) => of(testbed.targets)).map(({ name: _, ...rest }) => JSON.stringify(rest));
    expect(new Set(all).size).toBeGreaterThanOrEqual(2_000);
  });

  it.each(HARMLESS)('lets what is harmless pass: %s', async (sql) => {
    const { status, body } = await ask(testbed.url, VIEWERS.few, { name: sql, body: sql });
    expect(status === 200 ? '' : body).toBe('');
  });
});
