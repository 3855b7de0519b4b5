import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInstallation, type Installation } from '../../helpers/stack.ts';
import { factsOf } from './facts.ts';

const ZONES = ['UTC', 'Asia/Ho_Chi_Minh', 'Europe/Warsaw', 'America/Sao_Paulo'] as const;
type Zone = (typeof ZONES)[number];
const installations = new Map<Zone, Installation>();

beforeAll(async () => {
  for (const zone of ZONES) installations.set(zone, await createInstallation({ env: { REPORT_TIMEZONE: zone } }));
});
afterAll(() => Promise.all([...installations.values()].map((installation) => installation.cleanup())));

function inZone(zone: Zone): Installation {
  const installation = installations.get(zone);
  if (!installation) throw new Error(`no installation in ${zone}`);
  return installation;
}

/** A separate campaign with opportunities created at these instants; returns its counts as `bucket count`. */
async function createdAt(zone: Zone, instants: string[]) {
  const installation = inZone(zone);
  const campaign = randomUUID();
  const rows = instants.map((at, n) => ({ opportunity_id: `${campaign}-${n}`, campaign_id: campaign, created_at: at }));
  if (rows.length > 0) await factsOf(installation).opportunities(rows);
  return async (from: string, to: string, bucket = 'auto') => {
    const call = `campaign_created(campaign='${campaign}', from='${from}', to='${to}', bucket='${bucket}')`;
    const rows = await installation.query(`select * from ${call}`);
    return rows.map((row) => `${row.bucket_start} ${row.opportunities}`);
  };
}

describe('the business time zone', () => {
  it('begins and ends days at midnight in Ho Chi Minh City', async () => {
    // 17:00 UTC is midnight there.
    const counts = await createdAt('Asia/Ho_Chi_Minh', [
      '2026-09-30T16:59:59.999Z',
      '2026-09-30T17:00:00Z',
      '2026-10-01T16:59:59.999Z',
      '2026-10-01T17:00:00Z',
    ]);
    expect(await counts('2026-10-01', '2026-10-03')).toEqual(['2026-10-01 2', '2026-10-02 1']);
    expect(await counts('2026-10-01', '2026-11-01', 'month')).toEqual(['2026-10-01 3']);
    const shown = 'select toString(created_at) as at from opportunities order by created_at limit 2';
    expect(await inZone('Asia/Ho_Chi_Minh').query(shown)).toEqual([
      { at: '2026-09-30 23:59:59.999' },
      { at: '2026-10-01 00:00:00.000' },
    ]);
  });

  it('has a day of 23 and one of 25 hours in Warsaw', async () => {
    // Summer time begins on 2026-03-29 and ends on 2026-10-25: midnight is 23:00 UTC before and 22:00 UTC in summer.
    const counts = await createdAt('Europe/Warsaw', [
      '2026-03-28T23:00:00Z',
      '2026-03-29T21:59:59.999Z',
      '2026-03-29T22:00:00Z',
      '2026-10-24T22:00:00Z',
      '2026-10-25T22:59:59.999Z',
      '2026-10-25T23:00:00Z',
    ]);
    expect(await counts('2026-03-29', '2026-03-31')).toEqual(['2026-03-29 2', '2026-03-30 1']);
    expect(await counts('2026-10-25', '2026-10-27')).toEqual(['2026-10-25 2', '2026-10-26 1']);
  });

  it('begins a day at 01:00 where summer time takes its midnight away', async () => {
    // São Paulo went from 2018-11-03 23:59:59 -03 to 2018-11-04 01:00:00 -02, which is 03:00 UTC.
    const counts = await createdAt('America/Sao_Paulo', ['2018-11-04T02:59:59.999Z', '2018-11-04T03:00:00Z']);
    expect(await counts('2018-11-03', '2018-11-05')).toEqual(['2018-11-03 1', '2018-11-04 1']);
    expect(await counts('2018-11-04', '2018-11-05')).toEqual(['2018-11-04 1']);
  });
});

