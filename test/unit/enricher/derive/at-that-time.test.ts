import { describe, expect, it } from 'vitest';
import { factsOf, opportunityCreated, opportunityOf, type Said } from '../../../helpers/enricher/derive.ts';

const assigned = (time: string, to_id: string): Said => ['contact.assigned', time, { contact_id: 'c1', to_id }];
const renamed = (time: string, name: string | null): Said => ['contact.updated', time, { contact_id: 'c1', name }];
const NOON = '2026-01-02T12:00:00Z';
const created = opportunityCreated(NOON, { origin: 'contact_created' });

describe('at that time means after the events of the contact with the same or an earlier time', () => {
  it('of its owner', () => {
    const facts = factsOf([
      assigned('2026-01-02T11:59:59.999Z', 'before'),
      assigned('2026-01-02T12:00:00.001Z', 'after'),
      created,
    ]);
    expect(opportunityOf(facts).salespersonId).toBe('before');
  });

  it('the same time included, though it comes later by source and id', () => {
    const [type, time, data] = created;
    const [assignedType, , whom] = assigned(NOON, 'same time');
    const facts = factsOf([
      [type, time, data, 'a'],
      [assignedType, NOON, whom, 'z'],
    ]);
    expect(opportunityOf(facts).salespersonId).toBe('same time');
  });

  it('down to the digits beyond milliseconds', () => {
    const facts = factsOf([
      assigned('2026-01-02T12:00:00.0000001Z', 'too late'),
      assigned('2026-01-02T12:00:00.00000005Z', 'too late as well'),
      created,
    ]);
    expect(opportunityOf(facts).salespersonId).toBe('(none)');
  });

  it('without what the created of the contact says later', () => {
    const facts = factsOf([
      ['contact.created', '2026-01-02T12:00:00.001Z', { contact_id: 'c1', name: 'Eva', owner_id: 'p1' }],
      created,
    ]);
    expect(opportunityOf(facts)).toMatchObject({ description: '', salespersonId: '(none)' });
  });

  it('of its name', () => {
    const facts = factsOf([renamed('2026-01-02T11:00:00Z', 'Eva'), renamed('2026-01-02T13:00:00Z', 'Ewa'), created]);
    expect(opportunityOf(facts)).toMatchObject({ description: 'Eva', contactName: 'Ewa' });
  });

  it('of a name that was cleared by then', () => {
    const facts = factsOf([renamed('2026-01-02T11:00:00Z', 'Eva'), renamed('2026-01-02T11:30:00Z', null), created]);
    expect(opportunityOf(facts)).toMatchObject({ description: '', contactName: '(none)' });
  });
});

it('an instant is the same in any offset', () => {
  const facts = factsOf([assigned('2026-01-02T13:00:00+01:00', 'same instant'), created]);
  expect(opportunityOf(facts).salespersonId).toBe('same instant');
});
