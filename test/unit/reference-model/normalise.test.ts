import { describe, expect, it } from 'vitest';
import { compareInstants, instantOf } from '../../reference-model/calendar.ts';
import { type CloudEvent, settle } from '../../reference-model/normalise.ts';
import { deliver, events } from './build.ts';

function named(name: string, other: Partial<CloudEvent> = {}): CloudEvent[] {
  return events([['contact.updated', '2026-10-01', { contact_id: 'c1', name }, other]]);
}

function order(list: readonly CloudEvent[]): string[] {
  return settle(deliver(list)).events.map(({ source, id }) => `${source} ${id}`);
}

describe('one event per identity', () => {
  it('counts a repeated delivery once and as no conflict', () => {
    expect(settle(deliver([...named('A'), ...named('A')]))).toMatchObject({ events: [{ id: 'e001' }], conflicts: 0 });
  });

  it('takes the content with the greater canonical JSON, whichever came first', () => {
    for (const list of [
      [...named('A'), ...named('B')],
      [...named('B'), ...named('A'), ...named('A')],
    ]) {
      expect(settle(deliver(list))).toMatchObject({ events: [{ data: { name: 'B' } }], conflicts: 1 });
    }
  });

  it('compares data before time, as their names sort', () => {
    const later = named('A', { time: '2026-10-09T00:00:00Z' });
    expect(settle(deliver([...later, ...named('B')])).events[0]?.data).toMatchObject({ name: 'B' });
  });

  it('sees no conflict in another order of fields', () => {
    const swapped = events([['contact.updated', '2026-10-01', { name: 'A', contact_id: 'c1' }]]);
    expect(settle(deliver([...named('A'), ...swapped])).conflicts).toBe(0);
  });

  it('keeps the same id of two sources apart', () => {
    expect(order([...named('A'), ...named('A', { source: '/crm/other' })])).toHaveLength(2);
  });
});

describe('the order of derivation', () => {
  it('compares instants, not texts: an offset is only another way to write it', () => {
    expect(instantOf('2026-10-01T01:30:00+02:00')).toEqual(instantOf('2026-09-30T23:30:00.000Z'));
    expect(instantOf('2026-10-01t00:00:00.123400z')).toEqual(instantOf('2026-10-01T00:00:00.1234Z'));
    const early = named('A', { id: 'z', time: '2026-10-01T01:00:00+02:00' });
    const late = named('A', { id: 'a', time: '2026-10-01T00:00:00Z' });
    expect(order([...late, ...early])).toEqual(['/crm/test z', '/crm/test a']);
  });

  it('tells apart what is within one millisecond', () => {
    const times = ['10:00:00.1239', '10:00:00.12391', '10:00:00.123', '10:00:00.1231'];
    const sorted = times.map((time) => instantOf(`2026-10-01T${time}Z`)).sort(compareInstants);
    expect(sorted.map(({ sub }) => sub)).toEqual(['', '1', '9', '91']);
    expect(sorted.map(({ ms }) => ms % 1000)).toEqual([123, 123, 123, 123]);
  });

  it('takes source and id for equal times, by UTF-8 bytes', () => {
    const list = [
      named('A', { source: '/b', id: '1' }),
      named('A', { source: '/a', id: '\u{1f600}' }),
      named('A', { source: '/a', id: '\uffee' }),
      named('A', { source: '/a', id: 'Z' }),
    ].flat();
    expect(order(list)).toEqual(['/a Z', '/a \uffee', '/a \u{1f600}', '/b 1']);
  });
});
