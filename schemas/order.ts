import { z } from 'zod';
import { type DataProblem, defineEvent, type Fields } from './define.ts';
import { missing, outOfRange, younger } from './problem.ts';
import { currency, id, money, quantity, word } from './values.ts';

const entityId = (data: { contact_id: string }) => data.contact_id;

/** docs/contract/events.md, "Bounds" */
const MOST_LINES = 2_000;

const line = z.object({
  product_id: id,
  quantity: quantity.nullish(),
  amount: money.meta({ description: "The line's total" }),
});

const order = z.object({
  order_id: id,
  contact_id: id,
  opportunity_id: id.nullish(),
  status: word.nullish().meta({
    description:
      'placed, confirmed, delivered, cancelled, or another word; without regard to case and blanks around it, and canceled is cancelled',
  }),
  currency: currency.nullish(),
  amount: money.nullish(),
  lines: z.array(line).min(1).meta({ maxItems: MOST_LINES }).nullish(),
});

function unpriced(data: Fields): DataProblem[] {
  if ((data.amount ?? data.lines ?? undefined) !== undefined) return [];
  return [{ ...missing, field: 'amount', message: 'is required of a placed order, or lines in its place' }];
}

/** No list of zod's, as orders that were stored before the bound came may have more. */
const TOO_LONG = younger(outOfRange(`must have at most ${MOST_LINES} items`));
const tooLong = ({ lines }: Fields): DataProblem[] =>
  Array.isArray(lines) && lines.length > MOST_LINES ? [{ ...TOO_LONG, field: 'lines' }] : [];

export const orderEvents = {
  'crm.order.placed': defineEvent({
    type: 'crm.order.placed',
    description: 'A customer orders. Needs amount or lines; if both are said, the lines count.',
    data: order,
    entityId,
    problemsOf: (data) => [...unpriced(data), ...tooLong(data)],
    dataSchema: { anyOf: [{ required: ['amount'] }, { required: ['lines'] }] },
    example: {
      order_id: 'r-9001',
      contact_id: 'c-1001',
      opportunity_id: 'o-501',
      status: 'placed',
      currency: 'USD',
      lines: [
        { product_id: 'p-1', quantity: 2, amount: '9800.00' },
        { product_id: 'p-2', amount: 350.5 },
      ],
    },
  }),
  'crm.order.updated': defineEvent({
    type: 'crm.order.updated',
    description: 'Fields of an order change. Amount and lines replace each other; the last one said counts.',
    data: order,
    entityId,
    problemsOf: tooLong,
    example: { order_id: 'r-9001', contact_id: 'c-1001', status: 'cancelled' },
  }),
};
