import { signal } from '@preact/signals';
import type { DashboardList, Settings } from '../../model/api.ts';
import type { Formats } from '../../model/format/number.ts';
import type { Texts } from '../../texts/texts.ts';

/** Of the installation; loaded once, before anything is drawn. */
export const settings = signal<Settings>({ locale: 'en', timeZone: 'UTC', baseCurrency: '', homeUid: '', texts: {} });
export const dashboards = signal<DashboardList>([]);

/** A text of the board's own in the installation's language; `{name}` is replaced. */
export function t(key: keyof Texts, values: Readonly<Record<string, string | number>> = {}): string {
  const text = settings.value.texts[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

export const formats = (): Formats => ({
  locale: settings.value.locale,
  timeZone: settings.value.timeZone,
});
