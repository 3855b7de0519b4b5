import { column, enumeration } from './column.ts';
import { DEDUPLICATED, factTable } from './table.ts';
import { ROW_STATES, TIME_OR_NULL } from './types.ts';

export default factTable({
  name: 'fact_tasks',
  grain:
    "one task. The contact is part of the key: an event that names a task under another contact is derived among that contact's events, and must not replace the row of the one it belongs to.",
  comment: 'One row per task in its latest state. Read it through the view tasks.',
  engine: 'ReplacingMergeTree(version)',
  orderBy: ['task_id', 'contact_id'],
  shardKey: 'task_id',
  indexed: ['opportunity_id', 'contact_id'],
  settings: DEDUPLICATED,
  derived: { owner: 'contact_id', month: 'created_at' },
  columns: {
    state: enumeration(ROW_STATES, 'state', 'live or deleted', { hidden: true }),
    task_id: column('String', 'taskId', 'Task'),
    contact_id: column('String', 'contactId', 'Contact it is about'),
    opportunity_id: column('String', 'opportunityId', 'Opportunity it is about, else (none)'),
    title: column('String', 'title', 'Title, may be empty', { personal: true }),
    assignee_id: column('String', 'assigneeId', 'Who is to do it, else (none)'),
    due_on: column('Nullable(Date32)', 'dueDay', 'Due day'),
    done: column('UInt8', 'done', '1: completed'),
    created_at: column(TIME_OR_NULL, 'createdAtMs', 'Time of its first created event'),
    completed_at: column(
      TIME_OR_NULL,
      'completedAtMs',
      'Time of its first completed event; NULL if it has not happened',
    ),
    version: column('UInt64', 'version', 'Grows with the set of events this row was derived from', { hidden: true }),
  },
});
