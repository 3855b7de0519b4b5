import { z } from 'zod';
import { defineEvent } from './define.ts';
import { id, text } from './values.ts';

export const productEvents = {
  'crm.product.set': defineEvent({
    type: 'crm.product.set',
    description: 'A product and the category that its revenue counts in.',
    data: z.object({ product_id: id, name: text, category: text }),
    entityId: (data) => data.product_id,
    example: { product_id: 'p-1', name: 'Espresso machine', category: 'machines' },
  }),
};
