import type { ContactFact, CostFact, OpportunityFact, OrderFact, TaskFact } from '../derive/model.ts';
import type { BinaryWriter } from './binary-writer.ts';

/** One column: its name in ClickHouse and how a row's value is written. */
export type Column<Row> = readonly [name: string, write: (writer: BinaryWriter, row: Row) => void];

/** One base table: rows are written column by column in RowBinary. */
export interface Table<Row> {
  name: string;
  columns: readonly Column<Row>[];
}

const STATES = { live: 1, deleted: 2, incomplete: 3, moved: 4, gone: 5 } as const;
const ORDER_STATES = { incomplete: 0, live: 1, gone: 2, deleted: 3, moved: 4 } as const;
const optionalTime = (writer: BinaryWriter, ms: number | undefined) =>
  writer.nullable(ms, (value) => writer.i64(value));
const optionalText = (writer: BinaryWriter, text: string | undefined) =>
  writer.nullable(text, (value) => writer.string(value));
const optionalDay = (writer: BinaryWriter, day: number | undefined) =>
  writer.nullable(day, (value) => writer.i32(value));
const bit = (value: boolean): number => (value ? 1 : 0);

export const CONTACTS: Table<ContactFact> = {
  name: 'fact_contacts',
  columns: [
    ['contact_id', (w, r) => w.string(r.contactId)],
    ['name', (w, r) => w.string(r.name)],
    ['email', (w, r) => w.string(r.email)],
    ['phone', (w, r) => w.string(r.phone)],
    ['industry', (w, r) => w.string(r.industry)],
    ['company', (w, r) => w.string(r.company)],
    ['salesperson_id', (w, r) => w.string(r.salespersonId)],
    ['account_id', (w, r) => w.string(r.accountId)],
    ['origin', (w, r) => w.string(r.origin)],
    ['source_id', (w, r) => w.string(r.sourceId)],
    ['source_tag', (w, r) => w.string(r.sourceTag)],
    ['acquired_at', (w, r) => optionalTime(w, r.acquiredAtMs)],
    ['stage_id', (w, r) => w.string(r.stageId)],
    ['stage_entered_at', (w, r) => optionalTime(w, r.stageEnteredAtMs)],
    ['tags', (w, r) => w.array(r.tags, (tag) => w.string(tag))],
    ['custom', (w, r) => w.map(r.custom)],
    ['custom_dropped', (w, r) => w.u8(bit(r.customDropped))],
    ['interactions', (w, r) => w.u32(r.interactions)],
    ['last_interaction_at', (w, r) => optionalTime(w, r.lastInteractionAtMs)],
    ['stage_changes', (w, r) => w.u32(r.stageChanges)],
    ['last_stage_change_at', (w, r) => optionalTime(w, r.lastStageChangeAtMs)],
    ['created_at', (w, r) => optionalTime(w, r.createdAtMs)],
    ['updated_at', (w, r) => optionalTime(w, r.updatedAtMs)],
    ['version', (w, r) => w.i64(r.version)],
  ],
};

export const OPPORTUNITIES: Table<OpportunityFact> = {
  name: 'fact_opportunities',
  columns: [
    ['campaign_id', (w, r) => w.string(r.campaignId)],
    ['opportunity_id', (w, r) => w.string(r.opportunityId)],
    ['state', (w, r) => w.u8(STATES[r.state])],
    ['contact_id', (w, r) => w.string(r.contactId)],
    ['contact_name', (w, r) => w.string(r.contactName)],
    ['industry', (w, r) => w.string(r.industry)],
    ['description', (w, r) => w.string(r.description)],
    ['salesperson_id', (w, r) => w.string(r.salespersonId)],
    ['stage_id', (w, r) => w.string(r.stageId)],
    ['stage_order', (w, r) => w.u16(r.stageOrder)],
    ['stage_name', (w, r) => w.string(r.stageName)],
    ['outcome', (w, r) => w.string(r.outcome)],
    ['source_id', (w, r) => w.string(r.sourceId)],
    ['category', (w, r) => w.string(r.category)],
    ['origin', (w, r) => w.string(r.origin)],
    ['estimated_value', (w, r) => w.decimal64(r.estimatedCents)],
    ['currency', (w, r) => w.string(r.currency)],
    ['close_rate', (w, r) => w.i32(r.closeRateMicros)],
    ['probability', (w, r) => w.i32(r.probabilityMicros)],
    ['expected_close_on', (w, r) => optionalDay(w, r.expectedCloseDay)],
    ['custom', (w, r) => w.map(r.custom)],
    ['custom_dropped', (w, r) => w.u8(bit(r.customDropped))],
    ['created_at', (w, r) => w.i64(r.createdAtMs)],
    ['updated_at', (w, r) => w.i64(r.updatedAtMs)],
    ['transferred_at', (w, r) => optionalTime(w, r.transferredAtMs)],
    ['transferred_to', (w, r) => optionalText(w, r.transferredTo)],
    ['qualified_at', (w, r) => optionalTime(w, r.qualifiedAtMs)],
    ['first_order_at', (w, r) => optionalTime(w, r.firstOrderAtMs)],
    ['first_order_id', (w, r) => optionalText(w, r.firstOrderId)],
    ['orders', (w, r) => w.u32(r.orders)],
    ['revenue', (w, r) => w.decimal64(r.revenueCents)],
    ['tasks_done', (w, r) => w.u32(r.tasksDone)],
    ['tasks_open', (w, r) => w.u32(r.tasksOpen)],
    ['lost_reason', (w, r) => w.string(r.lostReason)],
    ['stage_entered_at', (w, r) => w.i64(r.stageEnteredAtMs)],
    ['stage_changes', (w, r) => w.u32(r.stageChanges)],
    ['last_stage_change_at', (w, r) => optionalTime(w, r.lastStageChangeAtMs)],
    ['history.stage_id', (w, r) => w.array(r.history, (entry) => w.string(entry.stageId))],
    ['history.stage_order', (w, r) => w.array(r.history, (entry) => w.u16(entry.stageOrder))],
    ['history.outcome', (w, r) => w.array(r.history, (entry) => w.string(entry.outcome))],
    ['history.entered_at', (w, r) => w.array(r.history, (entry) => w.i64(entry.enteredAtMs))],
    ['history.by_id', (w, r) => w.array(r.history, (entry) => w.string(entry.byId))],
    ['history.reason', (w, r) => w.array(r.history, (entry) => w.string(entry.reason))],
    ['refusals.refused_at', (w, r) => w.array(r.refusals, (refusal) => w.i64(refusal.refusedAtMs))],
    ['refusals.event_source', (w, r) => w.array(r.refusals, (refusal) => w.string(refusal.eventSource))],
    ['refusals.event_id', (w, r) => w.array(r.refusals, (refusal) => w.string(refusal.eventId))],
    ['refusals.by_id', (w, r) => w.array(r.refusals, (refusal) => w.string(refusal.byId))],
    ['refusals.detail', (w, r) => w.array(r.refusals, (refusal) => w.string(refusal.detail))],
    ['missing_fx', (w, r) => w.u8(bit(r.missingFx))],
    ['created_months', (w, r) => w.array(r.createdMonths, (month) => w.u16(month))],
    ['milestone_months', (w, r) => w.array(r.milestoneMonths, (month) => w.u16(month))],
    ['version', (w, r) => w.i64(r.version)],
  ],
};

