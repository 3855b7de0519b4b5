import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../../services/reporter/business-calendar.ts';
import { createInstallation, type Installation } from '../../helpers/stack.ts';
import { leadstream } from '../import/command.ts';
import { basics, leadsOf } from './leads.ts';

const today = new Date().toISOString().slice(0, 10);

let installation: Installation;
beforeAll(async () => {
  installation = await createInstallation();
  const leads = leadsOf(installation);
  await leads.report('2026-01-01T00:00:00Z', {}, new Date().toISOString());
  await leads.tagged('c1', '2026-01-02T00:00:00Z', 'ad');
});
afterAll(() => installation.cleanup());

const report = (...args: string[]) => leadstream(['report', ...args], installation.env).ended;

describe('leadstream report', () => {
  it('lists reports, generates today, says so, and leaves a day alone that is there', async () => {
    expect(await report('list')).toMatchObject({
      code: 0,
      stdout: 'lr  Leads  active  not generated yet\n1 lead report\n',
    });
    expect(await report('generate', 'lr')).toMatchObject({
      code: 0,
      stdout: `lr ${today}: generated, 1 contact acquired before that day\n`,
    });
    expect(await basics(installation)).toMatchObject([{ acquired: 1 }]);
    expect(await report('generate', 'lr', '--day', today)).toMatchObject({
      code: 0,
      stdout: `lr ${today}: was there already, nothing changed\n`,
    });
    const again = await report('generate', 'lr', '--json');
    expect(JSON.parse(again.stdout)).toEqual({ ok: true, reportId: 'lr', day: today, outcome: 'there', madeUp: [] });
    const listed = await report('list', '--json');
    expect(JSON.parse(listed.stdout)).toMatchObject({
      reports: [{ report_id: 'lr', generations: 1, frozen: 1, last_day: today }],
    });
  });

  it('refuses a future day, an unknown report and a day that is none, and names the rule', async () => {
    const future = await report('generate', 'lr', '--day', addDays(today, 2));
    expect(future).toMatchObject({ code: 1, stderr: expect.stringContaining('(FUTURE_DAY)') });
    const unknown = await report('generate', 'nobody');
    expect(unknown).toMatchObject({ code: 1, stderr: expect.stringContaining('no lead report nobody; there are: lr') });
    const nonsense = await report('generate', 'lr', '--day', 'yesterday');
    expect(nonsense).toMatchObject({ code: 1, stderr: expect.stringContaining('--day') });
  });
});
