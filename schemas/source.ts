import { z } from 'zod';
import { defineEvent } from './define.ts';
import { id, text, word } from './values.ts';

export const sourceEvents = {
  'crm.source.set': defineEvent({
    type: 'crm.source.set',
    description: 'A marketing source, and the contact tags that mean "acquired from it".',
    data: z.object({ source_id: id, name: text, channel: text.nullish(), tags: z.array(word) }),
    entityId: (data) => data.source_id,
    example: { source_id: 'facebook', name: 'Facebook', channel: 'social', tags: ['facebook-ads', 'fb-form'] },
  }),
};
