import { stringOf } from '../../lib/sql.ts';

/** What cards and list may be ordered by; the first is the default. */
export const SORTS = ['value', 'expected_close', 'created', 'updated', 'close_rate', 'description'] as const;

/** 1 for the chosen order, else 0. */
const chosen = (sort: (typeof SORTS)[number]): string => `(${stringOf('sort')} = '${sort}')`;
/** The beginning of the text in the chosen order, else nothing. */
const textIf = (text: string, sort: (typeof SORTS)[number]): string => `substring(${text}, 1, 1000 * ${chosen(sort)})`;
/** After every day there is: what has none comes last. */
const NO_DAY = 2 ** 31 - 1;

/**
 * Order by the variable `sort`: the most valuable, the next to close, the newest, the last changed or the likeliest first, or by
 * description. Terms that are not chosen are equal for all rows. None is a bare column, nor folds to one as `if(…, column, 0)`
 * would: below a join, with a limit, the engine (26.7) reads columns late and then misses those that it sorted by.
 */
export const chosenOrder: readonly string[] = [
  `estimated_value * ${chosen('value')} desc`,
  `ifNull(toInt32(expected_close_on), ${NO_DAY}) * ${chosen('expected_close')}`,
  `toUnixTimestamp64Milli(created_at) * ${chosen('created')} desc`,
  `toUnixTimestamp64Milli(updated_at) * ${chosen('updated')} desc`,
  `close_rate * ${chosen('close_rate')} desc`,
  // Cut before it is folded: what is not asked for costs nothing.
  `lowerUTF8(${textIf('description', 'description')})`,
  "concat(opportunity_id, '')",
];
