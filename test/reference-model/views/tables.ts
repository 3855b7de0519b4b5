/** Tables for analysts over what contacts did: one row per thing, in its latest state. */
import { compareInstants, iso, isoOrNull, latest } from '../calendar.ts';
import { bytewise, Dec, money, NONE, orNone } from '../fields.ts';
import type { ReferenceModel } from '../model.ts';
import type { Order } from '../orders.ts';
import { stageView } from '../stages.ts';
import { lossOf, probabilityOf, stageColumns } from './campaign.ts';
import { revenueOfOpportunity } from './campaign-lists.ts';
import { campaignColumns, salespersonColumns, sourceColumns } from './names.ts';
import { by } from './rows.ts';

/** Every contact that any event names, by contact_id. */
export function contactsTable(model: ReferenceModel) {
  return model.contacts
    .map((contact) => {
      const logged = contact.events.filter((event) => event.type === 'crm.interaction.logged');
      return {
        contact_id: contact.contactId,
        name: orNone(contact.name),
        email: orNone(contact.email),
        phone: orNone(contact.phone),
        industry: orNone(contact.industry),
        company: orNone(contact.company),
        ...salespersonColumns(model, contact.owner),
        account_id: orNone(contact.account),
        origin: orNone(contact.origin),
        ...sourceColumns(model, contact.sourceId),
        source_tag: orNone(contact.sourceTag),
        acquired_at: isoOrNull(contact.acquiredAt),
        stage_id: orNone(contact.stageId),
        stage_entered_at: isoOrNull(contact.stageEnteredAt),
        tags: contact.tags,
        custom: Object.fromEntries(contact.custom.fields),
        interactions: logged.length,
        last_interaction_at: isoOrNull(latest(logged.map((event) => event.at))),
        created_at: isoOrNull(contact.createdAt),
        updated_at: isoOrNull(contact.updatedAt),
      };
    })
    .sort(by('contact_id'));
}

/** Live opportunities, by opportunity_id. */
export function opportunitiesTable(model: ReferenceModel) {
  return model.opportunities
    .map((one) => {
      const orders = model.orders.filter((order) => order.opportunity === one && !order.cancelled).sort(byPlacement);
      const tasks = model.tasks.filter((task) => task.opportunity === one);
      const changes = one.stages.slice(1);
      return {
        opportunity_id: one.opportunityId,
        description: one.description,
        contact_id: one.contact.contactId,
        contact_name: orNone(one.contact.name),
        industry: orNone(one.contact.industry),
        ...campaignColumns(model, one.campaignId),
        ...sourceColumns(model, one.sourceId),
        ...salespersonColumns(model, one.ownerId),
        team_id: orNone(model.directory.salespeople.get(one.ownerId ?? NONE)?.teamId),
        registered: orNone(one.ownerId) === NONE ? 0 : 1,
        ...stageColumns(one),
        outcome: one.outcome,
        product_category: orNone(one.category),
        origin: one.origin,
        currency: one.currency,
        estimated_value: money(one.estimatedValue),
        original_amount: money(one.original.amount),
        original_currency: one.original.currency,
        close_rate: one.saidCloseRate?.toNumber() ?? 50,
        probability: probabilityOf(one),
        expected_close_on: one.expectedCloseOn,
        custom: Object.fromEntries(one.custom.fields),
        created_at: iso(one.createdAt),
        updated_at: iso(one.updatedAt),
        transferred_at: isoOrNull(one.transferredAt),
        transferred_to: one.transferredAt && orNone(one.transferredTo),
        qualified_at: isoOrNull(one.qualifiedAt),
        first_order_at: isoOrNull(orders[0]?.placedAt ?? null),
        first_order_id: orders[0]?.orderId ?? null,
        orders: orders.length,
        revenue: money(revenueOfOpportunity(model, one)),
        tasks_done: tasks.filter((task) => task.done).length,
        tasks_open: tasks.filter((task) => !task.done).length,
        lost_reason: lossOf(one).reason,
        stage_entered_at: iso(lossOf(one).at),
        stage_changes: changes.length,
        last_stage_change_at: isoOrNull(latest(changes.map((change) => change.enteredAt))),
      };
    })
    .sort(by('opportunity_id'));
}

