/** Tasks: done once `completed` came, gone once `deleted` came, in whatever order. */
import { earliest, type Instant } from './calendar.ts';
import type { Contact } from './contacts.ts';
import { next, text } from './fields.ts';
import { firstFirst, type Seen } from './normalise.ts';
import type { Opportunity } from './opportunities.ts';

export interface Task {
  readonly taskId: string;
  readonly contact: Contact;
  /** As said, also if no such opportunity lives. */
  readonly opportunityId: string | null;
  readonly opportunity: Opportunity | null;
  readonly title: string | null;
  readonly dueOn: string | null;
  readonly assigneeId: string | null;
  readonly done: boolean;
  readonly createdAt: Instant | null;
  readonly completedAt: Instant | null;
}

/** Null if the task is gone. `opportunities`: the contact's live ones. */
export function taskOf(
  taskId: string,
  contact: Contact,
  events: readonly Seen[],
  opportunities: readonly Opportunity[],
): Task | null {
  if (events.some((event) => event.type === 'crm.task.deleted')) return null;
  const { first, ordered } = firstFirst(events, 'crm.task.created');
  let opportunityId: string | null = null;
  let title: string | null = null;
  let dueOn: string | null = null;
  let assigneeId: string | null = null;
  for (const { data } of ordered) {
    opportunityId = next(opportunityId, text(data, 'opportunity_id'));
    title = next(title, text(data, 'title'));
    dueOn = next(dueOn, text(data, 'due_on'));
    assigneeId = next(assigneeId, text(data, 'assignee_id'));
  }
  const completions = events.filter((event) => event.type === 'crm.task.completed');
  return {
    taskId,
    contact,
    opportunityId,
    opportunity: opportunities.find((candidate) => candidate.opportunityId === opportunityId) ?? null,
    title,
    dueOn,
    assigneeId,
    done: completions.length > 0,
    createdAt: first?.at ?? null,
    completedAt: earliest(completions.map((event) => event.at)),
  };
}
