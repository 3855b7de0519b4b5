import { computed, signal } from '@preact/signals';
import * as z from 'zod/mini';
import { view } from './view.ts';

const SavedView = z.object({ uid: z.string(), name: z.string(), href: z.string() });
type SavedView = z.infer<typeof SavedView>;
const KEY = 'leadstream.saved-views';

function load(): SavedView[] {
  try {
    const parsed = z.array(SavedView).safeParse(JSON.parse(localStorage.getItem(KEY) ?? '[]'));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}

const all = signal<SavedView[]>(load());
/** Named combinations of filters and time of the dashboard on the screen, kept in this browser. */
export const savedViews = computed(() => all.value.filter(({ uid }) => uid === view.value?.dashboard.uid));

function store(views: SavedView[]): void {
  all.value = views;
  try {
    localStorage.setItem(KEY, JSON.stringify(views));
  } catch {
    // Full or switched off: the views last as long as the page.
  }
}

/** Keeps an address under a name; the same name of the same dashboard is replaced. */
export function saveView(uid: string, name: string, href: string): void {
  store([...all.value.filter((other) => other.uid !== uid || other.name !== name), { uid, name, href }]);
}

export function forgetView(uid: string, name: string): void {
  store(all.value.filter((other) => other.uid !== uid || other.name !== name));
}
