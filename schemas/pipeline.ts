import { z } from 'zod';
import { defineEvent } from './define.ts';
import { repeatedStages, stages } from './stages.ts';

export const pipelineEvents = {
  'crm.pipeline.set': defineEvent({
    type: 'crm.pipeline.set',
    description: 'The sales process of opportunities that belong to no campaign. There is one.',
    data: z.object({ stages }),
    entityId: () => '',
    problemsOf: repeatedStages,
    example: {
      stages: [
        { stage_id: 'new', name: 'New', rate: 20 },
        { stage_id: 'closed-won', name: 'Closed won', rate: 100, outcome: 'won' },
        { stage_id: 'closed-lost', name: 'Closed lost', rate: 0, outcome: 'lost' },
      ],
    },
  }),
};
