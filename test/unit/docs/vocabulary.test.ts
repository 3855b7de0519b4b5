import { describe, expect, it } from 'vitest';
import { filesOf, textOf } from './project-text.ts';

/** Words that the project once had where the field has a term (CONTRIBUTING.md, "Prose"). */
const PRIVATE_WORDS: readonly (readonly [word: RegExp, term: string])[] = [
  [/\blean_\w+/i, 'by month'],
  [/feeder/i, 'materialized view'],
  [/\blens(es)?\b/i, 'access policy'],
  [/\b(bury|buried)\b/i, 'dead-letter'],
  [/\blosers?\b|losing ?content/i, 'superseded'],
  [/\bextents?\b/i, 'dependencies'],
  [/persister/i, 'directory writer'],
  [/\bside topics?\b/i, 'dead-letter topic'],
  [/\bjudged?\b/i, 'validate'],
  [/\boracle/i, 'reference model'],
];

/** It lists the words; measurements are of their day. */
const ELSEWHERE = /^(CONTRIBUTING\.md|docs\/plan-.*|dev\/bench\/results\/.*|test\/unit\/docs\/vocabulary\.test\.ts)$/;
const TEXTS = filesOf(/\.(tsx?|mjs|mts|sql|md|xml|ya?ml|sh)$|^\.env\.example$/).filter((path) => !ELSEWHERE.test(path));

describe('code and documents use the field’s word', () => {
  it.each(PRIVATE_WORDS)('%s is %s', (word, _term) => {
    expect(TEXTS.length).toBeGreaterThan(900);
    const found = TEXTS.flatMap((path) => {
      const line = textOf(path)
        .split('\n')
        .findIndex((text) => word.test(text));
      return line < 0 ? [] : [`${path}:${line + 1}`];
    });
    expect(found).toEqual([]);
  });
});
