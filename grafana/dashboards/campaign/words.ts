import type { Context } from '../../builder/context.ts';
import { COLOURS, type Field } from '../../builder/fields.ts';

/** Outcome as a word in its colour. */
export function outcomeField({ texts }: Context): Field {
  const { columns, outcomes } = texts.common;
  return {
    name: columns.outcome,
    width: 150,
    cell: 'color-text',
    words: {
      won: { text: outcomes.won, color: COLOURS.won },
      lost: { text: outcomes.lost, color: COLOURS.lost },
      in_progress: { text: outcomes.in_progress, color: COLOURS.in_progress },
    },
  };
}

/** Status of an order: known ones as words, others as they are. */
export function statusField({ texts }: Context): Field {
  const { columns, statuses } = texts.order;
  return {
    name: columns.status,
    width: 130,
    cell: 'color-text',
    words: { ...statuses, cancelled: { text: statuses.cancelled, color: COLOURS.lost } },
  };
}
