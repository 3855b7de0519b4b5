/** Sums wrap here: exact in a double, and ClickHouse's sum of 64 bits cut to as many agrees. */
export const SUM_BITS = 48;
const SUM_LIMIT = 2 ** SUM_BITS;

/**
 * Number of rows and sum of their checksums: equal for equal sets of rows, in any order. Two different sets of equal size agree with a probability
 * of 2^-32: enough against what disks and bugs do.
 */
export interface Sum {
  rows: number;
  checksum: number;
}

export const noRows = (): Sum => ({ rows: 0, checksum: 0 });

export function addRow(sum: Sum, checksum: number): void {
  sum.rows++;
  sum.checksum = (sum.checksum + checksum) % SUM_LIMIT;
}

export function removeRow(sum: Sum, checksum: number): void {
  sum.rows--;
  sum.checksum = (sum.checksum - checksum + SUM_LIMIT) % SUM_LIMIT;
}

export const isEqual = (a: Sum | undefined, b: Sum | undefined): boolean =>
  (a?.rows ?? 0) === (b?.rows ?? 0) && (a?.checksum ?? 0) === (b?.checksum ?? 0);

/** Sums under any key. */
export class Sums<Key> {
  readonly map = new Map<Key, Sum>();

  of(key: Key): Sum {
    let sum = this.map.get(key);
    if (!sum) {
      sum = noRows();
      this.map.set(key, sum);
    }
    return sum;
  }
}
