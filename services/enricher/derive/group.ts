import { type Dependencies, grow, isCore, kindOf, mentionOf, noDependencies, weightOf } from './dependencies.ts';
import type { StoredEvent, SupersededContent } from './model.ts';
import { addMonth, type Months, noMonths } from './months.ts';
import type { Steps } from './slicer.ts';

/** Events of one opportunity, order or task, in order, with what its rows depend on. */
export interface Group {
  id: string;
  events: StoredEvent[];
  own: Dependencies;
  /** Opportunities that any of its contents names (orders, tasks). */
  opportunityIds: Set<string>;
  /** Campaigns that any of its contents names; `null` is "none" (opportunities). */
  campaignIds: Set<string | null>;
  /** Months in which any of its contents lets it begin, or reach a milestone. */
  months: Months;
}

/** A contact's events by what they are about. */
export interface Grouped {
  contact: StoredEvent[];
  interactions: StoredEvent[];
  opportunities: Map<string, Group>;
  orders: Map<string, Group>;
  tasks: Map<string, Group>;
  /** What the contact's row depends on beside its opportunities. */
  contactDependencies: Dependencies;
  /** What every opportunity and order of the contact depends on. */
  core: Dependencies;
  /** All events. */
  all: Dependencies;
  /** Orders and tasks by the opportunities that any of their contents names. */
  ordersOf: Map<string, Group[]>;
  tasksOf: Map<string, Group[]>;
}

function groupIn(groups: Map<string, Group>, id: string): Group {
  let group = groups.get(id);
  if (!group) {
    group = {
      id,
      events: [],
      own: noDependencies(),
      opportunityIds: new Set(),
      campaignIds: new Set(),
      months: noMonths(),
    };
    groups.set(id, group);
  }
  return group;
}

function listIn(lists: Map<string, Group[]>, id: string, group: Group): void {
  const list = lists.get(id);
  if (list) list.push(group);
  else lists.set(id, [group]);
}

/** @param events sorted by (time, source, id) */
export function* groupEvents(events: readonly StoredEvent[], isFresh: (event: StoredEvent) => boolean): Steps<Grouped> {
  const grouped: Grouped = {
    contact: [],
    interactions: [],
    opportunities: new Map(),
    orders: new Map(),
    tasks: new Map(),
    contactDependencies: noDependencies(),
    core: noDependencies(),
    all: noDependencies(),
    ordersOf: new Map(),
    tasksOf: new Map(),
  };
  const byKind = { opportunity: grouped.opportunities, order: grouped.orders, task: grouped.tasks };
  const include = (content: SupersededContent | StoredEvent, event: StoredEvent, fresh: boolean) => {
    const kind = kindOf(content.type);
    if (kind === undefined) {
      grow(grouped.contactDependencies, 1, fresh);
      if (isCore(content.type)) grow(grouped.core, 1, fresh);
      return;
    }
    const mention = mentionOf(content, kind);
    const group = groupIn(byKind[kind], mention.id);
    grow(group.own, 1, fresh);
    if (mention.opportunityId !== undefined && !group.opportunityIds.has(mention.opportunityId)) {
      group.opportunityIds.add(mention.opportunityId);
      if (kind === 'order') listIn(grouped.ordersOf, mention.opportunityId, group);
      if (kind === 'task') listIn(grouped.tasksOf, mention.opportunityId, group);
    }
    if (mention.campaignId !== undefined) group.campaignIds.add(mention.campaignId);
    addMonth(group.months, content);
    if (content === event) group.events.push(event);
  };
  for (const event of events) {
    const fresh = isFresh(event);
    grow(grouped.all, weightOf(event), fresh);
    include(event, event, fresh);
    if (event.superseded) for (const content of event.superseded) include(content, event, fresh);
    yield;
    if (event.type === 'crm.interaction.logged') grouped.interactions.push(event);
    else if (event.type.startsWith('crm.contact.')) grouped.contact.push(event);
  }
  return grouped;
}
