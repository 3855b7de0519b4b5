import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as cases from './cases.ts';
import { HARMLESS } from './harmless.ts';
import { type Attempt, ask, attackAs } from './helpers/attempt.ts';
import { VIEWERS } from './helpers/marks.ts';
import { startTestbed, type Testbed } from './helpers/testbed.ts';
import type { Targets } from './payloads/payload.ts';

/** Row policies alone: the gateway hands on every statement as it comes. */
let testbed: Testbed;
beforeAll(async () => {
  testbed = await startTestbed({ validate: false, rows: true });
});
afterAll(() => testbed.stop());

/** What a session says of itself and how a table is declared are nobody's rows: these are validation's to refuse. */
const ofRows = ({ name }: Attempt) => !name.startsWith('state,') && !name.includes(': show create ');

const GROUPS: ReadonlyArray<readonly [name: string, cases: (targets: Targets) => Attempt[]]> = [
  [
    'rows in every place for an expression',
    (targets) => cases.inEveryPlace(targets, ['freed rows']).filter((_, place) => place % 2 === 0),
  ],
  [
    'a table beside in every place',
    (targets) => cases.inEveryPlace(targets, ['a table beside']).filter((_, place) => place % 3 === 0),
  ],
  [
    'every place for a table',
    (targets) =>
      cases
        .everyTable(targets)
        .filter(ofRows)
        .filter((_, place) => place % 2 === 0),
  ],
  ['every payload', (targets) => cases.plainPayloads(targets).filter(ofRows)],
  ['every statement that shows something', (targets) => cases.shows(targets).filter(ofRows)],
  ['second statements', (targets) => cases.secondStatements(targets, 1)],
];

describe('row policies alone', () => {
  it.each(GROUPS)('hold: %s', async (name, of) => {
    const attempts = of(testbed.targets);
    const { refused, answered, breaches } = await attackAs(testbed, VIEWERS.few, attempts);
    console.log(`${name}: ${attempts.length} attempts, ${refused} refused, ${answered} answered without harm`);
    expect(breaches).toEqual([]);
  });

  it.each(HARMLESS)('lets what is harmless pass: %s', async (sql) => {
    const { status, body } = await ask(testbed.url, VIEWERS.few, { name: sql, body: sql });
    expect(status === 200 ? '' : body).toBe('');
  });
});
