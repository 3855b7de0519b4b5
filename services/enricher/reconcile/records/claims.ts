/** What a record read from Kafka can have become. */
export const CLAIM_KINDS = ['events', 'duplicates', 'dead_letters'] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];

/**
 * Offsets below the committed ones that ClickHouse accounts for: one row per offset and identity, all from one kind of table.
 * `distinct` for the directory: an identity whose later content is about another entity has a row under each, and is one record.
 */
const claimsOf = (kind: ClaimKind, isDirectory: boolean): string => {
  const below = 'topic = {topic: String} and offset < arrayElement({committed: Array(UInt64)}, partition + 1)';
  if (kind !== 'events') return `select partition, offset from fact_${kind} final where ${below}`;
  if (!isDirectory) return `select partition, offset from fact_events final where ${below}`;
  return `select partition, offset from (select distinct partition, offset, source, id from fact_directory final where ${below})`;
};

/** All claims with their kind; parameters `topic` and `committed` (next offsets by partition). */
const allClaims = (isDirectory: boolean): string =>
  CLAIM_KINDS.map((kind) => `select *, '${kind}' as kind from (${claimsOf(kind, isDirectory)})`).join(' union all ');

/**
 * Counts and checksums by partition and kind. Sums of hashes: equal counts and equal sums mean equal sets of offsets
 * (two different ones agree with a probability of 2^-64), in constant memory however many offsets there are.
 */
export const countsSql = (isDirectory: boolean): string => `
  select partition, kind, count() as offsets, sum(sipHash64(offset)) as checksum
  from (${allClaims(isDirectory)})
  group by partition, kind`;

/** What the checksum of 0 … committed − 1 must be. */
export const EXPECTED_SQL = `
  select sum(sipHash64(number)) as checksum from numbers_mt({committed: UInt64})`;

const ONE_PARTITION = 'where partition = {partition: UInt32}';

/** Ranges of one partition's offsets that nothing accounts for, in order. */
export const gapsSql = (isDirectory: boolean): string => `
  with edges as (
      select distinct toInt64(offset) as offset from (${allClaims(isDirectory)}) ${ONE_PARTITION}
      union all
      select toInt64({end: UInt64})
  )
  select previous + 1 as first, offset - 1 as last
  from (
      select offset, lagInFrame(offset, 1, toInt64(-1)) over (order by offset rows between unbounded preceding and current row) as previous
      from edges
  )
  where offset > previous + 1
  order by first
  limit {limit: UInt32}`;

/** Offsets of one partition that are accounted for more than once: how many, and the first of them with what claims them. */
export const doublesSql = (isDirectory: boolean): string => `
  select offset, arraySort(groupArray(kind)) as kinds, count() over () as total
  from (${allClaims(isDirectory)}) ${ONE_PARTITION}
  group by offset
  having count() > 1
  order by offset
  limit {limit: UInt32}`;
