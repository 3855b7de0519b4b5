import { computed, effect, signal } from '@preact/signals';
import type { Dashboard } from '../../../../grafana/model/dashboard.ts';
import { type Address, formatAddress, parseAddress } from '../../model/address.ts';
import { type RawRange, resolveRange } from '../../model/time-range.ts';
import type { Values } from '../../model/variables.ts';
import { type View, variablesOf } from '../../model/view.ts';
import { loadDashboard } from './api.ts';
import { chooseValues, type OptionCache } from './choose-values.ts';
import { settings } from './settings.ts';

/** What is on the screen; null while a dashboard is loaded. */
export const view = signal<View | null>(null);
export const failure = signal<unknown>(null);
/** True from a change of the address until its variables are settled. */
export const settling = signal(false);
/** Interval of the automatic refresh, as Grafana writes it (`1m`); empty: none. */
export const refreshEvery = signal('');

let current: { uid: string; dashboard: Dashboard; cache: OptionCache } | null = null;
let running = new AbortController();

async function build(address: Address, signal: AbortSignal): Promise<View> {
  if (current?.uid !== address.uid) {
    view.value = null;
    const dashboard = await loadDashboard(address.uid, signal);
    current = { uid: address.uid, dashboard, cache: new Map() };
    refreshEvery.value = dashboard.refresh;
  }
  if (address.refresh !== undefined) refreshEvery.value = address.refresh;
  const { dashboard, cache } = current;
  const zone = dashboard.timezone;
  const asked = { ...dashboard.time, ...address.range };
  const range = resolveRange(asked, Date.now(), zone);
  const raw = range ? { from: asked.from, to: asked.to } : dashboard.time;
  const sure = range ?? resolveRange(raw, Date.now(), zone) ?? { from: 0, to: Date.now() };
  const { values, options } = await chooseValues(dashboard, address, sure, cache, signal);
  return { dashboard, values, options, raw, range: sure, zone, tick: 0 };
}

/** Shows what an address says; a later call overtakes an earlier one. */
export async function show(address: Address): Promise<void> {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  settling.value = true;
  failure.value = null;
  try {
    const next = await build(address, signal);
    if (signal.aborted) return;
    view.value = { ...next, tick: view.value?.tick ?? 0 };
    history.replaceState(null, '', currentAddress());
  } catch (error) {
    if (signal.aborted) return;
    view.value = null;
    failure.value = error;
  }
  if (!signal.aborted) settling.value = false;
}

/** Values that belong into the address. */
function sharedValues({ dashboard, values }: View): Values {
  return Object.fromEntries(variablesOf(dashboard).map(({ name }) => [name, values[name] ?? []]));
}

/** Path and query of what is on the screen. */
export function currentAddress(): string {
  const now = view.value;
  if (!now) return location.pathname + location.search;
  const every = refreshEvery.value;
  return formatAddress(
    now.dashboard.uid,
    sharedValues(now),
    now.raw,
    every === now.dashboard.refresh ? undefined : every || 'off',
  );
}

/** Goes to an address of the board without loading the page anew; false for addresses that are not the board's. */
export function navigate(href: string): boolean {
  const url = new URL(href, location.href);
  const address =
    url.origin === location.origin ? parseAddress(url.pathname, url.search, settings.value.homeUid) : null;
  if (!address) return false;
  const another = address.uid !== current?.uid;
  history.pushState(null, '', url.pathname + url.search);
  if (another) window.scrollTo(0, 0);
  void show(address);
  return true;
}

/** Values and time that were chosen last: until they are settled the address has them, and the view those of before. */
function chosen(now: View): { values: Values; raw: RawRange } {
  const asked = settling.value ? parseAddress(location.pathname, location.search, settings.value.homeUid) : null;
  if (asked?.uid !== now.dashboard.uid) return { values: sharedValues(now), raw: now.raw };
  return { values: { ...sharedValues(now), ...asked.values }, raw: { ...now.raw, ...asked.range } };
}

/** Values of a variable as chosen last: who ticks two boxes quickly chooses both. */
export function valuesOf(name: string): readonly string[] {
  const now = view.value;
  return now ? (chosen(now).values[name] ?? []) : [];
}

/** The address of now with other filters or another time. */
export function change({ values = {}, range }: { values?: Values; range?: RawRange }): void {
  const now = view.value;
  if (!now) return;
  const before = chosen(now);
  navigate(formatAddress(now.dashboard.uid, { ...before.values, ...values }, range ?? before.raw));
}

/** Asks everything again; `now` moves on. */
export function refresh(): void {
  const now = view.value;
  if (!now) return;
  const range = resolveRange(now.raw, Date.now(), now.zone) ?? now.range;
  view.value = { ...now, range, tick: now.tick + 1 };
}

export const title = computed(() => view.value?.dashboard.title ?? '');

/** Follows the browser's back and forward buttons. */
export function followHistory(): void {
  const go = () => {
    const address = parseAddress(location.pathname, location.search, settings.value.homeUid);
    if (address) void show(address);
    else failure.value = new Error('not_found');
  };
  window.addEventListener('popstate', go);
  go();
}

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
