import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mustHaveClients } from '../../../dev/scripts/prepare-clients.mjs';
import { ask, isInstalled, PROGRAMS } from './programs.ts';
import { type Setting, startSetting } from './setting.ts';

let setting: Setting;
beforeAll(async () => {
  setting = await startSetting();
});
afterAll(() => setting.stop());

/** The same for every client: the numbers are ClickHouse's, and no way to them may change them. */
const SAME = {
  report: 2,
  join: 2,
  large: 100_000,
  types: { decimal: '12.34', time: Date.parse('2026-10-25T00:30:00.123Z'), null: null, array: [1, 2], text: 'x' },
  rows: ['o1', 'o2'],
};
const FORBIDDEN = /^(?:fact_|\w+_by_month$|agg_|mv_|access_tokens|token_hashes|schema_migrations)|_local$/;

const installed = PROGRAMS.filter(isInstalled);

it.skipIf(!mustHaveClients())('the clients are installed: node dev/scripts/prepare-clients.mjs', () => {
  const missing = PROGRAMS.filter((program) => !isInstalled(program)).map(({ name }) => name);
  // Go is used where it is: Debian's own is too old for the library.
  expect(missing.filter((name) => !name.startsWith('clickhouse-go'))).toEqual([]);
});

describe.each(installed)('$name', (program) => {
  it.each(['secret', 'token'] as const)('reads through the gateway by %s', async (door) => {
    const said = await ask(program, setting.doors[door], setting.database);
    expect(said).toMatchObject(SAME);
    expect(said.columns).toContain('opportunity_id');
    expect(said.shown).toContain('opportunities');
    expect([...said.shown, ...(said.tables ?? [])].filter((name) => FORBIDDEN.test(name))).toEqual([]);
    expect(said.error).toMatch(/nope[\s\S]*UNKNOWN_IDENTIFIER/);
    expect(said.refused).toMatch(/url[\s\S]*ACCESS_DENIED/);
  });

  it('shows another viewer only his own rows', async () => {
    const said = await ask(program, setting.doors.agent, setting.database);
    expect(said.rows).toEqual(['o1']);
    expect(said.join).toBe(1);
  });

  it('is turned away with a wrong password, in words', async () => {
    const wrong = { ...setting.doors.secret, password: 'wrong' };
    await expect(ask(program, wrong, setting.database)).rejects.toThrow(/AUTHENTICATION_FAILED/);
  });

  it('reads the embedded engine by its password', async () => {
    const said = await ask(program, setting.doors.engine, setting.database);
    expect(said).toMatchObject(SAME);
    expect(said.shown).toContain('opportunities');
    expect(said.error).toMatch(/nope[\s\S]*UNKNOWN_IDENTIFIER/);
  });
});
