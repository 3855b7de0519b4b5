import { expect, it } from 'vitest';
import { currentViewer } from '../../../../services/gateway/rights/current-viewer.ts';
import { NO_RIGHTS, type Rights } from '../../../../services/gateway/rights/rights.ts';

const viewer = (rights: Rights | undefined, login: string | undefined = 'ann') => {
  const { access, campaigns, opportunities, overview } = currentViewer(login, rights);
  return [access, campaigns, opportunities, overview];
};

it.each<[string, Rights | undefined, string[]]>([
  ['a login that is not known', undefined, ['unknown', 'none', 'none', 'no']],
  ['one without rights', NO_RIGHTS, ['none', 'none', 'none', 'no']],
  ['an agent', { campaigns: [], owners: ['ann'] }, ['some', 'none', 'own', 'no']],
  ['a supervisor', { campaigns: [], owners: ['ann', 'bob'] }, ['some', 'none', 'team', 'no']],
  ['a campaign manager', { campaigns: ['c'], owners: [] }, ['some', 'own', 'none', 'no']],
  ['a marketing manager', { campaigns: 'all', owners: [] }, ['some', 'all', 'none', 'yes']],
  ['an owner', { campaigns: 'all', owners: 'all' }, ['all', 'all', 'all', 'yes']],
])('tells %s what is seen', (_, rights, expected) => {
  expect(viewer(rights)).toEqual(expected);
});

it('tells nobody that no login came', () => {
  expect(currentViewer(undefined, undefined)).toEqual({
    login: '',
    access: 'nobody',
    campaigns: 'none',
    opportunities: 'none',
    overview: 'no',
  });
});
