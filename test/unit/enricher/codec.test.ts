import { expect, it } from 'vitest';
import type { StoredEvent } from '../../../services/enricher/derive/model.ts';
import { decodeState, encodeState } from '../../../services/enricher/state/codec.ts';
import { admit, type ContactState } from '../../../services/enricher/state/contact-state.ts';

const tagged = (id: string, offset: number, tag: string, time = '2026-01-01T00:00:00.0001Z'): StoredEvent => {
  const data = { contact_id: 'c1', tag, 'ghi chú': '⚡' };
  return {
    type: 'crm.contact.tagged',
    source: '/crm/ü',
    id,
    key: 'c1',
    time,
    timeMs: Date.parse(time),
    timeSub: '1',
    data,
    dataJson: JSON.stringify(data),
    partition: 2,
    offset,
    receivedAtMs: 1_767_225_600_000,
  };
};

it('reads back the set that it wrote, losing contents included', () => {
  const state: ContactState = { events: [] };
  expect(admit(state, tagged('a', 7, 'one')).admission).toBe('new');
  expect(admit(state, { ...tagged('b', 8, 'x'), subject: 'deal 1' }).admission).toBe('new');
  expect(admit(state, tagged('a', 9, 'two')).admission).toBe('conflicting');
  expect(state.events.find((event) => event.id === 'a')).toMatchObject({ offset: 7, data: { tag: 'two' } });
  expect(decodeState(encodeState(state)).events).toEqual(state.events);
});

it('knows a record that is read again from one that repeats it', () => {
  const state: ContactState = { events: [] };
  admit(state, tagged('a', 7, 'one'));
  expect(admit(state, tagged('a', 7, 'one')).admission).toBe('again');
  expect(admit(state, tagged('a', 8, 'one')).admission).toBe('same');
  expect(state.events).toHaveLength(1);
});
