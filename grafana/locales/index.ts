import { en } from './en.ts';
import { pl } from './pl.ts';
import { vi } from './vi.ts';

/** Languages that dashboards are built in. */
export type Locale = 'en' | 'vi' | 'pl';

/** What every language file says; English is the pattern for the others. */
export type Texts = typeof en;

export const TEXTS: Readonly<Record<Locale, Texts>> = { en, vi, pl };

/** Puts values into a text: `fill('{n} days', { n: '3' })`. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
