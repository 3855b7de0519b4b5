/** Tables for analysts over what contacts did: one row per thing, in its latest state. */
import { earliest, iso, isoOrNull } from '../calendar.ts';
import { money, orNone } from '../fields.ts';
import type { ReferenceModel } from '../model.ts';
import { probabilityOf } from './campaign.ts';
import { revenueOfOpportunity } from './campaign-lists.ts';
import { by } from './rows.ts';

/** Every contact that any event names, by contact_id. */
export function contactsTable(model: ReferenceModel) {
  return model.contacts
    .map((contact) => ({
      contact_id: contact.contactId,
      name: orNone(contact.name),
      email: orNone(contact.email),
      phone: orNone(contact.phone),
      industry: orNone(contact.industry),
      company: orNone(contact.company),
      salesperson_id: orNone(contact.owner),
      account_id: orNone(contact.account),
      origin: orNone(contact.origin),
      source_id: orNone(contact.sourceId),
      source_tag: orNone(contact.sourceTag),
      stage_id: orNone(contact.stageId),
      created_at: isoOrNull(contact.createdAt),
      updated_at: isoOrNull(contact.updatedAt),
    }))
    .sort(by('contact_id'));
}

/** Live opportunities, by opportunity_id. */
export function opportunitiesTable(model: ReferenceModel) {
  return model.opportunities
    .map((one) => {
      const orders = model.orders.filter((order) => order.opportunity === one && !order.cancelled);
      return {
        opportunity_id: one.opportunityId,
        contact_id: one.contact.contactId,
        campaign_id: orNone(one.campaignId),
        source_id: orNone(one.sourceId),
        salesperson_id: orNone(one.ownerId),
        product_category: orNone(one.category),
        description: one.description,
        stage_id: orNone(one.stageId),
        outcome: one.outcome,
        estimated_value: money(one.estimatedValue),
        close_rate: one.saidCloseRate?.toNumber() ?? 50,
        probability: probabilityOf(one),
        expected_close_on: one.expectedCloseOn,
        created_at: iso(one.createdAt),
        updated_at: iso(one.updatedAt),
        transferred_at: isoOrNull(one.transferredAt),
        qualified_at: isoOrNull(one.qualifiedAt),
        first_order_at: isoOrNull(earliest(orders.map((order) => order.placedAt))),
        orders: orders.length,
        revenue: money(revenueOfOpportunity(model, one)),
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
        return {
          opportunity_id: one.opportunityId,
          sequence: index + 1,
          stage_id: orNone(entry.stageId),
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
      opportunity_id: orNone(order.opportunity?.opportunityId),
      campaign_id: orNone(order.opportunity?.campaignId),
      source_id: orNone(order.sourceId),
      salesperson_id: orNone(order.opportunity?.ownerId),
      status: order.status,
      amount: money(order.amount),
      revenue: order.cancelled ? '0.00' : money(order.amount),
      ordered_at: iso(order.placedAt),
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
        category: orNone(line.category),
        amount: money(line.amount),
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
      spent_on: cost.spentOn,
      campaign_id: orNone(cost.campaignId),
      source_id: orNone(cost.sourceId),
      product_category: orNone(cost.category),
    }))
    .sort(by('cost_id'));
}
