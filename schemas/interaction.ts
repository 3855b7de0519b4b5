import { z } from 'zod';
import { defineEvent } from './define.ts';
import { id, word } from './values.ts';

export const interactionEvents = {
  'crm.interaction.logged': defineEvent({
    type: 'crm.interaction.logged',
    description: 'Somebody talked to a contact.',
    data: z.object({
      contact_id: id,
      opportunity_id: id.nullish(),
      kind: word.meta({ description: 'call, email, meeting, chat, or another word' }),
      by_id: id.nullish(),
    }),
    entityId: (data) => data.contact_id,
    example: { contact_id: 'c-1001', opportunity_id: 'o-501', kind: 'call', by_id: 's-7' },
  }),
};
