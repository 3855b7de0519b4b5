import { ALL, NOTHING } from './conditions.ts';
import { type Lens, lensOf } from './lenses.ts';

/** Everything in the database that viewers may name. */
export interface Catalogue {
  /** Metric views: public name by name in SQL. */
  views: ReadonlyMap<string, string>;
  /** Tables for analysts, and the views that these and the reports are made of. */
  tables: ReadonlySet<string>;
  /** Tables that hold data, as migrations create them; on a cluster also those behind them. */
  baseTables: ReadonlySet<string>;
}

/** What the names that a statement reads are. */
export interface Reads {
  /** Lenses that are looked through, each with a name that stands for it. */
  lenses: ReadonlyMap<Lens, string>;
  baseTables: readonly string[];
  /** Neither view nor table of ours: a WITH of the statement's own, or something that must not be read unfiltered. */
  unknown: readonly string[];
}

/** Sorts the names that a statement reads. */
export function judgeReads(names: Iterable<string>, { views, tables, baseTables }: Catalogue): Reads {
  const lenses = new Map<Lens, string>();
  const base: string[] = [];
  const unknown: string[] = [];
  for (const name of names) {
    const view = views.get(name);
    const isBase = baseTables.has(name);
    if (isBase) base.push(name);
    if (view !== undefined) lenses.set(lensOf(view), view);
    else if (isBase || tables.has(name)) lenses.set('tables', name);
    else unknown.push(name);
  }
  return { lenses, baseTables: base, unknown };
}

/**
 * Base tables hold old versions of rows, too, and a statement that reads one without FINAL, or with PREWHERE, would be shown those. So they may be
 * named only by whom they show all or nothing.
 */
export function problemOfBaseTables(
  names: readonly string[],
  filters: ReadonlyMap<string, string>,
): string | undefined {
  const partial = names.find((name) => ![ALL, NOTHING].includes(filters.get(name) ?? NOTHING));
  if (partial === undefined) return undefined;
  return `${partial} holds old versions of rows, too: read the views upon it (opportunities, orders, contacts, …)`;
}
