import { z } from 'zod';
import { defineEvent } from './define.ts';
import { currency, date, id, money, text } from './values.ts';

export const costEvents = {
  'crm.cost.recorded': defineEvent({
    type: 'crm.cost.recorded',
    description: 'Money was spent on marketing. A later event with the same cost_id replaces it; amount 0 cancels it.',
    data: z.object({
      cost_id: id,
      amount: money,
      currency: currency.nullish(),
      spent_on: date,
      campaign_id: id.nullish(),
      source_id: id.nullish(),
      product_category: text.nullish(),
    }),
    entityId: (data) => data.cost_id,
    example: {
      cost_id: 'k-77',
      amount: '1200.50',
      currency: 'USD',
      spent_on: '2026-03-01',
      campaign_id: 'spring-2026',
      source_id: 'facebook',
      product_category: 'machines',
    },
  }),
};
