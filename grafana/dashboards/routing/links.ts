import type { Context } from '../../builder/context.ts';
import { dataLink, type LinkTarget } from '../../builder/links.ts';
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
