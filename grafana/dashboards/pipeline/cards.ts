import { amount, hidden, instant, percentage, text } from '../../builder/columns.ts';
import type { Context } from '../../builder/context.ts';
import { COLOURS, type Field } from '../../builder/fields.ts';
import { dataLink, fieldValue } from '../../builder/links.ts';
import { select } from '../../builder/select.ts';
import { tablePanel } from '../../panels/index.ts';
import { boardRows } from './filters.ts';

/** Cards of a stage at most; the number in its title counts all. */
const CARDS = 50;
/** Rows of the list at most. */
const ROWS = 1_000;

const STARS = { 0: '☆☆☆☆☆', 1: '★☆☆☆☆', 2: '★★☆☆☆', 3: '★★★☆☆', 4: '★★★★☆', 5: '★★★★★' };

/** Colour, clock and words: who does not see the colour reads the word. */
export function clockField(ctx: Context, name: string, width = 105): Field {
  const { clocks } = ctx.texts.pipeline;
  return {
    name,
    words: {
      red: { text: `◷ ${clocks.red}`, color: COLOURS.bad },
      yellow: { text: `◷ ${clocks.yellow}`, color: 'yellow' },
      green: { text: `◷ ${clocks.green}`, color: COLOURS.good },
      '': ctx.texts.common.notApplicable,
    },
    cell: 'color-background',
    width,
  };
}

const IDS = { opportunity_id: hidden, contact_id: hidden } as const;

/** How the columns of a card are shown, in the order in which a narrow column shows most of what matters; the same in the list. */
function cardFields(ctx: Context) {
  const { columns } = ctx.texts.pipeline;
  const { links } = ctx.texts.common;
  const opportunity = dataLink(links.opportunity, {
    to: 'leadstream-opportunity',
    set: { opportunity: fieldValue('opportunity_id') },
  });
  const contact = dataLink(links.contact, { to: 'leadstream-contact', set: { contact: fieldValue('contact_id') } });
  return {
    // A card without a description must have something to click on.
    description: { name: columns.description, links: [opportunity], words: { '': columns.noDescription }, width: 140 },
    estimated_value: amount(ctx, columns.estimatedValue, { width: 100 }),
    clock: clockField(ctx, columns.clock),
    stars: { name: columns.stars, words: STARS, align: 'left', width: 85 },
    contact_name: text(ctx, columns.contact, { links: [contact], width: 110 }),
    salesperson_name: text(ctx, columns.owner, { width: 130 }),
    expected_close_on: { name: columns.expectedCloseOn, width: 105 },
    close_rate: percentage(columns.closeRate, { width: 70 }),
    days_left: { name: columns.daysLeft, unit: 'none', decimals: 0, width: 70 },
  } as const;
}

/** One column of the board: a stage with its first cards. Repeated for every stage chosen. */
export function stageColumn(ctx: Context) {
  const { board } = ctx.texts.pipeline;
  return tablePanel(ctx, {
    // The stage's name, and how many opportunities the filters leave in it.
    text: { ...board, title: `\${stage:text}` },
    ...select(ctx, 'pipeline_board', {
      fields: { ...cardFields(ctx), ...IDS },
      arguments: boardRows(ctx, CARDS),
    }),
    repeat: { variable: 'stage', maxPerRow: 2 },
  });
}

/** The same opportunities as one list. */
export function opportunityList(ctx: Context) {
  const { list, columns } = ctx.texts.pipeline;
  const { outcomes } = ctx.texts.common;
  return tablePanel(ctx, {
    text: list,
    ...select(ctx, 'pipeline_board', {
      fields: {
        ...cardFields(ctx),
        stage_name: text(ctx, columns.stage),
        outcome: { name: columns.outcome, words: outcomes, width: 110 },
        team_id: text(ctx, columns.team),
        created_at: instant(columns.createdAt),
        updated_at: instant(columns.updatedAt),
        ...IDS,
      },
      arguments: boardRows(ctx, ROWS),
    }),
  });
}
