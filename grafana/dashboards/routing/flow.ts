import { count, hidden, hours } from '../../builder/columns.ts';
import type { Context } from '../../builder/context.ts';
import { COLOURS } from '../../builder/fields.ts';
import { fieldValue } from '../../builder/links.ts';
import { select } from '../../builder/select.ts';
import { barChartPanel, statPanel } from '../../panels/index.ts';
import { contactsLink } from './milestones.ts';
import { cohort } from './variables.ts';

/** Contacts of the cohort at each stage of the flow, of all salespeople or of the one chosen. */
export function stages(ctx: Context) {
  const { stages, stageWords } = ctx.texts.routing;
  return statPanel(ctx, {
    text: stages,
    ...select(ctx, 'lead_routing_flow', {
      fields: {
        stage: { words: stageWords },
        contacts: {
          unit: 'locale',
          decimals: 0,
          color: COLOURS.created,
          links: [contactsLink(ctx, fieldValue('stage_id'))],
        },
      },
      copies: { stage_id: 'stage' },
      arguments: cohort(ctx),
      orderBy: ['stage_order'],
    }),
    rowsBy: 'stage',
    value: 'contacts',
  });
}

/** How long it took to transfer the contacts of the cohort. */
export function timeToTransfer(ctx: Context) {
  const { timeToTransfer } = ctx.texts.routing;
  return statPanel(ctx, {
    text: timeToTransfer,
    ...select(ctx, 'lead_routing_flow', {
      fields: { average_hours_to_transfer: hours(timeToTransfer.value, { color: COLOURS.neutral }) },
      arguments: cohort(ctx),
      where: ["stage = 'transferred'"],
    }),
  });
}

/** How many contacts each source acquired. */
export function sources(ctx: Context) {
  const { sources } = ctx.texts.routing;
  return statPanel(ctx, {
    text: sources,
    ...select(ctx, 'lead_routing_sources', {
      fields: {
        source_tag: {},
        acquired: {
          unit: 'locale',
          decimals: 0,
          color: COLOURS.created,
          links: [
            contactsLink(ctx, 'acquired', { set: { salesperson: '$__all', source_tag: fieldValue('source_tag') } }),
          ],
        },
      },
      arguments: cohort(ctx),
      orderBy: ['acquired desc', 'source_tag'],
    }),
    rowsBy: 'source_tag',
    value: 'acquired',
  });
}

/** Contacts that went on, and in red those that did not. */
export function flow(ctx: Context) {
  const { flow, stageWords, figures } = ctx.texts.routing;
  return barChartPanel(ctx, {
    text: flow,
    ...select(ctx, 'lead_routing_flow', {
      fields: {
        stage: { name: figures.stage, words: stageWords },
        contacts: count(figures.contacts, {
          color: COLOURS.created,
          links: [contactsLink(ctx, fieldValue('stage_id'))],
        }),
        dropped: count(figures.dropped, {
          color: COLOURS.bad,
          links: [contactsLink(ctx, `not_${fieldValue('stage_id')}`)],
        }),
        stage_id: hidden,
      },
      copies: { stage_id: 'stage' },
      arguments: cohort(ctx),
      orderBy: ['stage_order'],
    }),
    x: 'stage',
    horizontal: true,
    stacked: true,
  });
}
