import { type StoredColumn, selected } from './column.ts';
import { flat, type Table } from './table.ts';

/** The opportunity in two numbers: its campaign's, then its own. Reports compare one number faster than three strings. */
export const OPPORTUNITY_KEY =
  'bitOr(bitShiftLeft(toUInt128(sipHash64(fact.campaign_id)), 64), toUInt128(sipHash64(fact.opportunity_id, fact.contact_id)))';

/** Order, id and name of a stage as one text: three columns took twice as long to group by. */
export const STAGE =
  "concat(toString(stage_order), '/', encodeURLComponent(stage_id), '/', encodeURLComponent(stage_name))";

const inCopy = ({ name, type, comment, fewValues, personal }: StoredColumn & { name: string }): StoredColumn =>
  selected(fewValues ? lowCardinality(type) : type, `fact.\`${name}\``, comment, personal ? { personal } : {});

const lowCardinality = (type: string) => type.replace('String', 'LowCardinality(String)');

/** Columns of a fact as its copy by month has them: those that say `copied`, or these. */
export function copied(of: Table, only?: readonly string[]): Record<string, StoredColumn> {
  const columns = flat(of.columns).filter(({ name, copied }) => only?.includes(name) ?? copied);
  return Object.fromEntries(columns.map((column) => [column.name, inCopy(column)]));
}

/** The column by which versions of a copied row replace each other. */
export const versionOf = (of: Table): StoredColumn =>
  selected('UInt64', 'fact.version', `Version of the row in ${of.name}`);

/** Reads rows of a fact, once for each of several months. */
export const byMonth = (of: Table, months: string) => ({
  from: of.name,
  arrayJoin: `arrayDistinct(fact.${months}) as month`,
});
