import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dropOldRuns } from '../../../services/reporter/io/housekeeping.ts';
import { createReporterMetrics } from '../../../services/reporter/metrics.ts';
import { generateOnRequest } from '../../../services/reporter/on-request.ts';
import { createReporter } from '../../../services/reporter/reporter.ts';
import { createRegistry } from '../../../services/shared/http/operations.ts';
import { createLogger } from '../../../services/shared/log.ts';
import { truncateAll } from '../../helpers/pipeline/index.ts';
import { createInstallation, type Installation } from '../../helpers/stack.ts';
import { basics, generatedDays, type Leads, leadsOf, REPORT, runsWithContacts } from './leads.ts';

const DAY_MS = 86_400_000;

let installation: Installation;
let leads: Leads;
beforeAll(async () => {
  installation = await createInstallation({ env: { REPORT_TIMEZONE: 'Europe/Warsaw' } });
  leads = leadsOf(installation);
});
beforeEach(() => truncateAll(installation));
afterAll(() => installation.cleanup());

/** One look of a reporter whose clock shows `time`. @returns how many generations it made */
function tickAt(time: string): Promise<number> {
  const reporter = createReporter({
    client: installation.clickhouse,
    config: installation.config,
    now: () => Date.parse(time),
    signal: new AbortController().signal,
    log: createLogger('test', 'fatal'),
    metrics: createReporterMetrics(createRegistry('reporter')),
    waitUntilReadable: async () => {},
  });
  return reporter.tick();
}

function request(time: string, day?: string, report = 'lr') {
  const context = { client: installation.clickhouse, config: installation.config, now: () => Date.parse(time) };
  return generateOnRequest(context, report, day);
}

const leadReports = () =>
  installation.query(
    `select name, active, toUInt32(generations) as generations, frozen, toString(last_day) as last_day, formatDateTime(configured_at, '%F %T') as configured_at
    from lead_reports`,
  );

/** Monday, 2026-10-19. */
const configureOnMonday = () => leads.report('2026-10-19T12:00:00+02:00');

describe('the daily generation', () => {
  it('gives a report of Monday its first data on Tuesday, over what was before midnight', async () => {
    await configureOnMonday();
    await leads.tagged('c1', '2026-10-19T23:59:59.999+02:00', 'ad');
    await leads.tagged('c2', '2026-10-20T00:00:00+02:00', 'ad');
    expect(await tickAt('2026-10-20T00:14:59+02:00')).toBe(0);
    expect(await basics(installation)).toEqual([]);
    expect(await tickAt('2026-10-20T00:15:00+02:00')).toBe(1);
    expect(await basics(installation)).toEqual([{ acquired: 1, transferred: 0, taken_up: 0 }]);
    expect(await tickAt('2026-10-20T23:00:00+02:00')).toBe(0);
  });

  it('counts what arrives late from the next generation on, and changes nothing when it is asked for again', async () => {
    await configureOnMonday();
    await leads.tagged('c1', '2026-10-19T10:00:00+02:00', 'ad');
    await tickAt('2026-10-20T00:15:00+02:00');
    await leads.tagged('c2', '2026-10-18T10:00:00+02:00', 'ad', '2026-10-20T05:00:00+02:00');
    await leads.assigned('c1', '2026-10-19T11:00:00+02:00', 'an');
    const before = await basics(installation);
    expect(await tickAt('2026-10-20T06:00:00+02:00')).toBe(0);
    expect(await request('2026-10-20T06:00:00+02:00')).toMatchObject({ outcome: 'there', day: '2026-10-20' });
    expect(await basics(installation)).toEqual(before);
    expect(before).toEqual([{ acquired: 1, transferred: 0, taken_up: 0 }]);
    expect(await tickAt('2026-10-21T00:15:00+02:00')).toBe(1);
    expect(await basics(installation)).toEqual([{ acquired: 2, transferred: 1, taken_up: 0 }]);
  });

  it('makes up every missed day once, over a month’s end and the end of summer time', async () => {
    await configureOnMonday();
    await leads.tagged('c1', '2026-10-19T10:00:00+02:00', 'ad');
    await leads.tagged('c2', '2026-11-01T23:59:59+01:00', 'site');
    await leads.tagged('c3', '2026-11-02T00:00:00+01:00', 'site');
    expect(await tickAt('2026-10-20T00:15:00+02:00')).toBe(1);
    expect(await tickAt('2026-11-02T00:14:00+01:00')).toBe(12);
    expect(await basics(installation)).toEqual([{ acquired: 1, transferred: 0, taken_up: 0 }]);
    expect(await tickAt('2026-11-02T00:15:00+01:00')).toBe(1);
    expect(await basics(installation)).toEqual([{ acquired: 2, transferred: 0, taken_up: 0 }]);
    const days = await generatedDays(installation);
    expect(days).toHaveLength(14);
    expect([days[0], days[6], days.at(-1)]).toEqual(['2026-10-20', '2026-10-26', '2026-11-02']);
    const counts = await installation.query(
      'select toUInt32(contacts) as contacts from lead_report_generations order by day desc limit 2',
    );
    expect(counts).toEqual([{ contacts: 2 }, { contacts: 1 }]);
  });

  it('starts with the first missed day when it was down from the beginning, and freezes by that one', async () => {
    await configureOnMonday();
    await leads.report('2026-10-21T12:00:00+02:00', { final_stage: 's9', name: 'Later' });
    expect(await tickAt('2026-10-24T08:00:00+02:00')).toBe(5);
    expect(await generatedDays(installation)).toEqual([
      '2026-10-20',
      '2026-10-21',
      '2026-10-22',
      '2026-10-23',
      '2026-10-24',
    ]);
    expect(await installation.query('select distinct final_stage from lead_report_generations')).toEqual([
      { final_stage: 's3' },
    ]);
    expect(await leadReports()).toMatchObject([{ name: 'Leads', generations: 5 }]);
  });

  it('keeps the data of a report that is switched off, and goes on when it is switched on', async () => {
    await configureOnMonday();
    await leads.tagged('c1', '2026-10-19T10:00:00+02:00', 'ad');
    await tickAt('2026-10-20T00:15:00+02:00');
    await leads.report('2026-10-20T09:00:00+02:00', { active: false });
    expect(await tickAt('2026-10-22T00:15:00+02:00')).toBe(0);
    expect(await basics(installation)).toHaveLength(1);
    await leads.report('2026-10-22T09:00:00+02:00', { name: 'On again' });
    expect(await tickAt('2026-10-23T00:15:00+02:00')).toBe(1);
    expect(await leadReports()).toMatchObject([{ name: 'On again', active: 1, generations: 2 }]);
  });

  it('makes several reports in one pass, each by its own configuration', async () => {
    await configureOnMonday();
    await leads.report('2026-10-19T12:00:00+02:00', { report_id: 'other', source_tags: ['vip'], salespeople: [] });
    await leads.tagged('c1', '2026-10-19T10:00:00+02:00', 'ad');
    await leads.tagged('c1', '2026-10-19T11:00:00+02:00', 'vip');
    await leads.tagged('c2', '2026-10-19T11:00:00+02:00', 'vip');
    expect(await tickAt('2026-10-20T00:15:00+02:00')).toBe(2);
    expect(await basics(installation)).toMatchObject([{ acquired: 1 }]);
    expect(await basics(installation, 'other')).toMatchObject([{ acquired: 2 }]);
    expect(await basics(installation, 'unknown')).toEqual([]);
  });
});

