import type { ActivityEvent } from '../../../schemas/types.ts';

/** What else came under an event's identity and was superseded (docs/contract/events.md, "Envelope"). */
export interface SupersededContent {
  type: string;
  time: string;
  data: Record<string, unknown>;
}

/** Where the event's first record lies in Kafka, and when it was received. */
export interface Provenance {
  partition: number;
  offset: number;
  receivedAtMs: number;
  /** JSON text of `data`: made once, it is what ClickHouse and the state keep. */
  dataJson: string;
  superseded?: SupersededContent[];
  /** About the bytes of `superseded` as text. */
  supersededBytes?: number;
}

/** An accepted event as the state keeps it. */
export type StoredEvent = ActivityEvent & Provenance;

export type EventOf<T extends StoredEvent['type']> = Extract<StoredEvent, { type: T }>;

/** How missing ids, names and categories read everywhere (docs/contract/metrics.md, "Conventions"). */
export const NONE = '(none)';

/** A row that replaces its predecessor if its version is greater (docs/architecture.md, "Invariants"). */
export interface Versioned {
  version: number;
}

export interface ContactFact extends Versioned {
  contactId: string;
  name: string;
  email: string;
  phone: string;
  industry: string;
  company: string;
  salespersonId: string;
  accountId: string;
  origin: string;
  sourceId: string;
  sourceTag: string;
  acquiredAtMs: number | undefined;
  stageId: string;
  stageEnteredAtMs: number | undefined;
  tags: string[];
  custom: ReadonlyMap<string, string>;
  /** Whether keys found no room in `custom` (docs/contract/events.md, "Bounds"). */
  customDropped: boolean;
  interactions: number;
  lastInteractionAtMs: number | undefined;
  /** Applied stage changes of its opportunities that live: interactions too (docs/contract/metrics.md, "Sales pipeline"). */
  stageChanges: number;
  lastStageChangeAtMs: number | undefined;
  createdAtMs: number | undefined;
  updatedAtMs: number | undefined;
}

/**
 * What a row says of its entity. `live`: it counts. `deleted`: an event said so. `incomplete`: its first event (`created`, `placed`) has not come yet.
 * `moved`: it has another row under another key. `gone`: every content that named it was superseded.
 */
export type RowState = 'live' | 'deleted' | 'incomplete' | 'moved' | 'gone';

export interface StageEntry {
  stageId: string;
  stageOrder: number;
  outcome: Outcome;
  enteredAtMs: number;
  byId: string;
  reason: string;
}

export type Outcome = 'won' | 'lost' | 'in_progress';

export interface Refusal {
  refusedAtMs: number;
  eventSource: string;
  eventId: string;
  byId: string;
  detail: string;
}

export interface OpportunityFact extends Versioned {
  campaignId: string;
  opportunityId: string;
  state: RowState;
  contactId: string;
  contactName: string;
  industry: string;
  description: string;
  salespersonId: string;
  stageId: string;
  stageOrder: number;
  stageName: string;
  outcome: Outcome;
  sourceId: string;
  category: string;
  origin: string;
  estimatedCents: bigint;
  currency: string;
  /** Percentages × 10^6, as Decimal(9, 6) stores them. */
  closeRateMicros: number;
  probabilityMicros: number;
  expectedCloseDay: number | undefined;
  custom: ReadonlyMap<string, string>;
  /** Whether keys found no room in `custom` (docs/contract/events.md, "Bounds"). */
  customDropped: boolean;
  createdAtMs: number;
  updatedAtMs: number;
  transferredAtMs: number | undefined;
  transferredTo: string | undefined;
  qualifiedAtMs: number | undefined;
  firstOrderAtMs: number | undefined;
  firstOrderId: string | undefined;
  orders: number;
  revenueCents: bigint;
  tasksDone: number;
  tasksOpen: number;
  history: StageEntry[];
  /** Reason given with the change into the stage it is in, and when it entered it. */
  lostReason: string;
  stageEnteredAtMs: number;
  /** Applied stage changes: it was created in the first stage of its history. */
  stageChanges: number;
  lastStageChangeAtMs: number | undefined;
  refusals: Refusal[];
  missingFx: boolean;
  /** Months (months.ts) of all contents that say it was created, ascending: the current `createdAtMs` is in one of them. */
  createdMonths: readonly number[];
  /** The same with those that say it was transferred or qualified. */
  milestoneMonths: readonly number[];
}

