import { LeadstreamError, messageOf } from '../../shared/errors.ts';
import type { Condition } from './mapping-schema.ts';
import type { Row } from './row.ts';

/** A test of a row. */
export interface Test {
  columns: string[];
  holds: (row: Row) => boolean;
}

function regex(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u');
  } catch (cause) {
    throw new LeadstreamError('MAPPING_INVALID', `when.matches: ${messageOf(cause)}`, { cause });
  }
}

function one(condition: Condition): Test {
  if (typeof condition === 'string') return { columns: [condition], holds: (row) => !!row[condition] };
  const { column, is, not, empty } = condition;
  const matches = condition.matches === undefined ? undefined : regex(condition.matches);
  return {
    columns: [column],
    holds: (row) => {
      const cell = row[column] ?? '';
      if (empty !== undefined && (cell === '') !== empty) return false;
      if (is && !is.includes(cell)) return false;
      if (not?.includes(cell)) return false;
      return !matches || matches.test(cell);
    },
  };
}

/** Compiles `when`: all of its conditions must hold; none: always. @throws LeadstreamError `MAPPING_INVALID` */
export function compileWhen(when: Condition | Condition[] | undefined): Test {
  const tests = when === undefined ? [] : [when].flat().map(one);
  return { columns: tests.flatMap((test) => test.columns), holds: (row) => tests.every((test) => test.holds(row)) };
}