describe('a report that was generated', () => {
  it('takes active and name, and refuses everything else as a whole, at once and not with the next generation', async () => {
    await configureOnMonday();
    await leads.report('2026-10-19T13:00:00+02:00', { final_stage: 's4' });
    await leads.report('2026-10-19T14:00:00+02:00', { final_stage: 's3', source_tags: ['site', 'ad', 'ad'] });
    await tickAt('2026-10-20T00:15:00+02:00');
    await leads.report('2026-10-20T10:00:00+02:00', { name: 'Renamed', salespeople: ['su', 'an'] });
    await leads.report('2026-10-20T11:00:00+02:00', { name: 'Refused', final_stage: 's4', source_tags: ['ad'] });
    expect(await leadReports()).toEqual([
      {
        name: 'Renamed',
        active: 1,
        generations: 1,
        frozen: 1,
        last_day: '2026-10-20',
        configured_at: '2026-10-20 10:00:00',
      },
    ]);
    expect(
      await installation.query(
        `select formatDateTime(refused_at, '%F %T') as refused_at, rule, event_source, entity_id, by_id, detail from refusals`,
      ),
    ).toEqual([
      {
        refused_at: '2026-10-20 11:00:00',
        rule: 'frozen_report',
        event_source: '/crm/test',
        entity_id: 'lr',
        by_id: '',
        detail: 'changes source_tags, final_stage of a report that has been generated',
      },
    ]);
  });

  it('refuses a change that is dated before its first generation but came after it', async () => {
    await configureOnMonday();
    await tickAt('2026-10-20T00:15:00+02:00');
    await leads.report('2026-10-19T11:00:00+02:00', { final_stage: 's9' }, '2026-10-20T08:00:00+02:00');
    expect(await installation.query('select entity_id, rule from refusals')).toEqual([
      { entity_id: 'lr', rule: 'frozen_report' },
    ]);
    await tickAt('2026-10-21T00:15:00+02:00');
    expect(await installation.query('select distinct final_stage from lead_report_generations')).toEqual([
      { final_stage: REPORT.final_stage },
    ]);
  });
});

