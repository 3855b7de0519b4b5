import type { ContactEvent } from '../model.ts';

type Said = string | null | undefined;

/** The first `created` counts before everything else, whatever the others' times (docs/contract/events.md, "Rules of derivation"). */
function createdFirst(events: readonly ContactEvent[]): readonly ContactEvent[] {
  const index = events.findIndex(({ kind }) => kind === 'created');
  const created = events[index];
  return created && index > 0 ? [created, ...events.slice(0, index), ...events.slice(index + 1)] : events;
}

function saidOwner(event: ContactEvent): Said {
  if (event.kind === 'assigned') return event.toId;
  return event.kind === 'created' || event.kind === 'updated' ? event.ownerId : undefined;
}

const saidAccount = (event: ContactEvent): Said =>
  event.kind === 'created' || event.kind === 'updated' ? event.accountId : undefined;

function lastSaid(events: readonly ContactEvent[], read: (event: ContactEvent) => Said): string | undefined {
  for (let i = events.length - 1; i >= 0; i--) {
    const event = events[i];
    const said = event && read(event);
    if (said !== undefined) return said ?? undefined;
  }
  return undefined;
}

/**
 * Whom an assignment came from: as it says, else from the contact's owner until then, else from the account that first received it.
 * @param events all of the contact's, by (time, source, id)
 */
export function assignedFrom(
  assignment: ContactEvent & { kind: 'assigned' },
  events: readonly ContactEvent[],
): string | undefined {
  if (assignment.fromId !== undefined) return assignment.fromId;
  const ordered = createdFirst(events);
  const until = ordered.slice(0, ordered.indexOf(assignment));
  return lastSaid(until, saidOwner) ?? lastSaid(ordered, saidAccount);
}
