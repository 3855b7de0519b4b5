import { computed, effect, signal } from '@preact/signals';
import type { Theme } from '../../model/colour.ts';

export type ThemeChoice = Theme | 'system';
const KEY = 'leadstream.theme';

const isChoice = (text: string | null): text is ThemeChoice => text === 'light' || text === 'dark' || text === 'system';

function remembered(): ThemeChoice {
  try {
    const text = localStorage.getItem(KEY);
    return isChoice(text) ? text : 'system';
  } catch {
    return 'system';
  }
}

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const systemIsDark = signal(dark.matches);
dark.addEventListener('change', ({ matches }) => {
  systemIsDark.value = matches;
});

export const themeChoice = signal<ThemeChoice>(remembered());
export const theme = computed<Theme>(() =>
  themeChoice.value === 'system' ? (systemIsDark.value ? 'dark' : 'light') : themeChoice.value,
);

export function chooseTheme(choice: ThemeChoice): void {
  themeChoice.value = choice;
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // Storage may be switched off: the choice then lasts as long as the page.
  }
}

/** Styles follow an attribute of the root element. */
effect(() => {
  document.documentElement.dataset.theme = theme.value;
});