describe('two reporters', () => {
  it('that look at once make one generation a day, and leave the contacts of one', async () => {
    // A separate report: the server remembers which days of the others have been recorded.
    await leads.report('2026-10-19T12:00:00+02:00', { report_id: 'raced' });
    await leads.many(1_000, '2026-10-19');
    const made = await Promise.all(Array.from({ length: 4 }, () => tickAt('2026-10-20T00:15:00+02:00')));
    expect(made.reduce((a, b) => a + b)).toBe(1);
    expect(await generatedDays(installation, 'raced')).toEqual(['2026-10-20']);
    expect(await runsWithContacts(installation)).toBe(1);
    expect(await basics(installation, 'raced')).toEqual([{ acquired: 1_000, transferred: 1_000, taken_up: 0 }]);
  });

  it('that know different things do not turn what is there: the first to be recorded stays', async () => {
    await configureOnMonday();
    await leads.tagged('c1', '2026-10-19T10:00:00+02:00', 'ad');
    await tickAt('2026-10-20T00:15:00+02:00');
    const [first] = await installation.query('select run from lead_report_generations');
    // As a reporter would that looked before the other one recorded, with a clock that is slow.
    await installation.clickhouse.insert({
      table: 'fact_lead_generations',
      values: [{ report_id: 'lr', day: '2026-10-20', run: '00000000T000000000Z-00', generated_at: 0, contacts: 9 }],
      format: 'JSONEachRow',
    });
    expect(await installation.query('select run from lead_report_generations')).toEqual([first]);
    expect(await basics(installation)).toEqual([{ acquired: 1, transferred: 0, taken_up: 0 }]);
  });
});

describe('a generation on request', () => {
  it('is made before it is due, and of an inactive report', async () => {
    await leads.report('2026-10-19T12:00:00+02:00', { active: false });
    await leads.tagged('c1', '2026-10-19T13:00:00+02:00', 'ad');
    expect(await request('2026-10-20T00:01:00+02:00')).toEqual({
      reportId: 'lr',
      day: '2026-10-20',
      outcome: 'made',
      contacts: 1,
      madeUp: [],
    });
    expect(await tickAt('2026-10-20T00:15:00+02:00')).toBe(0);
  });

  it('makes up earlier days that are due first, so that days come in order', async () => {
    await configureOnMonday();
    expect(await request('2026-10-22T09:00:00+02:00')).toMatchObject({
      outcome: 'made',
      madeUp: ['2026-10-20', '2026-10-21'],
    });
    expect(await tickAt('2026-10-22T09:00:01+02:00')).toBe(0);
  });

  it.each([
    ['FUTURE_DAY', '2026-10-21', 'lr'],
    ['NOT_CONFIGURED', '2026-10-19', 'lr'],
    ['UNKNOWN_REPORT', '2026-10-20', 'nobody'],
    ['USAGE', '2026-02-30', 'lr'],
  ])('is refused as %s for %s of %s', async (code, day, report) => {
    await configureOnMonday();
    await expect(request('2026-10-20T10:00:00+02:00', day, report)).rejects.toMatchObject({ code });
  });

  it('is refused for a day before the first generation', async () => {
    await leads.report('2026-10-10T12:00:00+02:00', {}, '2026-10-19T12:00:00+02:00');
    await tickAt('2026-10-20T00:15:00+02:00');
    await expect(request('2026-10-20T10:00:00+02:00', '2026-10-12')).rejects.toMatchObject({
      code: 'DAY_BEFORE_FIRST',
    });
  });

  it('makes a day again whose record an operator has taken away', async () => {
    await configureOnMonday();
    await leads.tagged('c1', '2026-10-19T10:00:00+02:00', 'ad');
    await tickAt('2026-10-20T00:15:00+02:00');
    await installation.clickhouse.command({ query: 'truncate table fact_lead_generations sync' });
    expect(await request('2026-10-20T10:00:00+02:00')).toMatchObject({ outcome: 'made', contacts: 1 });
    expect(await basics(installation)).toMatchObject([{ acquired: 1 }]);
  });
});

describe('housekeeping', () => {
  it('keeps the contacts of the last two generations', async () => {
    await configureOnMonday();
    await leads.tagged('c1', '2026-10-19T10:00:00+02:00', 'ad');
    for (const day of ['20', '21', '22', '23']) await tickAt(`2026-10-${day}T00:15:00+02:00`);
    expect(await runsWithContacts(installation)).toBe(2);
    expect(await basics(installation)).toMatchObject([{ acquired: 1 }]);
  });

  it('drops what an attempt left behind a day later, but nothing that may still be at work', async () => {
    const run = '20261020T001500000Z-0123456789abcdef';
    await installation.clickhouse.insert({
      table: 'fact_lead_contacts',
      values: [{ run, report_id: 'lr', contact_id: 'c1' }],
      format: 'JSONEachRow',
    });
    const startedMs = Date.parse('2026-10-20T00:15:00Z');
    const { clickhouse, config } = installation;
    expect(await dropOldRuns(clickhouse, config, startedMs + DAY_MS)).toEqual([]);
    expect(await dropOldRuns(clickhouse, config, startedMs + DAY_MS + 1)).toEqual([run]);
    expect(await runsWithContacts(installation)).toBe(0);
  });
});
