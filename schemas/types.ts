import type { z } from 'zod';
import { campaignEvents } from './campaign.ts';
import { contactEvents } from './contact.ts';
import { costEvents } from './cost.ts';
import type { Accepted } from './define.ts';
import { fxRateEvents } from './fx-rate.ts';
import { interactionEvents } from './interaction.ts';
import { leadReportEvents } from './lead-report.ts';
import { moneyPaths } from './money-paths.ts';
import { opportunityEvents } from './opportunity.ts';
import { orderEvents } from './order.ts';
import { pipelineEvents } from './pipeline.ts';
import { productEvents } from './product.ts';
import { salespersonEvents } from './salesperson.ts';
import { sourceEvents } from './source.ts';
import { taskEvents } from './task.ts';
import { viewerEvents } from './viewer.ts';

/** Activity events: topic `<prefix>.events`. */
export const ACTIVITY = {
  ...contactEvents,
  ...opportunityEvents,
  ...orderEvents,
  ...taskEvents,
  ...interactionEvents,
  ...costEvents,
};

/** Directory events (`*.set`): topic `<prefix>.directory`. */
export const DIRECTORY = {
  ...campaignEvents,
  ...pipelineEvents,
  ...salespersonEvents,
  ...sourceEvents,
  ...productEvents,
  ...leadReportEvents,
  ...fxRateEvents,
  ...viewerEvents,
};

/** Every event type by its name. */
export const EVENTS = { ...ACTIVITY, ...DIRECTORY };

export type ActivityType = keyof typeof ACTIVITY;
export type DirectoryType = keyof typeof DIRECTORY;
export type EventType = ActivityType | DirectoryType;

export const isActivityType = (type: string): type is ActivityType => Object.hasOwn(ACTIVITY, type);
export const isDirectoryType = (type: string): type is DirectoryType => Object.hasOwn(DIRECTORY, type);
export const isEventType = (type: string): type is EventType => Object.hasOwn(EVENTS, type);

export const ACTIVITY_TYPES: readonly ActivityType[] = Object.keys(ACTIVITY).filter(isActivityType);
export const DIRECTORY_TYPES: readonly DirectoryType[] = Object.keys(DIRECTORY).filter(isDirectoryType);
export const EVENT_TYPES: readonly EventType[] = [...ACTIVITY_TYPES, ...DIRECTORY_TYPES];

/** `data` of an event type. */
export type DataOf<T extends EventType> = z.output<(typeof EVENTS)[T]['data']>;

type EventOf<T extends EventType> = { [K in T]: Accepted<K, DataOf<K>> }[T];

/** Events that were accepted, discriminated by `type`. */
export type ActivityEvent = EventOf<ActivityType>;
export type DirectoryEvent = EventOf<DirectoryType>;
export type ParsedEvent = ActivityEvent | DirectoryEvent;

/** An event as a CRM sends it. */
export type CloudEvent<T extends EventType = EventType> = {
  [K in T]: {
    specversion: '1.0';
    id: string;
    source: string;
    type: K;
    time: string;
    subject?: string;
    data: DataOf<K>;
  };
}[T];

type FieldsByType = Readonly<Record<EventType, ReadonlySet<string>>>;

function byType(fieldsOf: (type: EventType) => readonly string[]): FieldsByType {
  const fields = Object.fromEntries(EVENT_TYPES.map((type) => [type, new Set(fieldsOf(type))]));
  const isComplete = (some: Record<string, ReadonlySet<string>>): some is FieldsByType =>
    EVENT_TYPES.every((type) => Object.hasOwn(some, type));
  if (!isComplete(fields)) throw new Error('an event type has no schema');
  return fields;
}

/** Fields of `data` that the contract names, by type. All others belong under `custom`. */
export const KNOWN_FIELDS: FieldsByType = byType((type) => Object.keys(EVENTS[type].data.shape));

/** Paths of an event that hold money, by type, with `*` for a place in a list: `data.lines.*.amount`. */
export const MONEY_PATHS: FieldsByType = byType((type) => moneyPaths(EVENTS[type].data, 'data'));

export function isDirectoryEvent(event: ParsedEvent): event is DirectoryEvent {
  return isDirectoryType(event.type);
}

/** Id of the entity that a directory event sets: `currency|on` for a rate, `''` for the pipeline. */
export function entityId(event: DirectoryEvent): string {
  return event.key.slice(event.type.length);
}
