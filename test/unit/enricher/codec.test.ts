import { expect, it } from 'vitest';
import type { StoredEvent } from '../../../services/enricher/derive/model.ts';
import { atOnce } from '../../../services/enricher/derive/slicer.ts';
import { admit, emptyState } from '../../../services/enricher/state/contact-state.ts';
import { decodeState, encodeState } from '../../../services/enricher/state/set-codec.ts';

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

it('reads back the set that it wrote, superseded contents included', () => {
  const state = emptyState();
  expect(admit(state, tagged('a', 7, 'one')).admission).toBe('new');
  expect(admit(state, { ...tagged('b', 8, 'x'), subject: 'deal 1' }).admission).toBe('new');
  expect(admit(state, tagged('a', 9, 'two')).admission).toBe('conflicting');
  expect(state.events.find((event) => event.id === 'a')).toMatchObject({ offset: 7, data: { tag: 'two' } });
  const entries = atOnce(encodeState('sc1', state));
  const read = atOnce(decodeState('sc1', entries.get('sc1'), (key) => entries.get(key)));
  expect(read.events.map(({ supersededBytes: _, ...event }) => event)).toEqual(
    state.events.map(({ supersededBytes: _, ...event }) => event),
  );
});

it('knows a record that is read again from one that repeats it', () => {
  const state = emptyState();
  admit(state, tagged('a', 7, 'one'));
  expect(admit(state, tagged('a', 7, 'one')).admission).toBe('redelivered');
  expect(admit(state, tagged('a', 8, 'one')).admission).toBe('duplicate');
  expect(state.events).toHaveLength(1);
});
