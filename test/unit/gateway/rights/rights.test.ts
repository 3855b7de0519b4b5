import { describe, expect, it } from 'vitest';
import { type Directory, NO_RIGHTS, rightsOf } from '../../../../services/gateway/rights/rights.ts';

const of = (over: Partial<Directory>) => rightsOf({ campaignKpi: 'none', team: [], campaigns: [], ...over });
const person = (role: string) => ({ person: { salespersonId: 'me', role } });

describe('campaigns that a viewer sees', () => {
  it.each([
    ['view_all', ['c1'], 'all'],
    ['access', ['c2', 'c1', 'c2'], ['c1', 'c2']],
    ['access', [], []],
    ['none', ['c1'], []],
    ['anything', ['c1'], []],
  ])('%s, in %j: %j', (campaignKpi, campaigns, expected) => {
    expect(of({ campaignKpi, campaigns }).campaigns).toEqual(expected);
    // The role adds nothing.
    expect(of({ campaignKpi, campaigns, ...person('admin') }).campaigns).toEqual(expected);
  });
});

describe('salespeople whose opportunities a viewer sees', () => {
  it.each([
    ['agent', ['me']],
    ['supervisor', ['me', 'you']],
    ['admin', 'all'],
    ['owner', 'all'],
    ['(none)', []],
    ['director', []],
  ])('%s: %j', (role, expected) => {
    const team = ['you', 'me'];
    expect(of({ ...person(role), team }).owners).toEqual(expected);
    // Seeing every campaign adds nothing.
    expect(of({ ...person(role), team, campaignKpi: 'view_all' }).owners).toEqual(expected);
  });

  it('a supervisor without a team sees his own', () => {
    expect(of(person('supervisor')).owners).toEqual(['me']);
  });

  it('none for a login without a salesperson that the directory knows, whatever else it may', () => {
    expect(of({ campaignKpi: 'view_all', team: ['you'] }).owners).toEqual([]);
    expect(NO_RIGHTS).toEqual({ campaigns: [], owners: [] });
  });
});

it('opens nothing that belongs to nobody to an entity that is called (none)', () => {
  expect(of({ campaignKpi: 'access', campaigns: ['(none)', 'c'] }).campaigns).toEqual(['c']);
  expect(of({ person: { salespersonId: '(none)', role: 'agent' } }).owners).toEqual([]);
});
