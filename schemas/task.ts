import { z } from 'zod';
import { defineEvent } from './define.ts';
import { date, id, text } from './values.ts';

const entityId = (data: { contact_id: string }) => data.contact_id;

const task = z.object({
  task_id: id,
  contact_id: id,
  opportunity_id: id.nullish(),
  title: text.nullish(),
  due_on: date.nullish(),
  assignee_id: id.nullish(),
});

export const taskEvents = {
  'crm.task.created': defineEvent({
    type: 'crm.task.created',
    description: 'Somebody has something to do.',
    data: task,
    entityId,
    example: {
      task_id: 't-1',
      contact_id: 'c-1001',
      opportunity_id: 'o-501',
      title: 'Call back',
      due_on: '2026-03-05',
      assignee_id: 's-7',
    },
  }),
  'crm.task.completed': defineEvent({
    type: 'crm.task.completed',
    description: 'A task is done, for good.',
    data: task,
    entityId,
    example: { task_id: 't-1', contact_id: 'c-1001' },
  }),
  'crm.task.deleted': defineEvent({
    type: 'crm.task.deleted',
    description: 'A task is gone, for good.',
    data: task,
    entityId,
    example: { task_id: 't-1', contact_id: 'c-1001' },
  }),
};
