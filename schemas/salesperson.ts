import { z } from 'zod';
import { defineEvent } from './define.ts';
import { flag, id, text } from './values.ts';

export const ROLES = ['agent', 'supervisor', 'admin', 'owner'] as const;

export const salespersonEvents = {
  'crm.salesperson.set': defineEvent({
    type: 'crm.salesperson.set',
    description: 'Who a salesperson is. Over HTTP by admin keys only: it decides who sees what.',
    data: z.object({
      salesperson_id: id,
      name: text,
      email: text.nullish(),
      role: z.enum(ROLES),
      team_id: id.nullish(),
      department_id: id.nullish(),
      department_head: flag.nullish(),
      active: flag.nullish(),
    }),
    entityId: (data) => data.salesperson_id,
    example: {
      salesperson_id: 's-7',
      name: 'Anna Kowalska',
      email: 'anna@example.com',
      role: 'agent',
      team_id: 'team-1',
      department_id: 'sales',
      department_head: false,
      active: true,
    },
  }),
};
