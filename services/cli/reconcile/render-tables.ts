import type { TablesReport } from '../../enricher/reconcile.ts';
import { renderTable } from '../../shared/table.ts';
import { count, number } from '../../shared/words.ts';
import { numbersToTheRight } from './render.ts';

interface Line {
  table: string;
  stored: number;
  expected: number;
  missing: number;
  extra: number;
  differing: number;
}

/** So many places are told where something differs; all are counted. */
const MOST_TOLD = 40;

/** Rows by table, and partitions and months where they differ. */
export function renderTables(report: TablesReport): string {
  const { facts, copies, parts, repaired } = report;
  const places = [
    ...facts.months.map((month) => ({ ...month, expected: month.derived.rows, stored: month.stored.rows })),
    ...copies.flatMap(({ table, months }) => months.map((month) => ({ ...month, table, partition: undefined }))),
  ];
  const sums = new Map<string, Line>();
  for (const { table, stored, expected, missing, extra, differing } of places) {
    const sum = sums.get(table) ?? { table, stored: 0, expected: 0, missing: 0, extra: 0, differing: 0 };
    sums.set(table, sum);
    sum.stored += stored;
    sum.expected += expected;
    sum.missing += missing;
    sum.extra += extra;
    sum.differing += differing;
  }
  const lines = [
    ['table', 'stored', 'from events', 'missing', 'extra', 'differing'],
    ...[...sums.values()].map((line) => [
      line.table,
      ...[line.stored, line.expected, line.missing, line.extra, line.differing].map(number),
    ]),
  ];
  const wrong = places.filter(({ missing, extra, differing }) => missing + extra + differing > 0);
  const faults = wrong.slice(0, MOST_TOLD).map(({ table, partition, month, missing, extra, differing }) => {
    const place = [partition === undefined ? undefined : `partition ${partition}`, month || 'without time'];
    return `${table}, ${place.filter(Boolean).join(', ')}: ${count(missing, 'row')} missing, ${number(extra)} that no event makes, ${number(differing)} with other values`;
  });
  if (wrong.length > MOST_TOLD) faults.push(`… and ${number(wrong.length - MOST_TOLD)} more`);
  return [
    ...renderTable(lines, numbersToTheRight(lines)),
    ...parts.map(({ table, part, state, reason }) => `${table}: part ${part} ${TEXTS[state]} (${reason})`),
    ...faults,
    ...(facts.inFlight > 0
      ? [`${count(facts.inFlight, 'contact or cost', 'contacts and costs')} being written just now: not compared`]
      : []),
    ...(repaired ? [describeRepair(repaired)] : []),
    report.ok ? 'every table holds what the events make' : 'tables do not hold what the events make',
  ].join('\n');
}

const TEXTS = { unreadable: 'can not be read', detached: 'was set aside, as it could not be read' };

const describeRepair = ({ parts, records, rows, copyRows }: NonNullable<TablesReport['repaired']>): string =>
  `repaired: ${count(parts, 'part')} set aside, ${count(records, 'record')} read again, ${count(rows, 'row')} of facts and ${number(copyRows)} of copies written or removed`;
