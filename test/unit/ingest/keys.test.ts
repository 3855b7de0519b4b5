import { describe, expect, it } from 'vitest';
import { bearerOf, parseKeys } from '../../../services/ingest/keys.ts';

const may = (list: string, key: string, source: string, type = 'crm.contact.tagged') => {
  const grant = parseKeys(list)(key);
  return grant ? (grant.refusal(source, type)?.code ?? 'ok') : 'unknown';
};

describe('INGEST_KEYS', () => {
  it('lists keys, sources and admins', () => {
    const list = ' one, two@/crm/a ,three+admin,four@/crm/b+admin';
    expect(may(list, 'one', '/x')).toBe('ok');
    expect(may(list, 'one', '/x', 'crm.viewer.set')).toBe('forbidden_type');
    expect(may(list, 'two', '/crm/a')).toBe('ok');
    expect(may(list, 'two', '/crm/ab')).toBe('forbidden_source');
    expect(may(list, 'three', '/x', 'crm.salesperson.set')).toBe('ok');
    expect(may(list, 'four', '/crm/b', 'crm.viewer.set')).toBe('ok');
    expect(may(list, 'four', '/crm/a', 'crm.viewer.set')).toBe('forbidden_source');
    for (const type of ['crm.viewer.set', 'crm.salesperson.set', 'crm.campaign.set']) {
      expect(may(list, 'one', '/x', type)).toBe('forbidden_type');
      expect(may(list, 'three', '/x', type)).toBe('ok');
    }
    expect(may(list, 'one', '/x', 'crm.source.set')).toBe('ok');
    for (const key of ['', 'On', 'onee', 'two@/crm/a', 'three+admin']) expect(may(list, key, '/x')).toBe('unknown');
  });

  it('may list one key for several sources, each with its own rights', () => {
    const list = 'k@/a,k@/b+admin';
    expect(may(list, 'k', '/a')).toBe('ok');
    expect(may(list, 'k', '/a', 'crm.viewer.set')).toBe('forbidden_type');
    expect(may(list, 'k', '/b', 'crm.viewer.set')).toBe('ok');
  });

  it('makes the key of a local run an admin key, in whatever form it is listed', () => {
    expect(may('local-dev-key', 'local-dev-key', '/x', 'crm.viewer.set')).toBe('ok');
    expect(may('a,local-dev-key@/crm/a', 'local-dev-key', '/crm/a', 'crm.campaign.set')).toBe('ok');
    expect(may('local-dev-keys', 'local-dev-keys', '/x', 'crm.viewer.set')).toBe('forbidden_type');
  });

  it.each(['', ' , ', '@/crm/a', '+admin', 'key@', 'two words', 'klucz-ł', 'key@/crm/công-ty'])(
    '%j is refused at the start',
    (list) => expect(() => parseKeys(list)).toThrow('INGEST_KEYS'),
  );
});

it('a bearer token is read in any case of the scheme', () => {
  expect(['Bearer k', 'bearer  k ', undefined, 'Basic k', 'Bearer a b'].map(bearerOf)).toEqual([
    'k',
    'k',
    undefined,
    undefined,
    undefined,
  ]);
});
