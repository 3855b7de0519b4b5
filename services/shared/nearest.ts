/** Steps of inserting, leaving out, replacing a character, or swapping two neighbours, from one text to another (Damerau, restricted). */
export function editDistance(one: string, other: string): number {
  const [a, b] = [[...one], [...other]];
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (beforeLast[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replaced, swapped));
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** Characters of a text that is compared: what is longer is no slip of the pen. */
const MOST_COMPARED = 128;
const MOST_NAMED = 3;

/** The three of `names` that are nearest to what was asked, whatever its case; of those equally near, the first. */
export function nearest(asked: string, names: Iterable<string>): string[] {
  const wanted = asked.slice(0, MOST_COMPARED).toLowerCase();
  return [...names]
    .map((name) => ({ name, distance: editDistance(wanted, name.slice(0, MOST_COMPARED).toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST_NAMED)
    .map(({ name }) => name);
}

/** `: did you mean a, b or c?`, or nothing. */
export function didYouMean(names: readonly string[]): string {
  const last = names.at(-1);
  if (last === undefined) return '';
  const others = names.slice(0, -1);
  return `: did you mean ${others.length === 0 ? last : `${others.join(', ')} or ${last}`}?`;
}
