import type { Context } from '../../builder/context.ts';
import { source } from '../../builder/query.ts';
import { stringOf } from '../../builder/sql.ts';

/** What stands for no stage and nobody: the same in every language, as a cross table's names can't be translated. */
const NOBODY = '–';

/** Texts that stand for more than one id; these are told apart by their id. */
const ambiguous = (from: string, base: string, id: string): string =>
  `(select groupArray(base) from (select ${base} as base from ${from} group by base having uniqExact(${id}) > 1))`;

const named = (name: string, id: string): string => `if(${name} = '(none)', ${id}, ${name})`;

const withId = (base: string, id: string, when: string): string =>
  `multiIf(${id} = '(none)', '${NOBODY}', ${when}, concat(${base}, ' (', ${id}, ')'), ${base})`;

/**
 * Name of a stage that no other stage has, from `stage_order`, `stage_id`, `stage_name`: `2. Demo`. Reports tell stages apart by
 * all three; the columns of a cross table, and links from it, have but one text.
 */
export function stageLabel(ctx: Context): string {
  const base = `if(stage_order = 0, stage_id, concat(toString(stage_order), '. ', ${named('stage_name', 'stage_id')}))`;
  return withId(base, 'stage_id', `has(${ambiguous(source(ctx, 'stages'), base, 'stage_id')}, ${base})`);
}

/** Name of a salesperson that is nobody else's name or id, from `salesperson_id` and the name's column. */
export function salespersonLabel(ctx: Context): string {
  const directory = source(ctx, 'salespeople');
  const people = `(select salesperson_id, name as salesperson_name from ${directory})`;
  const base = named('salesperson_name', 'salesperson_id');
  const names = ambiguous(people, base, 'salesperson_id');
  const ids = `(select groupArray(salesperson_id) from ${directory})`;
  const taken = `has(${names}, ${base}) or (${base} != salesperson_id and has(${ids}, ${base}))`;
  return withId(base, 'salesperson_id', taken);
}

/** Condition: the stage is the chosen one. */
export const stageIsChosen = (ctx: Context): string => `${stageLabel(ctx)} = ${stringOf('stage')}`;

/** Condition: the salesperson is the chosen one, given by id or by label (cross tables know no id), or everybody is chosen. */
export function isChosenSalesperson(ctx: Context): string {
  const chosen = stringOf('salesperson');
  return `(${chosen} = '' or salesperson_id = ${chosen} or ${salespersonLabel(ctx)} = ${chosen})`;
}
