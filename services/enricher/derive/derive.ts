import { compareInstants } from '../../../schemas/instant.ts';
import { type ContactTimeline, deriveContact, timelineOf } from './contact.ts';
import { deriveCost } from './cost.ts';
import { changesEnrichment, type Dependencies, join, noDependencies, versionOf } from './dependencies.ts';
import { enrich } from './enrich.ts';
import { type Group, type Grouped, groupEvents } from './group.ts';
import {
  type ContactFact,
  type DeriveContext,
  type Facts,
  NONE,
  type OpportunityFact,
  type OrderFact,
  type StoredEvent,
  type TaskFact,
} from './model.ts';
import { foldOpportunity, type Opportunity } from './opportunity.ts';
import { opportunityFact, placeholder } from './opportunity-fact.ts';
import { foldOrder, type Order } from './order.ts';
import { orderFact } from './order-fact.ts';
import { atOnce, type Steps } from './slicer.ts';
import { deriveTask } from './task.ts';

type Unversioned<T> = Omit<T, 'version'>;

/**
 * The one derivation (docs/architecture.md, "Invariants"): facts are a pure function of the set of a contact's events and the directory.
 * In steps of some microseconds each, so that a set of any size can be derived without holding up the event loop.
 * @param key contact_id, or cost_id if the events are costs
 * @param events the whole set, sorted by (time, source, id), each identity once
 * @param isFresh events that are new, or delivered again: only rows that depend on one of them are returned
 */
export function* deriveInSteps(
  key: string,
  events: readonly StoredEvent[],
  context: DeriveContext,
  isFresh: (event: StoredEvent) => boolean,
): Steps<Facts> {
  // Of the directory as it is now: if it changes between two steps, what is derived for the change must win.
  const { revision } = context.directory;
  const grouped = yield* groupEvents(events, isFresh);
  const facts: Facts = {
    key,
    contact: undefined,
    opportunities: [],
    orders: [],
    tasks: [],
    cost: undefined,
    events: [],
    eventsVersion: versionOf(grouped.all.size, revision),
  };
  if (events[0]?.type === 'crm.cost.recorded') {
    facts.cost = deriveCost(key, events, { ...context, revision });
    for (const event of events) {
      if (isFresh(event)) facts.events.push({ event, enrichment: costEnrichment(event) });
    }
    return facts;
  }
  const folded = yield* fold(key, grouped, context);
  yield* new Derivation(key, grouped, folded, context, revision).fill(facts, events, isFresh);
  return facts;
}

/** {@link deriveInSteps} at once. */
export function derive(
  key: string,
  events: readonly StoredEvent[],
  context: DeriveContext,
  isFresh: (event: StoredEvent) => boolean,
): Facts {
  return atOnce(deriveInSteps(key, events, context, isFresh));
}

function costEnrichment(event: StoredEvent) {
  const data = event.type === 'crm.cost.recorded' ? event.data : undefined;
  return {
    contactId: NONE,
    opportunityId: NONE,
    campaignId: data?.campaign_id ?? NONE,
    sourceId: data?.source_id ?? NONE,
    salespersonId: NONE,
  };
}

type Contact = Unversioned<ContactFact>;

/** What is folded of a contact before its rows are put together. */
interface Folded {
  timeline: ContactTimeline;
  contact: Contact;
  opportunities: ReadonlyMap<string, Opportunity>;
  orders: ReadonlyMap<string, Order | undefined>;
}

function* fold(contactId: string, grouped: Grouped, context: DeriveContext): Steps<Folded> {
  const timeline = yield* timelineOf(grouped.contact, (tag) => context.directory.sourceOfTag(tag));
  const opportunities = new Map<string, Opportunity>();
  for (const group of grouped.opportunities.values()) {
    const opportunity = yield* foldOpportunity(group, timeline, context);
    if (opportunity) opportunities.set(group.id, opportunity);
    yield;
  }
  const orders = new Map<string, Order | undefined>();
  for (const group of grouped.orders.values()) {
    orders.set(group.id, yield* foldOrder(group));
    yield;
  }
  const contact = yield* deriveContact(contactId, timeline, grouped.interactions, opportunities.values());
  return { timeline, contact, opportunities, orders };
}

/** One contact's rows. */
class Derivation {
  readonly #contactId: string;
  readonly #grouped: Grouped;
  readonly #folded: Folded;
  readonly #context: DeriveContext;
  readonly #revision: number;
  readonly #orders = new Map<string, Unversioned<OrderFact>>();
  readonly #tasks = new Map<string, Unversioned<TaskFact>>();

  constructor(contactId: string, grouped: Grouped, folded: Folded, context: DeriveContext, revision: number) {
    this.#contactId = contactId;
    this.#grouped = grouped;
    this.#folded = folded;
    this.#context = context;
    this.#revision = revision;
  }

