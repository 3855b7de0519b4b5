import { expect, it } from 'vitest';
import { didYouMean, editDistance, nearest } from '../../../services/shared/nearest.ts';

it.each([
  ['', '', 0],
  ['abc', '', 3],
  ['', 'abc', 3],
  ['overview', 'overview', 0],
  ['overveiw', 'overview', 1],
  ['sprng', 'spring', 1],
  ['stages', 'stage', 1],
  ['kitten', 'sitting', 3],
  ['Đường', 'Dường', 1],
  ['🙂a', 'a', 1],
])('from %s to %s are %i steps', (one, other, steps) => {
  expect(editDistance(one, other)).toBe(steps);
  expect(editDistance(other, one)).toBe(steps);
});

it('names the three nearest, whatever their case, the first of those equally near first', () => {
  expect(nearest('SPRING', ['autumn', 'sprint', 'spring', 'sprang', 'strings'])).toEqual([
    'spring',
    'sprint',
    'sprang',
  ]);
  expect(nearest('a', [])).toEqual([]);
  expect(nearest('a'.repeat(100_000), ['b'])).toEqual(['b']);
});

it('says so in words', () => {
  expect(didYouMean(['a', 'b', 'c'])).toBe(': did you mean a, b or c?');
  expect(didYouMean(['a'])).toBe(': did you mean a?');
  expect(didYouMean([])).toBe('');
});
