import type { Enrichment, StoredEvent } from '../derive/model.ts';
import type { Table } from './tables.ts';

/** An event row: the event, what it is enriched with, and the topic it came from. */
export interface EventRow {
  event: StoredEvent;
  enrichment: Enrichment;
  topic: string;
  version: number;
}

export const EVENTS: Table<EventRow> = {
  name: 'fact_events',
  columns: [
    ['key', (w, r) => w.string(r.event.key)],
    ['source', (w, r) => w.string(r.event.source)],
    ['id', (w, r) => w.string(r.event.id)],
    ['type', (w, r) => w.string(r.event.type)],
    ['time', (w, r) => w.i64(r.event.timeMs)],
    ['time_text', (w, r) => w.string(r.event.time)],
    ['subject', (w, r) => w.string(r.event.subject ?? '')],
    ['received_at', (w, r) => w.i64(r.event.receivedAtMs)],
    ['contact_id', (w, r) => w.string(r.enrichment.contactId)],
    ['opportunity_id', (w, r) => w.string(r.enrichment.opportunityId)],
    ['campaign_id', (w, r) => w.string(r.enrichment.campaignId)],
    ['source_id', (w, r) => w.string(r.enrichment.sourceId)],
    ['salesperson_id', (w, r) => w.string(r.enrichment.salespersonId)],
    ['data', (w, r) => w.string(r.event.dataJson)],
    ['conflicts', (w, r) => w.array(r.event.superseded ?? [], (content) => w.string(JSON.stringify(content)))],
    ['topic', (w, r) => w.string(r.topic)],
    ['partition', (w, r) => w.u32(r.event.partition)],
    ['offset', (w, r) => w.i64(r.event.offset)],
    ['version', (w, r) => w.i64(r.version)],
  ],
};

/** A record that added no event. */
export interface DuplicateRow {
  topic: string;
  partition: number;
  offset: number;
  /** As the public view `duplicates` says it: `same` is a duplicate. */
  kind: 'same' | 'conflicting' | 'rerouted';
  source: string;
  id: string;
  receivedAtMs: number;
}

export const DUPLICATES: Table<DuplicateRow> = {
  name: 'fact_duplicates',
  columns: [
    ['topic', (w, r) => w.string(r.topic)],
    ['partition', (w, r) => w.u32(r.partition)],
    ['offset', (w, r) => w.i64(r.offset)],
    ['kind', (w, r) => w.string(r.kind)],
    ['source', (w, r) => w.string(r.source)],
    ['id', (w, r) => w.string(r.id)],
    ['received_at', (w, r) => w.i64(r.receivedAtMs)],
  ],
};

/** A record that went to the dead-letter topic. */
export interface DeadLetterRow {
  topic: string;
  partition: number;
  offset: number;
  code: string;
  field: string;
  message: string;
  receivedAtMs: number;
}

export const DEAD_LETTERS: Table<DeadLetterRow> = {
  name: 'fact_dead_letters',
  columns: [
    ['topic', (w, r) => w.string(r.topic)],
    ['partition', (w, r) => w.u32(r.partition)],
    ['offset', (w, r) => w.i64(r.offset)],
    ['code', (w, r) => w.string(r.code)],
    ['field', (w, r) => w.string(r.field)],
    ['message', (w, r) => w.string(r.message)],
    ['received_at', (w, r) => w.i64(r.receivedAtMs)],
  ],
};

/** One version of a directory entity. */
export interface DirectoryRow {
  type: string;
  entityId: string;
  source: string;
  id: string;
  timeMs: number;
  time: string;
  receivedAtMs: number;
  data: string;
  conflicts: string[];
  topic: string;
  partition: number;
  offset: number;
  version: number;
}

export const DIRECTORY: Table<DirectoryRow> = {
  name: 'fact_directory',
  columns: [
    ['type', (w, r) => w.string(r.type)],
    ['entity_id', (w, r) => w.string(r.entityId)],
    ['source', (w, r) => w.string(r.source)],
    ['id', (w, r) => w.string(r.id)],
    ['time', (w, r) => w.i64(r.timeMs)],
    ['time_text', (w, r) => w.string(r.time)],
    ['received_at', (w, r) => w.i64(r.receivedAtMs)],
    ['data', (w, r) => w.string(r.data)],
    ['conflicts', (w, r) => w.array(r.conflicts, (conflict) => w.string(conflict))],
    ['topic', (w, r) => w.string(r.topic)],
    ['partition', (w, r) => w.u32(r.partition)],
    ['offset', (w, r) => w.i64(r.offset)],
    ['version', (w, r) => w.i64(r.version)],
  ],
};
