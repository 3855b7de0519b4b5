import { type Alignment, renderTable } from '../../shared/table.ts';
import { count, number } from '../../shared/words.ts';
import type { PartitionReport, Report } from './reconcile.ts';

const COLUMNS = ['read', 'events', 'duplicates', 'deadLetters', 'gone', 'missing', 'double'] as const;
const TITLES = {
  read: 'read',
  events: 'events',
  duplicates: 'duplicates',
  deadLetters: 'dead letters',
  gone: 'gone',
  missing: 'missing',
  double: 'double',
};

type Sums = Record<(typeof COLUMNS)[number], number>;

/** Sums over all partitions. */
export function sumsOf(partitions: readonly PartitionReport[]): Sums {
  const sums: Sums = { read: 0, events: 0, duplicates: 0, deadLetters: 0, gone: 0, missing: 0, double: 0 };
  for (const partition of partitions) for (const column of COLUMNS) sums[column] += partition[column];
  return sums;
}

/** A name, then numbers. */
export const numbersToTheRight = ([head = []]: readonly (readonly string[])[]): Alignment[] =>
  head.map((_, at) => (at === 0 ? 'left' : 'right'));

/** The report as a table with the sums in the last line, and what is wrong below it. */
export function renderReport(report: Report): string {
  const line = (name: string, numbers: Sums) => [name, ...COLUMNS.map((column) => number(numbers[column]))];
  const lines = [
    ['partition', ...COLUMNS.map((column) => TITLES[column])],
    ...report.partitions.map((partition) => line(`${partition.topic}/${partition.partition}`, partition)),
    line('all', sumsOf(report.partitions)),
  ];
  return [...renderTable(lines, numbersToTheRight(lines)), ...faultsOf(report), verdict(report)].join('\n');
}

function faultsOf({ partitions, lettersMissing, lettersExpired }: Report): string[] {
  const faults: string[] = [];
  for (const { topic, partition, missingRanges, doubleOffsets } of partitions) {
    const place = `${topic}/${partition}`;
    for (const { first, last } of missingRanges)
      faults.push(`missing: ${place} ${first === last ? first : `${first}-${last}`}`);
    for (const { offset, kinds } of doubleOffsets) faults.push(`double: ${place} ${offset} is ${kinds.join(' and ')}`);
  }
  for (const letter of lettersMissing.slice(0, 20)) faults.push(`not on the dead-letter topic: ${letter}`);
  if (lettersExpired > 0)
    faults.push(`${count(lettersExpired, 'dead letter')} removed from their topic by its retention`);
  return faults;
}

const verdict = ({ ok }: Report): string =>
  ok
    ? 'every record read is an event, a duplicate or a dead letter, and only one of them'
    : 'records are missing or counted more than once';
