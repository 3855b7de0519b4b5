import { dayNumber } from './business-time.ts';
import type { Group } from './group.ts';
import { NONE, type StoredEvent, type TaskFact } from './model.ts';

type Said = string | null | undefined;

/** Reads one optional text of a task's events: what is said last, `created` counting as the first event. */
function lastSaid(events: readonly StoredEvent[], read: (event: StoredEvent) => Said): string | undefined {
  let said: Said;
  for (const event of events) said = read(event) === undefined ? said : read(event);
  return said ?? undefined;
}

const isTask = (event: StoredEvent) =>
  event.type === 'crm.task.created' || event.type === 'crm.task.completed' || event.type === 'crm.task.deleted'
    ? event.data
    : undefined;

function stateOf(events: readonly StoredEvent[]): TaskFact['state'] {
  if (events.length === 0) return 'gone';
  return events.some((event) => event.type === 'crm.task.deleted') ? 'deleted' : 'live';
}

/** Done once `completed` came and gone once `deleted` came, in whatever order (docs/contract/events.md, "Rules of derivation"). */
export function deriveTask(group: Group, contactId: string): Omit<TaskFact, 'version'> {
  const created = group.events.find((event) => event.type === 'crm.task.created');
  const completed = group.events.find((event) => event.type === 'crm.task.completed');
  const events = created ? [created, ...group.events.filter((event) => event !== created)] : group.events;
  const due = lastSaid(events, (event) => isTask(event)?.due_on);
  return {
    taskId: group.id,
    state: stateOf(events),
    contactId,
    opportunityId: lastSaid(events, (event) => isTask(event)?.opportunity_id) ?? NONE,
    title: lastSaid(events, (event) => isTask(event)?.title) ?? '',
    assigneeId: lastSaid(events, (event) => isTask(event)?.assignee_id) ?? NONE,
    dueDay: due === undefined ? undefined : dayNumber(due),
    done: completed !== undefined,
    createdAtMs: created?.timeMs,
    completedAtMs: completed?.timeMs,
  };
}
