import type fact_contacts from '../../../clickhouse/schema/fact_contacts.ts';
import type fact_costs from '../../../clickhouse/schema/fact_costs.ts';
import type fact_opportunities from '../../../clickhouse/schema/fact_opportunities.ts';
import type fact_orders from '../../../clickhouse/schema/fact_orders.ts';
import type fact_tasks from '../../../clickhouse/schema/fact_tasks.ts';
import type { RowOf } from '../../../clickhouse/schema/table.ts';
import type { ActivityEvent } from '../../../schemas/types.ts';

/** What else came under an event's identity and was superseded (docs/contract/events.md, "Envelope"). */
export interface SupersededContent {
  type: string;
  time: string;
  data: Record<string, unknown>;
}

/** Where the event's first record is in Kafka, and when it was received. */
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

/** Rows are what the tables declare: a new column is a property of the fact. */
export type ContactFact = RowOf<typeof fact_contacts>;
export type OpportunityFact = RowOf<typeof fact_opportunities>;
export type StageEntry = OpportunityFact['history'][number];
export type Refusal = OpportunityFact['refusals'][number];
export type OrderFact = RowOf<typeof fact_orders>;
export type OrderLine = OrderFact['lines'][number];
export type TaskFact = RowOf<typeof fact_tasks>;
export type CostFact = RowOf<typeof fact_costs>;

export type Outcome = 'won' | 'lost' | 'in_progress';

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
