/** Everything that a list of deliveries means, computed in one go and by nested loops. */
import { type Contact, contactOf } from './contacts.ts';
import { type Cost, costOf } from './costs.ts';
import { type Directory, directoryOf } from './directory.ts';
import { text } from './fields.ts';
import { type Delivery, type Seen, settle } from './normalise.ts';
import { type Opportunity, opportunityOf } from './opportunities.ts';
import { type Order, orderOf } from './orders.ts';
import { type Task, taskOf } from './tasks.ts';

export interface Config {
  /** IANA name of the business time zone. */
  readonly timezone: string;
  readonly baseCurrency: string;
  readonly closingSoonDays: number;
  /** The business day of now, 'YYYY-MM-DD'. */
  readonly today: string;
}

export interface ReferenceModel {
  readonly config: Config;
  readonly directory: Directory;
  /** Every accepted event once (directory ones too), ordered by (time, source, id). */
  readonly events: readonly Seen[];
  readonly conflicts: number;
  readonly contacts: readonly Contact[];
  /** Those that live. */
  readonly opportunities: readonly Opportunity[];
  /** Those that were created and deleted: only their refusals count. */
  readonly deletedOpportunities: readonly Opportunity[];
  readonly opportunitiesWithoutCreated: number;
  readonly orders: readonly Order[];
  readonly ordersWithoutPlaced: number;
  readonly tasks: readonly Task[];
  readonly costs: readonly Cost[];
}

const OF_CONTACTS = ['crm.contact.', 'crm.opportunity.', 'crm.order.', 'crm.task.', 'crm.interaction.'];

/**
 * Derives the state of now.
 * @param deliveries valid events in any order, with any repetitions, directory events among them
 */
export function observe(deliveries: readonly Delivery[], config: Config): ReferenceModel {
  const { events, conflicts } = settle(deliveries);
  const directory = directoryOf(events);
  const contacts: Contact[] = [];
  const opportunities: Opportunity[] = [];
  const deletedOpportunities: Opportunity[] = [];
  const orders: Order[] = [];
  const tasks: Task[] = [];
  let opportunitiesWithoutCreated = 0;
  let ordersWithoutPlaced = 0;

  const ofContacts = events.filter(({ type }) => OF_CONTACTS.some((prefix) => type.startsWith(prefix)));
  for (const [contactId, known] of groups(ofContacts, 'crm.', 'contact_id')) {
    const contact = contactOf(contactId, known, directory);
    contacts.push(contact);

    const live: Opportunity[] = [];
    for (const [id, own] of groups(known, 'crm.opportunity.', 'opportunity_id')) {
      const opportunity = opportunityOf(id, contact, own, directory, config);
      const deleted = own.some((event) => event.type === 'crm.opportunity.deleted');
      if (!opportunity) opportunitiesWithoutCreated += deleted ? 0 : 1;
      else (deleted ? deletedOpportunities : live).push(opportunity);
    }
    opportunities.push(...live);

    for (const [id, own] of groups(known, 'crm.order.', 'order_id')) {
      const order = orderOf(id, contact, own, live, directory, config);
      if (order) orders.push(order);
      else ordersWithoutPlaced += 1;
    }
    for (const [id, own] of groups(known, 'crm.task.', 'task_id')) {
      const task = taskOf(id, contact, own, live);
      if (task) tasks.push(task);
    }
  }

  const costs = [...groups(events, 'crm.cost.', 'cost_id')].flatMap(([id, own]) => {
    const cost = costOf(id, own, directory, config);
    return cost ? [cost] : [];
  });
  return {
    config,
    directory,
    events,
    conflicts,
    contacts,
    opportunities,
    deletedOpportunities,
    opportunitiesWithoutCreated,
    orders,
    ordersWithoutPlaced,
    tasks,
    costs,
  };
}

/** The events of some types by the entity they name, in their order. */
function groups(events: readonly Seen[], typePrefix: string, idField: string): Map<string, Seen[]> {
  const byId = new Map<string, Seen[]>();
  for (const event of events) {
    const id = event.type.startsWith(typePrefix) ? text(event.data, idField) : undefined;
    if (id === undefined || id === null) continue;
    byId.set(id, [...(byId.get(id) ?? []), event]);
  }
  return byId;
}
