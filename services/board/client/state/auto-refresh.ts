import { effect } from '@preact/signals';
import { refresh, refreshEvery } from './view.ts';

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/** `30s`, `5m` in milliseconds; 0 for what is no interval. */
export function intervalMs(text: string): number {
  const [, amount = '0', unit = ''] = /^(\d+)([smhd])$/.exec(text) ?? [];
  return Number(amount) * (SECONDS[unit] ?? 0) * 1_000;
}

/** Refreshes in the chosen interval while the page is visible: a forgotten tab costs the database nothing. */
export function startAutoRefresh(): void {
  effect(() => {
    const every = intervalMs(refreshEvery.value);
    if (every === 0) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') refresh();
    }, every);
    return () => clearInterval(timer);
  });
}
