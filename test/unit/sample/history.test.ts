import { describe, expect, it } from 'vitest';
import { contactsPerDay, DAY_MS, HISTORY_DAYS, startOf } from '../../../dev/sample/calendar.ts';
import { SALESPEOPLE } from '../../../dev/sample/company/people.ts';
import { PRODUCTS } from '../../../dev/sample/company/products.ts';
import { directoryEvents } from '../../../dev/sample/directory.ts';
import { generateHistory, type HistoryOptions } from '../../../dev/sample/history.ts';
import { parseEvent } from '../../../schemas/parse.ts';
import { ACTIVITY_TYPES, DIRECTORY_TYPES } from '../../../schemas/types.ts';

const ANCHOR = '2026-03-31';
const END_MS = startOf(ANCHOR) + DAY_MS - 1;
const options: HistoryOptions = { seed: 5, anchorDay: ANCHOR, contacts: 3_000 };
const history = [...generateHistory(options)];
const typesOf = (events: Iterable<{ type: string }>) => new Set([...events].map((event) => event.type));
const validate = (event: object) =>
  parseEvent(JSON.parse(JSON.stringify(event)), { receivedAtMs: END_MS, lenient: false });

describe('history of the sample', () => {
  it('is the same for the same seed, and another for another', () => {
    expect([...generateHistory(options)]).toEqual(history);
    const other = [...generateHistory({ ...options, seed: 6 })];
    expect(other.length).not.toBe(history.length);
  });

  it('keeps to the contract, event by event, without leniency', () => {
    const refused = history.map(({ event }) => validate(event)).filter((verdict) => !verdict.ok);
    expect(refused).toEqual([]);
  });

  it('has every type of activity', () => {
    const types = typesOf(history.map(({ event }) => event));
    expect([...ACTIVITY_TYPES].filter((type) => !types.has(type))).toEqual([]);
  });

  it('is ordered by the time of sending, and covers 18 months up to the anchor day', () => {
    const times = history.map((timed) => timed.sentAtMs);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times.at(-1)).toBeLessThanOrEqual(END_MS);
    expect(times.at(-1)).toBeGreaterThan(END_MS - DAY_MS);
    expect((startOf(ANCHOR) - (times[0] ?? 0)) / DAY_MS).toBeGreaterThan(HISTORY_DAYS - 4);
  });

  it('has about as many contacts as asked for, and about a dozen events of each', () => {
    const contacts = new Set(
      history.filter(({ event }) => event.type === 'crm.contact.created').map(({ event }) => event.id),
    );
    expect(contacts.size).toBeGreaterThan(2_980);
    expect(contacts.size).toBeLessThanOrEqual(3_000);
    expect(history.length / contacts.size).toBeGreaterThan(9);
    expect(history.length / contacts.size).toBeLessThan(15);
  });

  it('has a few late events and a few that come twice, always with the same content', () => {
    const late = history.filter(({ event, sentAtMs }) => sentAtMs - Date.parse(event.time) > 1_000).length;
    expect(late / history.length).toBeGreaterThan(0.003);
    expect(late / history.length).toBeLessThan(0.02);
    const seen = new Map<string, string>();
    let repeated = 0;
    for (const { event } of history) {
      const identity = `${event.source} ${event.id}`;
      const content = JSON.stringify(event);
      if (seen.has(identity)) repeated++;
      expect(seen.get(identity) ?? content).toBe(content);
      seen.set(identity, content);
    }
    expect(repeated / history.length).toBeGreaterThan(0.001);
    expect(repeated / history.length).toBeLessThan(0.01);
  });

  it('goes on where it was cut, with nothing lost and nothing new', () => {
    const cutMs = startOf('2026-02-10') + 12_345_678;
    const before = [...generateHistory({ ...options, untilMs: cutMs })];
    const after = [...generateHistory({ ...options, afterMs: cutMs })];
    expect([...before, ...after]).toEqual(history);
  });

  it('spreads contacts over the days so that none is lost to rounding, with more on workdays and towards the end', () => {
    const days = contactsPerDay(ANCHOR, 20_000);
    expect(days.reduce((sum, day) => sum + day.count, 0)).toBe(20_000);
    expect(days.at(-1)?.dayMs).toBe(startOf(ANCHOR));
    const sum = (some: typeof days) => some.reduce((total, day) => total + day.count, 0);
    expect(sum(days.slice(-100))).toBeGreaterThan(sum(days.slice(0, 100)));
    const on = (weekday: number) => sum(days.filter((day) => new Date(day.dayMs).getUTCDay() === weekday));
    expect(on(2)).toBeGreaterThan(1.5 * on(0));
  });
});

describe('directory of the sample', () => {
  const directory = directoryEvents({ seed: 5, anchorDay: ANCHOR, baseCurrency: 'USD' });

  it('keeps to the contract and has every type', () => {
    expect(directory.map(validate).filter((verdict) => !verdict.ok)).toEqual([]);
    const types = typesOf(directory);
    expect([...DIRECTORY_TYPES].filter((type) => !types.has(type))).toEqual([]);
  });

  it('names every person and thing once', () => {
    expect(new Set(directory.map((event) => event.id)).size).toBe(directory.length);
    expect(SALESPEOPLE).toHaveLength(25);
    expect(new Set(SALESPEOPLE.map((s) => s.id)).size).toBe(25);
    expect(PRODUCTS).toHaveLength(30);
  });

  it('knows everyone and everything that the history speaks of', () => {
    const ids = new Set(directory.flatMap(({ data }) => Object.values(data).filter((v) => typeof v === 'string')));
    const spokenOf = new Set<string>();
    for (const { event } of history) {
      for (const [field, value] of Object.entries(event.data)) {
        if (['campaign_id', 'owner_id', 'to_id', 'by_id', 'source_id', 'assignee_id'].includes(field) && value !== null)
          spokenOf.add(value);
        if (field === 'lines') for (const line of value) spokenOf.add(line.product_id);
      }
    }
    expect(spokenOf.size).toBeGreaterThan(50);
    expect([...spokenOf].filter((id) => !ids.has(id))).toEqual([]);
  });

  it('has exchange rates for every month, also into another base currency', () => {
    const rates = (base: string) =>
      directoryEvents({ seed: 5, anchorDay: ANCHOR, baseCurrency: base }).filter((e) => e.type === 'crm.fx_rate.set');
    expect(rates('USD')).toHaveLength(60);
    const currencies = new Set(rates('VND').map((e) => ('currency' in e.data ? e.data.currency : '')));
    expect(currencies).toEqual(new Set(['USD', 'EUR', 'PLN']));
  });
});
