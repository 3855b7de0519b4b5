import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInstallation, type Installation } from '../../helpers/stack.ts';

const BIN = resolve(import.meta.dirname, '../../../bin/leadstream.mjs');

let own: Installation;
beforeAll(async () => {
  own = await createInstallation();
});
afterAll(() => own.cleanup());

async function sql(args: string[], input = '', env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [BIN, 'sql', ...args], { env: { ...process.env, ...own.env, ...env } });
  const code = new Promise((done) => child.once('exit', done));
  child.stdin.end(input);
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, out, err };
}

describe('leadstream sql', () => {
  it('runs a statement with the password it finds, in lines for a pipe', async () => {
    expect(await sql(["select 1, 'a', currentDatabase()"])).toEqual({
      code: 0,
      out: `1\ta\t${own.database}\n`,
      err: '',
    });
  });

  it('runs what comes from standard input', async () => {
    expect(await sql([], 'select 40\n  + 2 as answer format JSONEachRow;\n')).toMatchObject({ out: '{"answer":42}\n' });
  });

  it('answers in the format asked for', async () => {
    expect((await sql(['select 1 as a', '--format', 'CSVWithNames'])).out).toBe('"a"\n1\n');
    expect(JSON.parse((await sql(['select 1 as a', '--json'])).out)).toMatchObject({ data: [{ a: 1 }] });
  });

  it('prints what the server gets for a view, with macros and settings filled in, without asking it', async () => {
    const { code, out } = await sql(['source_cost'], '', {
      CLICKHOUSE_URL: 'http://127.0.0.1:9',
      REPORT_TIMEZONE: 'Asia/Tokyo',
    });
    expect(code).toBe(0);
    expect(out).toMatch(/^-- What each marketing source cost, and what it brought\.\n/);
    expect(out).toContain("toDateTime64({to:Date}, 3, 'Asia/Tokyo') as end_at");
    expect(out).not.toContain('{{');
    const view = JSON.parse((await sql(['contacts', '--json'])).out);
    expect(view).toMatchObject({ name: 'contacts', text: expect.stringContaining('contacts') });
  });

  it('prints a table as the server has it, and both views of a name that a table and a report have', async () => {
    expect((await sql(['fact_contacts'])).out).toMatch(/^CREATE TABLE \w+\.fact_contacts\n/);
    expect((await sql(['campaign_stages'])).out).toMatch(
      /view campaign_stages\n[\s\S]*view campaign_stages_in_period\n/,
    );
  });

  it('calls a report by its public name', async () => {
    const call = "campaign_stages(campaign='', from='2026-10-01', to='2026-11-01')";
    expect(await sql([`select count() from ${call}`])).toEqual({ code: 0, out: '0\n', err: '' });
  });

  it.each([
    [['select nope'], 'error 47'],
    [['pipeline_stage'], 'did you mean pipeline_stages, '],
    [['select 1; select 2'], 'Multi-statements'],
    [['select 1', '--format', 'Nonsense'], 'Nonsense'],
    [[], 'there is no statement'],
  ])('tells in one line what is wrong with %j', async (args, message) => {
    const { code, out, err } = await sql(args);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(message);
    expect(err).not.toContain('    at ');
  });

  it('names the views most like an unknown one, also while ClickHouse is away', async () => {
    const { code, out, err } = await sql(['source_costs'], '', { CLICKHOUSE_URL: 'http://127.0.0.1:9' });
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(
      /no view source_costs: did you mean source_cost, .*\? For tables: ClickHouse .* does not answer/,
    );
  });

  it('says that ClickHouse does not answer, and that it is not let in', async () => {
    const away = await sql(['select 1'], '', { CLICKHOUSE_URL: 'http://127.0.0.1:9' });
    expect([away.code, away.err]).toEqual([1, expect.stringContaining('does not answer')]);
    const refused = await sql(['select 1'], '', { CLICKHOUSE_PASSWORD: 'wrong' });
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('AUTHENTICATION_FAILED')]);
  });
});
