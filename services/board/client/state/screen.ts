import { computed, effect, type Signal, signal } from '@preact/signals';
import type { Theme } from '../../model/colour.ts';

/** Whether a media query holds, as it changes. */
function follow(query: string): Signal<boolean> {
  const list = window.matchMedia(query);
  const matches = signal(list.matches);
  list.addEventListener('change', (event) => {
    matches.value = event.matches;
  });
  return matches;
}

type ThemeChoice = Theme | 'system';
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

const systemIsDark = follow('(prefers-color-scheme: dark)');
const themeChoice = signal<ThemeChoice>(remembered());
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

/** Room for the navigation beside the dashboard. */
export const wide = follow('(min-width: 1180px)');
/** One column; charts turn their long sides down. */
export const phone = follow('(max-width: 719px)');
