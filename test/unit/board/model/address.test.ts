import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAddress, parseAddress } from '../../../../services/board/model/address.ts';
import { dependencies, rounds, settle, toggle } from '../../../../services/board/model/variables.ts';
import { variableOf } from '../../../fixtures/board/complete.ts';

describe('addresses', () => {
  it('are read as Grafana writes them', () => {
    const read = parseAddress(
      '/d/leadstream-campaign/any-slug',
      '?var-campaign=c%201&var-sources=a&var-sources=b&from=now%2FM&to=now%2FM&refresh=1m',
      'home',
    );
    expect(read).toEqual({
      uid: 'leadstream-campaign',
      values: { campaign: ['c 1'], sources: ['a', 'b'] },
      range: { from: 'now/M', to: 'now/M' },
      refresh: '1m',
    });
  });

  it('know the home dashboard, and what is none of theirs', () => {
    expect(parseAddress('/', '', 'home')?.uid).toBe('home');
    expect(parseAddress('/api/settings', '', 'home')).toBeNull();
  });

  it('come back from any values', () => {
    const name = fc.stringMatching(/^[a-z_]{1,12}$/).filter((text) => text !== '__proto__');
    fc.assert(
      fc.property(fc.dictionary(name, fc.array(fc.string(), { minLength: 1, maxLength: 3 })), (values) => {
        const url = new URL(formatAddress('x', values, { from: 'now/M', to: 'now/M' }), 'http://board');
        expect(parseAddress(url.pathname, url.search, 'home')?.values).toEqual({ ...values });
      }),
    );
  });
});

const variable = (name: string, sql = 'select 1', over = {}) => variableOf({ name, sql, ...over });
const option = (value: string) => ({ value, text: value.toUpperCase() });

describe('variables', () => {
  it('know which others their statement needs, and not those whose names only begin alike', () => {
    const owner = variable('owner', 'where team = ${team:sqlstring} and teams = $teamster');
    expect(dependencies(owner, ['team', 'teams', 'owner', 'teamster'])).toEqual(['team', 'teamster']);
  });

  it('are asked in rounds, those of a circle at last', () => {
    const list = [variable('c', '$b'), variable('a'), variable('b', '$a'), variable('x', '$y'), variable('y', '$x')];
    expect(rounds(list).map((round) => round.map(({ name }) => name))).toEqual([['a'], ['b'], ['c'], ['x', 'y']]);
  });

  it('keep what still exists, else take all or the first', () => {
    const options = [option('a'), option('b')];
    expect(settle(variable('v'), ['b', 'gone'], options, false)).toEqual(['b']);
    expect(settle(variable('v'), ['gone'], options, false)).toEqual(['a']);
    expect(settle(variable('v', 'select 1', { includeAll: true }), ['gone'], options, false)).toEqual(['$__all']);
    expect(settle(variable('v'), ['from-a-link'], options, true)).toEqual(['from-a-link']);
  });

  it('take one more or less; none of several means all', () => {
    const many = variable('v', 'select 1', { multi: true, includeAll: true });
    expect(toggle(many, ['$__all'], 'a')).toEqual(['a']);
    expect(toggle(many, ['a'], 'b')).toEqual(['a', 'b']);
    expect(toggle(many, ['a'], 'a')).toEqual(['$__all']);
    expect(toggle(variable('v'), ['a'], 'b')).toEqual(['b']);
  });
});
