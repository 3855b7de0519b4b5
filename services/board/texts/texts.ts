import { en, type Texts } from './en.ts';
import { pl } from './pl.ts';
import { vi } from './vi.ts';

const BY_LOCALE = { en, vi, pl } satisfies Record<string, Texts>;

/** The board's own texts in a language. */
export const textsOf = (locale: keyof typeof BY_LOCALE): Texts => BY_LOCALE[locale];
