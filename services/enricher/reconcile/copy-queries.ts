import { identifier, identifiers } from '../../../clickhouse/quote.ts';
import { type Copy, isState } from './copies.ts';

/** `argMax` of equal times is either of them: not compared. */
const functionOf = (type: string): string | undefined => {
  const name = /^AggregateFunction\((\w+)/.exec(type)?.[1];
  return name === 'argMax' || name === 'argMin' ? undefined : name;
};

/** Rows of a copy and of what it is fed from, side by side: `side` 1 is stored, 2 is expected. */
function bothSides(copy: Copy, condition: string): string {
  const columns = identifiers(copy.columns.map(({ name }) => name));
  const final = copy.hasStates ? '' : ' final';
  const where = `where ${condition}`;
  return `select 1 as side, ${columns} from ${copy.table}${final} ${where}
    union all
    select 2 as side, ${columns} from (${copy.expected}) ${where}`;
}

/** Minutes in which something was received under an identity that has other contents, too: states keep these, facts do not. */
const WITH_CONFLICTS = `
  select distinct toStartOfMinute(toDateTime(received_at)) from fact_events final where notEmpty(conflicts)`;

/**
 * A line per row that is not on both sides alike: `id` (hash of its keys), `month`, `kind`, and `fingerprint`, by which it is recognised.
 * @param condition which rows, over the copy's columns
 */
export function differencesSql(copy: Copy, condition = '1'): string {
  const values = copy.hasStates ? stateValues(copy) : rowValues(copy);
  return `
    select toString(id) as id, month, kind, toString(sipHash64(kind, was, should)) as fingerprint
    from (
        select sipHash64(${copy.keys}) as id, toUInt32(any(${copy.month})) as month, ${values.was} as was, ${values.should} as should,
            multiIf(countIf(side = 1) = 0, 'missing', countIf(side = 2) = 0, 'extra', 'differs') as kind
        from (${bothSides(copy, condition)})
        group by ${copy.keys}
        having (${values.having}) and (countIf(side = 2) > 0 or countIf(${copy.visible}) > 0)
    )`;
}

function rowValues(copy: Copy) {
  // A hash of a value that may be null is null; of a tuple that holds one it is a number.
  const hash = `sipHash64(tuple(${identifiers(copy.columns.map(({ name }) => name))}))`;
  return { was: `sumIf(${hash}, side = 1)`, should: `sumIf(${hash}, side = 2)`, having: 'was != should' };
}

function stateValues(copy: Copy) {
  const merged = (condition: string) => {
    const values = copy.columns.flatMap(({ name, type }) => {
      const fn = isState(type) ? functionOf(type) : undefined;
      return fn ? [`${fn}MergeIf(${identifier(name)}, ${condition})`] : [];
    });
    return `sipHash64(tuple(${values.join(', ')}))`;
  };
  const was = merged('side = 1');
  const first = copy.keys.split(', ')[0] ?? '';
  return {
    was,
    should: merged('side = 2'),
    // What merging the expected states into the stored ones would change is missing; what is stored beyond is wrong where nothing explains it.
    having: `was != ${merged('1 = 1')} or (was != should and ${first} not in (${WITH_CONFLICTS}))`,
  };
}

/** Rows by month on both sides, and whether their sums say that they are the same ones. */
export function sumsSql(copy: Copy): string {
  const { was, should } = rowValues(copy);
  const count = (side: number) =>
    copy.hasStates ? `uniqExactIf(sipHash64(${copy.keys}), side = ${side})` : `countIf(side = ${side})`;
  // States are the same when they are merged, not before.
  const same = copy.hasStates ? '0' : `${was} = ${should}`;
  return `
    select toUInt32(${copy.month}) as month, ${count(1)} as stored, ${count(2)} as expected, ${same} as same
    from (${bothSides(copy, '1')})
    group by month
    order by month`;
}

/** Writes what some months are fed from once more. Parameters `months`, and `ids` if `some` rows only. */
export function refillSql(copy: Copy, some: boolean): string {
  const columns = identifiers(copy.columns.map(({ name }) => name));
  const ids = some ? ` and has({ids: Array(UInt64)}, sipHash64(${copy.keys}))` : '';
  return `insert into ${copy.table} (${columns})
    select ${columns} from (${copy.expected}) where has({months: Array(UInt32)}, toUInt32(${copy.month}))${ids}`;
}

/** Condition of rows to be deleted. Parameters `months` and `ids`. */
export const deletionCondition = (copy: Copy): string =>
  `has({months: Array(UInt32)}, toUInt32(${copy.month})) and has({ids: Array(UInt64)}, sipHash64(${copy.keys}))`;