describe('buckets', () => {
  it('are days up to 14, weeks up to 100, else months', async () => {
    const counts = await createdAt('UTC', ['2026-01-15T00:00:00Z']);
    expect(await counts('2026-01-05', '2026-01-19')).toHaveLength(14);
    expect(await counts('2026-01-05', '2026-01-20')).toEqual(['2026-01-05 0', '2026-01-12 1', '2026-01-19 0']);
    expect((await counts('2026-01-05', '2026-04-15')).length).toBe(15); // 100 days
    expect(await counts('2026-01-05', '2026-04-16')).toEqual([
      '2026-01-01 1',
      '2026-02-01 0',
      '2026-03-01 0',
      '2026-04-01 0',
    ]);
  });

  it('begin weeks on Monday, and hold only days of the period', async () => {
    // 2026-11-01 is a Sunday; the week began on October 26.
    const counts = await createdAt('UTC', [
      '2026-10-31T12:00:00Z',
      '2026-11-01T12:00:00Z',
      '2026-11-02T00:00:00Z',
      '2026-11-30T23:59:59.999Z',
    ]);
    expect(await counts('2026-11-01', '2026-12-01', 'week')).toEqual([
      '2026-10-26 1',
      '2026-11-02 1',
      '2026-11-09 0',
      '2026-11-16 0',
      '2026-11-23 0',
      '2026-11-30 1',
    ]);
  });

  it('cut quarters and years at month ends of different lengths', async () => {
    const counts = await createdAt('UTC', [
      '2024-02-29T23:59:59.999Z',
      '2024-03-31T23:59:59.999Z',
      '2024-04-01T00:00:00Z',
      '2025-01-01T00:00:00Z',
    ]);
    expect(await counts('2024-02-29', '2024-03-01', 'month')).toEqual(['2024-02-01 1']);
    expect(await counts('2024-01-31', '2024-04-02', 'quarter')).toEqual(['2024-01-01 2', '2024-04-01 1']);
    expect(await counts('2024-06-30', '2025-02-01', 'year')).toEqual(['2024-01-01 0', '2025-01-01 1']);
  });

  it('are none in an empty or reversed period, and not too many in the longest', async () => {
    const counts = await createdAt('UTC', ['2026-10-31T12:00:00Z']);
    expect(await counts('2026-10-31', '2026-10-31')).toEqual([]);
    expect(await counts('2026-10-31', '2020-10-31')).toEqual([]);
    const all = await counts('0001-01-01', '9999-12-31');
    expect(all).toHaveLength(179 * 12 + 6); // months from 1970-01 to 2149-06, what a Date holds
    expect(all).toContain('2026-10-01 1');
  });

  it('refuse a name that is none', async () => {
    const counts = await createdAt('UTC', []);
    await expect(counts('2026-10-01', '2026-10-02', 'fortnight')).rejects.toThrow(/bucket must be day/);
  });
});

describe('previous_period', () => {
  it.each([
    ['2026-10-01', '2026-11-01', '2026-09-01'], // 31 days are compared with 30: whole months
    ['2026-03-01', '2026-04-01', '2026-02-01'],
    ['2026-01-01', '2026-04-01', '2025-10-01'],
    ['2025-01-01', '2026-01-01', '2024-01-01'],
    ['2026-10-02', '2026-11-01', '2026-09-02'], // 30 days
    ['2026-10-01', '2026-10-29', '2026-09-03'], // 28 days
    ['2024-03-01', '2024-03-02', '2024-02-29'],
    ['2026-10-01', '2026-10-01', '2026-10-01'],
  ])('%s to %s is compared from %s', async (from, to, previous) => {
    const rows = await inZone('UTC').query(`select * from previous_period(from='${from}', to='${to}')`);
    expect(rows).toEqual([{ previous_from: previous, previous_to: from }]);
  });
});
