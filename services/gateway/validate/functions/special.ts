import { AGGREGATES, withoutCombinators } from './aggregates.ts';
import { isType } from './types.ts';
import { words } from './words.ts';

/** What a text must be that a function parses again, and at which argument: the last one is -1. */
export interface Parsed {
  argument: number;
  what: string;
  isRight: (text: string) => boolean;
}

const aggregates = new Set(AGGREGATES.map((name) => name.toLowerCase()));

export const isAggregate = (name: string): boolean =>
  withoutCombinators(name).some((one) => aggregates.has(one.toLowerCase()));

/** `sum`, `quantiles(0.5, 0.9)`. */
function isAggregateText(text: string): boolean {
  const name = /^([A-Za-z_]\w*)(?:\([0-9., ]*\))?$/.exec(text)?.[1];
  return name !== undefined && isAggregate(name);
}

const type = (argument: number): Parsed => ({ argument, what: 'a type such as Array(String)', isRight: isType });
const aggregate: Parsed = { argument: 0, what: 'the name of an aggregate function', isRight: isAggregateText };

/** Formats that write a row as text, without schema or template. */
const ROW_FORMATS = new Set(
  words('CSV TSV TabSeparated JSONEachRow JSONCompactEachRow JSONStringsEachRow JSONCompactStringsEachRow Values'),
);
const rowFormat: Parsed = {
  argument: 0,
  what: 'a format such as CSV or JSONEachRow',
  isRight: (text) => ROW_FORMATS.has(text),
};

/**
 * Functions that parse a text: it must be in the statement as a literal, and be of a small known grammar. By name in lower case. They may be called,
 * not named: of `arrayMap(CAST, …)` nobody sees the type.
 */
export const SPECIAL: ReadonlyMap<string, Parsed> = new Map([
  ...words(
    `CAST _CAST accurateCast accurateCastOrNull accurateCastOrDefault reinterpret dynamicElement variantElement`,
  ).map((name) => [name.toLowerCase(), type(1)] as const),
  ...words(
    `JSONExtract JSONExtractCaseInsensitive JSONExtractKeysAndValues JSONExtractKeysAndValuesCaseInsensitive`,
  ).map((name) => [name.toLowerCase(), type(-1)] as const),
  ['defaultvalueoftypename', type(0)],
  ...words('formatRow formatRowNoNewline').map((name) => [name.toLowerCase(), rowFormat] as const),
  ...words('arrayReduce arrayReduceInRanges initializeAggregation').map(
    (name) => [name.toLowerCase(), aggregate] as const,
  ),
]);
