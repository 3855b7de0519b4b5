/** Offsets `first` to `last`, both included. */
export interface OffsetRange {
  first: number;
  last: number;
}

export const sizeOf = (ranges: readonly OffsetRange[]): number =>
  ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0);

/** Splits ranges at `low`: what is before it is no longer in Kafka, the rest may be. */
export function splitAt(ranges: readonly OffsetRange[], low: number): { before: OffsetRange[]; from: OffsetRange[] } {
  return {
    before: ranges
      .filter(({ first }) => first < low)
      .map(({ first, last }) => ({ first, last: Math.min(last, low - 1) })),
    from: ranges.filter(({ last }) => last >= low).map(({ first, last }) => ({ first: Math.max(first, low), last })),
  };
}

/** Collects offsets, in order, into ranges. */
export class RangeCollector {
  readonly ranges: OffsetRange[] = [];

  add(offset: number): void {
    const last = this.ranges.at(-1);
    if (last && last.last + 1 === offset) last.last = offset;
    else this.ranges.push({ first: offset, last: offset });
  }
}

/** Looks offsets that come in order up in sorted ranges. */
export function membership(ranges: readonly OffsetRange[]): (offset: number) => boolean {
  let at = 0;
  return (offset) => {
    for (let range = ranges[at]; range && range.last < offset; range = ranges[at]) at++;
    const range = ranges[at];
    return range !== undefined && range.first <= offset;
  };
}
