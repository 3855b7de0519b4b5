import type { Texts } from './en.ts';

export const pl: Texts = {
  noScript: 'Te pulpity wymagają JavaScriptu.',
};