export const ORDERS: Table<OrderFact> = {
  name: 'fact_orders',
  columns: [
    ['order_id', (w, r) => w.string(r.orderId)],
    ['live', (w, r) => w.u8(ORDER_STATES[r.state])],
    ['contact_id', (w, r) => w.string(r.contactId)],
    ['contact_name', (w, r) => w.string(r.contactName)],
    ['opportunity_id', (w, r) => w.string(r.opportunityId)],
    ['description', (w, r) => w.string(r.description)],
    ['campaign_id', (w, r) => w.string(r.campaignId)],
    ['source_id', (w, r) => w.string(r.sourceId)],
    ['salesperson_id', (w, r) => w.string(r.salespersonId)],
    ['stage_id', (w, r) => w.string(r.stageId)],
    ['stage_order', (w, r) => w.u16(r.stageOrder)],
    ['stage_name', (w, r) => w.string(r.stageName)],
    ['status', (w, r) => w.string(r.status)],
    ['cancelled', (w, r) => w.u8(bit(r.cancelled))],
    ['currency', (w, r) => w.string(r.currency)],
    ['amount', (w, r) => w.decimal64(r.amountCents)],
    ['revenue', (w, r) => w.decimal64(r.revenueCents)],
    ['ordered_at', (w, r) => w.i64(r.orderedAtMs)],
    ['updated_at', (w, r) => w.i64(r.updatedAtMs)],
    ['lines.product_id', (w, r) => w.array(r.lines, (line) => w.string(line.productId))],
    ['lines.category', (w, r) => w.array(r.lines, (line) => w.string(line.category))],
    ['lines.quantity', (w, r) => w.array(r.lines, (line) => w.decimal64(line.quantityMicros))],
    ['lines.amount', (w, r) => w.array(r.lines, (line) => w.decimal64(line.amountCents))],
    ['missing_fx', (w, r) => w.u8(bit(r.missingFx))],
    ['placed_months', (w, r) => w.array(r.placedMonths, (month) => w.u16(month))],
    ['version', (w, r) => w.i64(r.version)],
  ],
};

export const TASKS: Table<TaskFact> = {
  name: 'fact_tasks',
  columns: [
    ['task_id', (w, r) => w.string(r.taskId)],
    ['live', (w, r) => w.u8(bit(r.state === 'live'))],
    ['contact_id', (w, r) => w.string(r.contactId)],
    ['opportunity_id', (w, r) => w.string(r.opportunityId)],
    ['title', (w, r) => w.string(r.title)],
    ['assignee_id', (w, r) => w.string(r.assigneeId)],
    ['due_on', (w, r) => optionalDay(w, r.dueDay)],
    ['done', (w, r) => w.u8(bit(r.done))],
    ['created_at', (w, r) => optionalTime(w, r.createdAtMs)],
    ['completed_at', (w, r) => optionalTime(w, r.completedAtMs)],
    ['version', (w, r) => w.i64(r.version)],
  ],
};

export const COSTS: Table<CostFact> = {
  name: 'fact_costs',
  columns: [
    ['cost_id', (w, r) => w.string(r.costId)],
    ['live', (w, r) => w.u8(bit(r.state === 'live'))],
    ['amount', (w, r) => w.decimal64(r.amountCents)],
    ['currency', (w, r) => w.string(r.currency)],
    ['spent_on', (w, r) => w.i32(r.spentOnDay)],
    ['campaign_id', (w, r) => w.string(r.campaignId)],
    ['source_id', (w, r) => w.string(r.sourceId)],
    ['category', (w, r) => w.string(r.category)],
    ['recorded_at', (w, r) => w.i64(r.recordedAtMs)],
    ['missing_fx', (w, r) => w.u8(bit(r.missingFx))],
    ['version', (w, r) => w.i64(r.version)],
  ],
};
