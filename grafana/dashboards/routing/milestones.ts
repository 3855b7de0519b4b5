import type { Context } from '../../builder/context.ts';
import { dataLink, type LinkTarget } from '../../builder/links.ts';
import { isInPeriod, stringOf } from '../../builder/sql.ts';
import type { DataLink } from '../../model/field-config.ts';

const FILTERS = ['report', 'salesperson', 'acquired_in'];

/**
 * Link of a count to the contacts behind it. `milestone`: one of `MILESTONES`, or a clicked value. Filters are passed on unless
 * `set` replaces them.
 */
export function contactsLink(
  ctx: Context,
  milestone: string,
  { set = {}, time = 'keep' }: Pick<LinkTarget, 'set' | 'time'> = {},
): DataLink {
  return dataLink(ctx.texts.routing.links.contacts, {
    to: 'leadstream-routing-contacts',
    keep: FILTERS.filter((name) => !(name in set)),
    set: { milestone, ...set },
    time,
  });
}

/** What the figures of the whole report are of: everybody, and the time range itself. */
export const OF_ALL = { salesperson: '$__all', acquired_in: 'period' } as const;

/** Stages of the flow in order, as the reports name them. */
export const STAGES = ['acquired', 'transferred', 'taken_up', 'conversion_1', 'conversion_2', 'final'] as const;
export type Stage = (typeof STAGES)[number];

/**
 * What a list of contacts may be of: those that reached a stage, those that reached the one before it but not it (`not_…`), and
 * those that were transferred or taken up in the time range, whenever they were acquired.
 */
export const MILESTONES = [
  ...STAGES,
  'not_transferred',
  'not_taken_up',
  'not_conversion_1',
  'not_conversion_2',
  'not_final',
  'transferred_in_period',
  'taken_up_in_period',
] as const;
export type Milestone = (typeof MILESTONES)[number];

const chosen = stringOf('milestone');
/** Whether contacts are asked for by the time of a milestone, and not by when they were acquired. */
export const byOwnTime = `endsWith(${chosen}, '_in_period')`;

const position = `indexOf(['${STAGES.join("', '")}'], replaceOne(${chosen}, 'not_', ''))`;
const mine = `(${stringOf('salesperson')} = '' or salesperson_id = ${stringOf('salesperson')})`;

/**
 * Condition on `lead_routing_contacts` for the variables `milestone` and `salesperson`, as `lead_routing_flow` counts: those
 * acquired are all, whatever salesperson is chosen; so not transferred are all that were not transferred to the one chosen.
 */
export function milestoneCondition(timeZone: string): string {
  const inPeriod = (column: string) => `ifNull(${isInPeriod(timeZone, column)}, 0) and ${mine}`;
  return [
    'multiIf(',
    `    ${chosen} = 'transferred_in_period', ${inPeriod('transferred_at')},`,
    `    ${chosen} = 'taken_up_in_period', ${inPeriod('taken_up_at')},`,
    `    ${chosen} = 'not_acquired', 0,`,
    `    ${chosen} = 'not_transferred', not (stage_order >= 2 and ${mine}),`,
    `    startsWith(${chosen}, 'not_'), stage_order = ${position} - 1 and ${mine},`,
    `    ${position} = 1 or stage_order >= ${position} and ${mine})`,
  ].join('\n');
}
