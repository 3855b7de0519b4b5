import { parseEventBytes } from '../../../schemas/decode.ts';
import { isDirectoryEvent, type ParsedEvent } from '../../../schemas/types.ts';
import { LENIENT_HEADER } from '../../shared/kafka/dlq-headers.ts';
import { partitionOf } from '../../shared/kafka/partitioner.ts';
import type { StoredEvent } from '../derive/model.ts';
import type { Fault, Record } from '../io/record.ts';
import { stateKey } from '../state/partition-store.ts';

/** Outcome of reading a record: bad input is a value, not an exception. */
export type Decoded =
  | { kind: 'event'; event: StoredEvent }
  /** A producer with another partitioner or key put it where its contact's other events are not. */
  | { kind: 'misplaced'; event: StoredEvent }
  | { kind: 'dead'; fault: Fault };

/** An event that was read, its record, and where its set is in the store. */
export interface Item {
  record: Record;
  event: StoredEvent;
  key: string;
}

export function itemOf(record: Record, event: StoredEvent): Item {
  return { record, event, key: stateKey(event.type === 'crm.cost.recorded' ? 'cost' : 'contact', event.key) };
}

const dead = (code: string, message: string, field = ''): { kind: 'dead'; fault: Fault } => ({
  kind: 'dead',
  fault: { code, field, message },
});

/** Reads the CloudEvent of a record; the same contract that ingest applies (docs/contract/events.md, "Topics"). */
export function decodeEvent(record: Record): { kind: 'parsed'; event: ParsedEvent } | { kind: 'dead'; fault: Fault } {
  const { value } = record;
  if (value === null || value.length === 0) return dead('empty_record', 'the record has no value');
  const lenient = record.headers[LENIENT_HEADER]?.toString() === '1';
  const result = parseEventBytes(value, { receivedAtMs: record.timestampMs, lenient });
  if (!result.ok) return { kind: 'dead', fault: { code: result.code, field: result.field, message: result.message } };
  return { kind: 'parsed', event: result.event };
}

/** Reads an activity event and where it belongs. */
export function decodeActivity(record: Record, partitions: number): Decoded {
  const decoded = decodeEvent(record);
  if (decoded.kind === 'dead') return decoded;
  const { event } = decoded;
  if (isDirectoryEvent(event)) return dead('wrong_topic', 'directory events belong on the directory topic', 'type');
  // The event was made for this call: completing it in place spares a copy of every event.
  const stored: StoredEvent = Object.assign(event, {
    partition: record.partition,
    offset: record.offset,
    receivedAtMs: record.timestampMs,
    dataJson: JSON.stringify(event.data),
  });
  return { kind: partitionOf(event.key, partitions) === record.partition ? 'event' : 'misplaced', event: stored };
}
