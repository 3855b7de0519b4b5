import { compareInstants } from '../../../schemas/instant.ts';
import { type ContactTimeline, deriveContact, timelineOf } from './contact.ts';
import { deriveCost } from './cost.ts';
import { changesEnrichment, type Extent, emptyExtent, join, versionOf } from './depends.ts';
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
} from './model.ts';
import { foldOpportunity, type Opportunity } from './opportunity.ts';
import { opportunityFact, placeholder } from './opportunity-fact.ts';
import { foldOrder } from './order.ts';
import { orderFact } from './order-fact.ts';
import { deriveTask } from './task.ts';

type Unversioned<T> = Omit<T, 'version'>;

/**
 * The one derivation (design.md, invariants 1 and 5): facts are a pure function of the set of a contact's events and the directory.
 * @param key contact_id, or cost_id if the events are costs
 * @param events the whole set, sorted by (time, source, id), each identity once
 * @param isFresh events that are new, or delivered again: only rows that depend on one of them are returned
 */
export function derive(
  key: string,
  events: readonly StoredEvent[],
  context: DeriveContext,
  isFresh: (event: StoredEvent) => boolean,
): Facts {
  const grouped = groupEvents(events, isFresh);
  const facts: Facts = {
    key,
    contact: undefined,
    opportunities: [],
    orders: [],
    tasks: [],
    cost: undefined,
    events: [],
    eventsVersion: versionOf(grouped.all.size, context.directory.revision),
  };
  if (events[0]?.type === 'crm.cost.recorded') {
    facts.cost = deriveCost(key, events, context);
    for (const event of events) {
      if (isFresh(event)) facts.events.push({ event, enrichment: costEnrichment(event) });
    }
    return facts;
  }
  new Derivation(key, grouped, context).fill(facts, events, isFresh);
  return facts;
}

function costEnrichment(event: StoredEvent) {
  const data = event.type === 'crm.cost.recorded' ? event.data : undefined;
  return {
    opportunityId: NONE,
    campaignId: data?.campaign_id ?? NONE,
    sourceId: data?.source_id ?? NONE,
    salespersonId: NONE,
  };
}

/** One contact's derivation: folds are made once and only if a row needs them. */
class Derivation {
  readonly #contactId: string;
  readonly #grouped: Grouped;
  readonly #context: DeriveContext;
  readonly #timeline: ContactTimeline;
  readonly #opportunities = new Map<string, Opportunity>();
  readonly #orders = new Map<string, Unversioned<OrderFact>>();
  #contact: Unversioned<ContactFact> | undefined;

  constructor(contactId: string, grouped: Grouped, context: DeriveContext) {
    this.#contactId = contactId;
    this.#grouped = grouped;
    this.#context = context;
    this.#timeline = timelineOf(grouped.contact, (tag) => context.directory.sourceOfTag(tag));
    for (const group of grouped.opportunities.values()) {
      const opportunity = foldOpportunity(group, this.#timeline, context);
      if (opportunity) this.#opportunities.set(group.id, opportunity);
    }
  }

  get #theContact(): Unversioned<ContactFact> {
    this.#contact ??= deriveContact(
      this.#contactId,
      this.#timeline,
      this.#grouped.interactions,
      this.#opportunities.values(),
    );
    return this.#contact;
  }

  fill(facts: Facts, events: readonly StoredEvent[], isFresh: (event: StoredEvent) => boolean): void {
    const { contactExtent, opportunities, orders, tasks } = this.#grouped;
    // A contact that no event of its own describes still exists: its row is written with whatever made it known.
    const extent: Extent = emptyExtent();
    join(extent, contactExtent);
    for (const group of opportunities.values()) join(extent, group.own);
    if (extent.fresh || contactExtent.size === 0) {
      facts.contact = { ...this.#theContact, version: this.#version(extent.size + 1) };
    }
    for (const group of opportunities.values()) this.#fillOpportunity(facts.opportunities, group);
    for (const group of orders.values()) this.#fillOrder(facts.orders, group);
    for (const group of tasks.values()) {
      if (group.own.fresh)
        facts.tasks.push({ ...deriveTask(group, this.#contactId), version: this.#version(group.own.size) });
    }
    const stale = firstStale(events, isFresh);
    events.forEach((event, index) => {
      if (isFresh(event) || index >= stale) {
        facts.events.push({ event, enrichment: enrich(event, this.#timeline, this.#opportunities) });
      }
    });
  }

  #version(size: number): number {
    return versionOf(size, this.#context.directory.revision);
  }

  #naming(groups: Map<string, Group>, opportunityId: string): Group[] {
    return [...groups.values()].filter((group) => group.opportunityIds.has(opportunityId));
  }

  #fillOpportunity(rows: OpportunityFact[], group: Group): void {
    const orders = this.#naming(this.#grouped.orders, group.id);
    const tasks = this.#naming(this.#grouped.tasks, group.id);
    const extent: Extent = emptyExtent();
    join(extent, this.#grouped.core);
    for (const part of [group, ...orders, ...tasks]) join(extent, part.own);
    if (!extent.fresh) return;
    const version = this.#version(extent.size);
    const opportunity = this.#opportunities.get(group.id);
    const elsewhere = new Set([...group.campaignIds].map((campaignId) => campaignId ?? NONE));
    if (opportunity) {
      const fact = opportunityFact(
        group,
        opportunity,
        this.#theContact,
        orders.map((order) => this.#order(order)).filter((order) => order.opportunityId === group.id),
        tasks.map((task) => deriveTask(task, this.#contactId)).filter((task) => task.opportunityId === group.id),
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
    for (const campaignId of elsewhere)
      rows.push({ ...placeholder(group, campaignId, 'moved', this.#contactId), version });
  }

  #fillOrder(rows: OrderFact[], group: Group): void {
    const extent: Extent = emptyExtent();
    join(extent, this.#grouped.core);
    join(extent, group.own);
    for (const opportunityId of group.opportunityIds) {
      const opportunity = this.#grouped.opportunities.get(opportunityId);
      if (opportunity) join(extent, opportunity.own);
    }
    if (extent.fresh) rows.push({ ...this.#order(group), version: this.#version(extent.size) });
  }

  #order(group: Group): Unversioned<OrderFact> {
    const known = this.#orders.get(group.id);
    if (known) return known;
    const order = orderFact(
      group,
      foldOrder(group),
      this.#theContact,
      (id) => this.#opportunities.get(id),
      this.#context,
    );
    this.#orders.set(group.id, order);
    return order;
  }
}

/**
 * Index of the first event that may have been written with another enrichment: the first of the same time as a fresh event
 * that changes it ("at that time" includes it, events.md), or the very first if a fresh one won against another content,
 * since that may have stood earlier.
 */
function firstStale(events: readonly StoredEvent[], isFresh: (event: StoredEvent) => boolean): number {
  let stale = events.length;
  for (let index = 0; index < events.length; index++) {
    const event = events[index];
    if (!event || !isFresh(event)) continue;
    if (event.losers && [event, ...event.losers].some(({ type }) => changesEnrichment(type))) return 0;
    if (stale < events.length || !changesEnrichment(event.type)) continue;
    stale = index;
    for (let before = events[stale - 1]; before && compareInstants(before, event) === 0; before = events[stale - 1])
      stale--;
  }
  return stale;
}

function cameBeforeCreated(group: Group): boolean {
  const created = group.events.filter((event) => event.type === 'crm.opportunity.created');
  const first = Math.min(...created.map((event) => event.offset));
  return group.events.some((event) => event.type !== 'crm.opportunity.created' && event.offset < first);
}
