import { describe, expect, it } from 'vitest';
import { table } from '../../reference-model/index.ts';
import { created, type Entry, modelOf } from './build.ts';

function contact(...entries: Entry[]) {
  return table(modelOf(entries), 'contacts')[0];
}

function tagged(time: string, tag: string): Entry {
  return ['contact.tagged', time, { contact_id: 'c1', tag }];
}

describe('the source of a contact', () => {
  it('is that of its earliest source tag; later ones and untagging change nothing', () => {
    const untagged: Entry = ['contact.untagged', '2026-10-02', { contact_id: 'c1', tag: 'site' }];
    const row = contact(
      tagged('2026-10-03', 'ad'),
      tagged('2026-10-01', 'vip'),
      tagged('2026-10-02', 'site'),
      untagged,
    );
    expect(row).toMatchObject({ source_id: 'web', source_tag: 'site' });
  });

  it('is the smallest source where a tag belongs to several', () => {
    expect(contact(tagged('2026-10-01', 'shared'))).toMatchObject({ source_id: 'ads' });
  });

  it('is none where no tag belongs to a source', () => {
    expect(contact(tagged('2026-10-01', 'vip'))).toMatchObject({ source_id: '(none)', source_tag: '(none)' });
  });

  it('follows the directory of now', () => {
    const row = contact(tagged('2026-10-01', 'vip'), tagged('2026-10-02', 'ad'), [
      'source.set',
      '2026-10-15',
      { source_id: 'vips', name: 'VIPs', tags: ['vip'] },
    ]);
    expect(row).toMatchObject({ source_id: 'vips' });
  });
});

describe('the state of a contact', () => {
  it('keeps what an update does not say, clears what it says to be null', () => {
    const row = contact(
      ['contact.created', '2026-10-01', { contact_id: 'c1', name: 'Ewa', email: 'e@x.pl', industry: 'steel' }],
      ['contact.updated', '2026-10-02', { contact_id: 'c1', email: null, industry: 'glass' }],
    );
    expect(row).toMatchObject({ name: 'Ewa', email: '(none)', industry: 'glass' });
  });

  it('starts with the first created, whatever the times of others', () => {
    const row = contact(
      ['contact.updated', '2026-10-01', { contact_id: 'c1', name: 'Update' }],
      ['contact.created', '2026-10-03', { contact_id: 'c1', name: 'Second', email: 'second' }],
      ['contact.created', '2026-10-02', { contact_id: 'c1', name: 'First', phone: '1' }],
    );
    expect(row).toMatchObject({ name: 'Second', phone: '1', created_at: '2026-10-02T12:00:00.000Z' });
    const late = contact(
      ['contact.updated', '2026-10-01', { contact_id: 'c1', name: 'Update' }],
      ['contact.created', '2026-10-02', { contact_id: 'c1', name: 'First' }],
    );
    expect(late).toMatchObject({ name: 'Update' });
  });

  it('passes to the salesperson it is assigned to', () => {
    const row = contact(
      ['contact.created', '2026-10-01', { contact_id: 'c1', owner_id: 'an' }],
      ['contact.assigned', '2026-10-02', { contact_id: 'c1', to_id: 'su', from_id: 'an' }],
    );
    expect(row).toMatchObject({ salesperson_id: 'su' });
  });

  it('is there as soon as any event names it', () => {
    expect(contact(created('o1', 'c1', '2026-10-01'))).toMatchObject({
      contact_id: 'c1',
      name: '(none)',
      created_at: null,
    });
  });
});
