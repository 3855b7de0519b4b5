import { expect, it } from 'vitest';
import { derive } from '../../../services/enricher/derive/derive.ts';
import type { StoredEvent } from '../../../services/enricher/derive/model.ts';
import { contextOf, directoryOf, START_MS, stored } from '../../helpers/enricher/stored.ts';
import { type CloudEvent, type Delivery, observe } from '../../reference-model/index.ts';

const keys = (prefix: string, count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`${prefix}${String(n).padStart(4, '0')}`, 'x']));

const factsOf = (events: readonly StoredEvent[]) => derive('c', events, contextOf(), () => true);

const config = { timezone: 'UTC', baseCurrency: 'EUR', closingSoonDays: 7, today: '2026-02-01' };
function observed(events: readonly StoredEvent[]) {
  const deliveries = events.map(({ source, id, type, time, data }): Delivery => {
    const event: CloudEvent = { specversion: '1.0', source, id, type, time, data };
    return { event, receivedAt: time };
  });
  return observe(deliveries, config);
}

const at = (minute: number) => ({ atMs: START_MS + minute * 60_000, offset: minute });
const said = (minute: number, custom: Record<string, unknown> | null, extra: Record<string, unknown> = {}) =>
  stored('contact.updated', { contact_id: 'c', custom, ...extra }, at(minute));

it.each<[string, StoredEvent[], number, boolean]>([
  ['1,000 in one event', [said(1, keys('a', 1000))], 1000, false],
  ['1,001 by merging', [said(1, keys('a', 600)), said(2, keys('b', 401))], 1000, true],
  ['as many again under the same names', [said(1, keys('a', 1000)), said(2, keys('a', 1000))], 1000, false],
  ['an unknown field beside 1,000 keys', [said(1, keys('z', 1000)), said(2, {}, { extra: 'field' })], 1000, true],
  ['room made in the same event', [said(1, keys('a', 1000)), said(2, { a0000: null, b: 'y' })], 1000, false],
  ['room made too late', [said(1, keys('a', 1000)), said(2, { b: 'y' }), said(3, { a0000: null })], 999, true],
  ['all cleared between', [said(1, keys('a', 1000)), said(2, null), said(3, keys('b', 700))], 700, false],
])('holds at most 1,000 custom fields of an entity: %s', (_what, events, count, dropped) => {
  const contact = factsOf(events).contact;
  const [expected] = observed(events).contacts;
  expect(contact?.custom.size).toBe(count);
  expect(contact?.customDropped).toBe(dropped);
  expect(new Map(contact?.custom)).toEqual(expected?.custom.fields);
  expect(expected?.custom.leftOut).toBe(dropped);
});

it('keeps the fields that came first, of one event the first by name, whatever the order of arrival', () => {
  const events = [said(1, keys('b', 999)), said(2, { z: '1', a: '2', c: '3' }), said(3, { b0000: 'new' })];
  const contact = factsOf(events).contact;
  expect(contact?.custom.get('a')).toBe('2');
  expect(contact?.custom.has('c') || contact?.custom.has('z')).toBe(false);
  expect(contact?.custom.get('b0000')).toBe('new');
});

it('holds as many of an opportunity, and says so in its row', () => {
  const data = { opportunity_id: 'o', contact_id: 'c' };
  const events = [
    stored('opportunity.created', { ...data, custom: keys('a', 900) }, at(1)),
    stored('opportunity.updated', { ...data, custom: keys('b', 900) }, at(2)),
  ];
  const [opportunity] = factsOf(events).opportunities;
  expect(opportunity?.custom.size).toBe(1000);
  expect(opportunity?.customDropped).toBe(true);
  expect(new Map(opportunity?.custom)).toEqual(observed(events).opportunities[0]?.custom.fields);
});

it('keeps the first 1,000 tags in force; a later one counts for the first touch all the same', () => {
  const events = Array.from({ length: 1_002 }, (_, n) =>
    stored('contact.tagged', { contact_id: 'c', tag: `t${n}` }, at(n)),
  );
  events.push(stored('contact.untagged', { contact_id: 'c', tag: 't0' }, at(2_000)));
  events.push(stored('contact.tagged', { contact_id: 'c', tag: 'last' }, at(2_001)));
  const context = contextOf(directoryOf('source.set', { source_id: 'web', name: 'Web', tags: ['t1001'] }));
  const contact = derive('c', events, context, () => true).contact;
  expect(contact?.tags.length).toBe(1000);
  expect(contact?.tags).toContain('last');
  expect(contact?.tags).not.toContain('t1000');
  expect(contact?.sourceId).toBe('web');
  expect(contact?.tags).toEqual(observed(events).contacts[0]?.tags);
});
