import { type Signal, signal } from '@preact/signals';

function follow(query: string): Signal<boolean> {
  const list = window.matchMedia(query);
  const matches = signal(list.matches);
  list.addEventListener('change', (event) => {
    matches.value = event.matches;
  });
  return matches;
}

/** Room for the navigation beside the dashboard. */
export const wide = follow('(min-width: 1180px)');
/** One column; charts turn their long sides down. */
export const phone = follow('(max-width: 719px)');