export interface OrderLine {
  productId: string;
  category: string;
  /** Quantity × 10^6, as Decimal(18, 6) stores it. */
  quantityMicros: bigint;
  amountCents: bigint;
}

export interface OrderFact extends Versioned {
  orderId: string;
  state: RowState;
  contactId: string;
  contactName: string;
  opportunityId: string;
  description: string;
  campaignId: string;
  sourceId: string;
  salespersonId: string;
  /** Where its opportunity stands now. */
  stageId: string;
  stageOrder: number;
  stageName: string;
  status: string;
  cancelled: boolean;
  currency: string;
  amountCents: bigint;
  /** The amount, 0 if it is cancelled. */
  revenueCents: bigint;
  orderedAtMs: number;
  updatedAtMs: number;
  lines: OrderLine[];
  missingFx: boolean;
  /** Months (months.ts) of all contents that say it was placed, ascending: the current `orderedAtMs` is in one of them. */
  placedMonths: readonly number[];
}

export interface TaskFact extends Versioned {
  taskId: string;
  state: RowState;
  contactId: string;
  opportunityId: string;
  title: string;
  assigneeId: string;
  dueDay: number | undefined;
  done: boolean;
  createdAtMs: number | undefined;
  completedAtMs: number | undefined;
}

export interface CostFact extends Versioned {
  costId: string;
  state: RowState;
  amountCents: bigint;
  currency: string;
  spentOnDay: number;
  campaignId: string;
  sourceId: string;
  category: string;
  recordedAtMs: number;
  missingFx: boolean;
}

/** What an event row says beside the event itself: its contact; its campaign, first touch and salesperson as of the event. */
export interface Enrichment {
  contactId: string;
  opportunityId: string;
  campaignId: string;
  sourceId: string;
  salespersonId: string;
}

/** Rows to write for one contact (or one cost). */
export interface Facts {
  key: string;
  contact: ContactFact | undefined;
  opportunities: OpportunityFact[];
  orders: OrderFact[];
  tasks: TaskFact[];
  cost: CostFact | undefined;
  /** Event rows to write, each with what it is enriched with; `eventsVersion` is the version of them all. */
  events: { event: StoredEvent; enrichment: Enrichment }[];
  eventsVersion: number;
}

/** One stage of a campaign or of the pipeline. `order` counts from 1. */
export interface Stage {
  order: number;
  name: string;
  rateMicros: number | undefined;
  outcome: Outcome;
}

export interface StageList {
  first: string | undefined;
  byId: ReadonlyMap<string, Stage>;
  /** Names of stages that it no longer lists, as they were given last (docs/contract/events.md, "Rules of derivation"). */
  formerNames: ReadonlyMap<string, string>;
}

/** What the derivation asks of the directory. */
export interface DirectoryView {
  /** Grows with every version of any entity received. */
  readonly revision: number;
  /** Stages of a campaign; of the pipeline for opportunities without one; undefined if the directory does not know it. */
  stagesOf(campaignId: string | undefined): StageList | undefined;
  /** Source that a tag means, if any. */
  sourceOfTag(tag: string): string | undefined;
  /** Role of a salesperson, undefined if unknown. */
  roleOf(salespersonId: string): string | undefined;
  categoryOf(productId: string): string | undefined;
  /** Last rate on or before the day, as decimal text. */
  rateOn(currency: string, day: number): string | undefined;
}

/** Everything `derive` depends on beside the events. */
export interface DeriveContext {
  directory: DirectoryView;
  dayOf(epochMs: number): number;
  baseCurrency: string;
}
