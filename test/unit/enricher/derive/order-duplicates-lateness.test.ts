import { describe, expect, it } from 'vitest';
import {
  factsOf,
  opportunityCreated,
  opportunityOf,
  opportunityUpdated,
  type Said,
} from '../../../helpers/enricher/derive.ts';

const named = (time: string, name: string, id: string): Said => [
  'contact.updated',
  time,
  { contact_id: 'c1', name },
  id,
];
const nameOf = (...events: Said[]) => factsOf(events).contact?.name;
const reversed = (...events: Said[]) => nameOf(...events.toReversed());

describe('the last of two events is the one that is later by', () => {
  it.each<[string, Said, Said]>([
    [
      'time, down to every digit',
      named('2026-01-01T10:00:00.0001Z', 'early', 'z'),
      named('2026-01-01T10:00:00.00011Z', 'late', 'a'),
    ],
    [
      'instant, not by the text of its time',
      named('2026-01-01T12:00:00+03:00', 'early', 'z'),
      named('2026-01-01T10:00:00Z', 'late', 'a'),
    ],
    [
      'id, in UTF-8 bytes, at the same time',
      named('2026-01-01T10:00:00Z', 'early', '\uffee'),
      named('2026-01-01T10:00:00Z', 'late', '\u{1f600}'),
    ],
  ])('%s', (_by, early, late) => {
    expect(nameOf(early, late)).toBe('late');
    expect(reversed(early, late)).toBe('late');
  });
});

describe('an event that comes twice', () => {
  it('counts once', () => {
    const call: Said = ['interaction.logged', '2026-01-01T10:00:00Z', { contact_id: 'c1', kind: 'call' }, 'one'];
    const { contact, events } = factsOf([call, call, ['interaction.logged', '2026-01-01T10:00:00Z', call[2], 'two']]);
    expect(contact?.interactions).toBe(2);
    expect(events).toHaveLength(2);
  });

  it('with another content counts with the greater one, whichever arrives first', () => {
    const [a, b] = [named('2026-01-01T10:00:00Z', 'A', 'one'), named('2026-01-01T10:00:00Z', 'B', 'one')];
    expect(nameOf(a, b)).toBe('B');
    expect(nameOf(b, a)).toBe('B');
  });
});

it('an event that comes late is applied where it belongs', () => {
  const events = [
    opportunityCreated('2026-01-01T10:00:00Z', { description: 'first' }),
    opportunityUpdated('2026-01-03T10:00:00Z', { description: 'third' }),
    opportunityUpdated('2026-01-02T10:00:00Z', { description: 'second', product_category: 'shoes' }),
  ];
  expect(opportunityOf(factsOf(events))).toMatchObject({ description: 'third', category: 'shoes' });
});

it('an absent field is not said, null is cleared', () => {
  const { contact } = factsOf([
    ['contact.created', '2026-01-01T10:00:00Z', { contact_id: 'c1', phone: '1', email: 'a@b.c', company: 'Ltd' }],
    ['contact.updated', '2026-01-02T10:00:00Z', { contact_id: 'c1', phone: null, email: 'd@e.f' }],
  ]);
  expect(contact).toMatchObject({ phone: '', email: 'd@e.f', company: 'Ltd' });
});

it('custom is merged key by key, with unknown fields; null removes a key', () => {
  const { contact } = factsOf([
    ['contact.created', '2026-01-01T10:00:00Z', { contact_id: 'c1', custom: { a: '1', b: '2' }, size: 7 }],
    ['contact.updated', '2026-01-02T10:00:00Z', { contact_id: 'c1', custom: { b: null, c: [1, { d: true }] } }],
  ]);
  expect(contact?.custom).toEqual(
    new Map([
      ['a', '1'],
      ['c', '[1,{"d":true}]'],
      ['size', '7'],
    ]),
  );
});