/** The stages of live opportunities in the order of derivation; the one it is in has no `left_at`. */
export function opportunityStagesTable(model: ReferenceModel) {
  return model.opportunities
    .flatMap((one) =>
      one.stages.map((entry, index) => {
        const left = one.stages[index + 1]?.enteredAt ?? null;
        const then = stageView(entry.stageId, entry.campaignId, model.directory);
        const now = stageView(entry.stageId, one.campaignId, model.directory);
        return {
          opportunity_id: one.opportunityId,
          contact_id: one.contact.contactId,
          campaign_id: orNone(one.campaignId),
          salesperson_id: orNone(one.ownerId),
          sequence: index + 1,
          stage_order: then.order,
          stage_id: orNone(entry.stageId),
          stage_name: orNone(now.name),
          outcome: then.outcome,
          entered_at: iso(entry.enteredAt),
          left_at: isoOrNull(left),
          seconds: left === null ? null : Math.max(0, left.ms - entry.enteredAt.ms) / 1000,
          by_id: entry.byId ?? '',
          lost_reason: orNone(entry.reason),
        };
      }),
    )
    .sort(by('opportunity_id', 'sequence'));
}

/** Placed orders, cancelled ones too, by order_id; `revenue` is 0.00 for cancelled ones, `amount` isn't. */
export function ordersTable(model: ReferenceModel) {
  return model.orders
    .map((order) => ({
      order_id: order.orderId,
      contact_id: order.contact.contactId,
      contact_name: orNone(order.contact.name),
      opportunity_id: orNone(order.opportunity?.opportunityId),
      description: order.opportunity?.description ?? '',
      ...campaignColumns(model, order.opportunity?.campaignId ?? null),
      ...sourceColumns(model, order.sourceId),
      ...salespersonColumns(model, order.opportunity?.ownerId ?? null),
      status: order.status,
      cancelled: order.cancelled ? 1 : 0,
      currency: order.currency,
      amount: money(order.amount),
      original_amount: money(order.original.amount),
      original_currency: order.original.currency,
      revenue: order.cancelled ? '0.00' : money(order.amount),
      lines: order.lines.length,
      ordered_at: iso(order.placedAt),
      updated_at: iso(order.updatedAt),
    }))
    .sort(by('order_id'));
}

/** The lines of placed orders; an order without lines has one with product `(none)`. By order_id, line from 1. */
export function orderLinesTable(model: ReferenceModel) {
  return model.orders
    .flatMap((order) =>
      order.lines.map((line, index) => ({
        order_id: order.orderId,
        line: index + 1,
        product_id: orNone(line.productId),
        product_name: orNone(model.directory.products.get(line.productId ?? NONE)?.name),
        category: orNone(line.category),
        quantity: (line.quantity ?? new Dec(1)).toFixed(6),
        amount: money(line.amount),
        revenue: order.cancelled ? '0.00' : money(line.amount),
        contact_id: order.contact.contactId,
        opportunity_id: orNone(order.opportunity?.opportunityId),
        campaign_id: orNone(order.opportunity?.campaignId),
        source_id: orNone(order.sourceId),
        salesperson_id: orNone(order.opportunity?.ownerId),
        status: order.status,
        cancelled: order.cancelled ? 1 : 0,
        ordered_at: iso(order.placedAt),
      })),
    )
    .sort(by('order_id', 'line'));
}

/** Tasks that aren't gone, by task_id. */
export function tasksTable(model: ReferenceModel) {
  return model.tasks
    .map((task) => ({
      task_id: task.taskId,
      contact_id: task.contact.contactId,
      opportunity_id: orNone(task.opportunityId),
      title: task.title ?? '',
      due_on: task.dueOn,
      assignee_id: orNone(task.assigneeId),
      assignee_name: salespersonColumns(model, task.assigneeId).salesperson_name,
      done: task.done ? 1 : 0,
      created_at: isoOrNull(task.createdAt),
      completed_at: isoOrNull(task.completedAt),
    }))
    .sort(by('task_id'));
}

/** Costs that aren't cancelled, by cost_id. */
export function costsTable(model: ReferenceModel) {
  return model.costs
    .map((cost) => ({
      cost_id: cost.costId,
      amount: money(cost.amount),
      currency: cost.currency,
      spent_on: cost.spentOn,
      ...campaignColumns(model, cost.campaignId),
      ...sourceColumns(model, cost.sourceId),
      product_category: orNone(cost.category),
      recorded_at: iso(cost.recordedAt),
    }))
    .sort(by('cost_id'));
}

const byPlacement = (a: Order, b: Order): number =>
  compareInstants(a.placedAt, b.placedAt) || bytewise(a.orderId, b.orderId);
