/** Grouping and ordering of rows. */
import { bytewise } from '../fields.ts';

/** Groups in the order of their first items. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Orders rows by columns: numbers by value, text by UTF-8 bytes. */
export function by<K extends string>(...columns: K[]) {
  return (a: Readonly<Record<K, string | number>>, b: Readonly<Record<K, string | number>>): number => {
    for (const column of columns) {
      const [x, y] = [a[column], b[column]];
      const order = typeof x === 'number' && typeof y === 'number' ? x - y : bytewise(String(x), String(y));
      if (order !== 0) return order;
    }
    return 0;
  };
}