  *fill(facts: Facts, events: readonly StoredEvent[], isFresh: (event: StoredEvent) => boolean): Steps<void> {
    const { contactDependencies, opportunities, orders, tasks } = this.#grouped;
    // A contact that no event describes still exists: its row is written with whatever made it known.
    const dependencies: Dependencies = noDependencies();
    join(dependencies, contactDependencies);
    for (const group of opportunities.values()) join(dependencies, group.own);
    if (dependencies.fresh || contactDependencies.size === 0) {
      facts.contact = { ...this.#folded.contact, version: this.#version(dependencies.size + 1) };
    }
    for (const group of opportunities.values()) {
      yield* this.#fillOpportunity(facts.opportunities, group);
      yield;
    }
    for (const group of orders.values()) {
      this.#fillOrder(facts.orders, group);
      yield;
    }
    for (const group of tasks.values()) {
      if (group.own.fresh) facts.tasks.push({ ...this.#task(group), version: this.#version(group.own.size) });
      yield;
    }
    const stale = firstStale(events, isFresh);
    for (const [index, event] of events.entries()) {
      if (!isFresh(event) && index < stale) continue;
      facts.events.push({ event, enrichment: enrich(event, this.#folded.timeline, this.#folded.opportunities) });
      yield;
    }
  }

  #version(size: number): number {
    return versionOf(size, this.#revision);
  }

  *#fillOpportunity(rows: OpportunityFact[], group: Group): Steps<void> {
    const orders = this.#grouped.ordersOf.get(group.id) ?? [];
    const tasks = this.#grouped.tasksOf.get(group.id) ?? [];
    const dependencies: Dependencies = noDependencies();
    join(dependencies, this.#grouped.core);
    join(dependencies, group.own);
    for (const order of orders) join(dependencies, order.own);
    for (const task of tasks) join(dependencies, task.own);
    if (!dependencies.fresh) return;
    // One opportunity may have fifty thousand orders: each is put together in a separate step.
    for (const order of orders) {
      this.#order(order);
      yield;
    }
    const version = this.#version(dependencies.size);
    const opportunity = this.#folded.opportunities.get(group.id);
    const elsewhere = new Set([...group.campaignIds].map((campaignId) => campaignId ?? NONE));
    if (opportunity) {
      const fact = opportunityFact(
        group,
        opportunity,
        this.#folded.contact,
        orders.map((order) => this.#order(order)).filter((order) => order.opportunityId === group.id),
        tasks.map((task) => this.#task(task)).filter((task) => task.opportunityId === group.id),
        this.#context,
      );
      rows.push({ ...fact, version });
      // Until `created` came, a row stood under no campaign.
      if (cameBeforeCreated(group)) elsewhere.add(NONE);
      elsewhere.delete(fact.campaignId);
    } else if (group.events.length > 0) {
      // Deleted counts whether or not `created` ever comes: then nothing is missing.
      const state = group.events.some((event) => event.type === 'crm.opportunity.deleted') ? 'deleted' : 'incomplete';
      rows.push({ ...placeholder(group, NONE, state, this.#contactId), version });
      elsewhere.delete(NONE);
    } else {
      elsewhere.add(NONE);
    }
    for (const campaignId of elsewhere) {
      rows.push({ ...placeholder(group, campaignId, 'moved', this.#contactId), version });
      yield;
    }
  }

  #fillOrder(rows: OrderFact[], group: Group): void {
    const dependencies: Dependencies = noDependencies();
    join(dependencies, this.#grouped.core);
    join(dependencies, group.own);
    for (const opportunityId of group.opportunityIds) {
      const opportunity = this.#grouped.opportunities.get(opportunityId);
      if (opportunity) join(dependencies, opportunity.own);
    }
    if (dependencies.fresh) rows.push({ ...this.#order(group), version: this.#version(dependencies.size) });
  }

  #order(group: Group): Unversioned<OrderFact> {
    const known = this.#orders.get(group.id);
    if (known) return known;
    const order = orderFact(
      group,
      this.#folded.orders.get(group.id),
      this.#folded.contact,
      (id) => this.#folded.opportunities.get(id),
      this.#context,
    );
    this.#orders.set(group.id, order);
    return order;
  }

  #task(group: Group): Unversioned<TaskFact> {
    const known = this.#tasks.get(group.id);
    if (known) return known;
    const task = deriveTask(group, this.#contactId);
    this.#tasks.set(group.id, task);
    return task;
  }
}

/**
 * Index of the first event that may have been written with another enrichment: the first of the same time as a fresh event
 * that changes it ("at that time" includes it; docs/contract/events.md, "Rules of derivation"), or the very first if a fresh one won against another content,
 * since that may have stood earlier.
 */
function firstStale(events: readonly StoredEvent[], isFresh: (event: StoredEvent) => boolean): number {
  let stale = events.length;
  for (let index = 0; index < events.length; index++) {
    const event = events[index];
    if (!event || !isFresh(event)) continue;
    if (event.superseded && [event, ...event.superseded].some(({ type }) => changesEnrichment(type))) return 0;
    if (stale < events.length || !changesEnrichment(event.type)) continue;
    stale = index;
    for (let before = events[stale - 1]; before && compareInstants(before, event) === 0; before = events[stale - 1])
      stale--;
  }
  return stale;
}

/**
 * Whether the opportunity had events before its `created`, so that a row under no campaign says that it is incomplete. A `created`
 * that had other contents first may have been about another opportunity until then: its offset is that of the identity.
 */
function cameBeforeCreated(group: Group): boolean {
  let first = Number.POSITIVE_INFINITY;
  for (const { type, offset, superseded } of group.events) {
    if (type !== 'crm.opportunity.created') continue;
    if (superseded) return true;
    first = Math.min(first, offset);
  }
  return group.events.some((event) => event.type !== 'crm.opportunity.created' && event.offset < first);
}
