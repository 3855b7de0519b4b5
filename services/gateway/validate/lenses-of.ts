import { type Lens, lensOf } from '../rights/lenses.ts';
import type { Catalogue } from './tables.ts';

/** Lenses through which a statement looks, each with a name that stands for it. */
export function lensesOf(reads: Iterable<string>, { views }: Catalogue): ReadonlyMap<Lens, string> {
  return new Map(
    [...reads].map((name) => {
      const view = views.get(name);
      return view === undefined ? ['tables', name] : [lensOf(view), view];
    }),
  );
}
