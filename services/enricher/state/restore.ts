import { parseEvent } from '../../../schemas/parse.ts';
import { isDirectoryEvent } from '../../../schemas/types.ts';
import type { ClickHouseClient } from '../../shared/clickhouse.ts';
import { LeadstreamError } from '../../shared/errors.ts';
import type { StoredEvent, SupersededContent } from '../derive/model.ts';

/** Columns of a stored event, as `EventLine` has them. */
const COLUMNS = [
  'key',
  'source',
  'id',
  'type',
  'time_text',
  'subject',
  'toUnixTimestamp64Milli(received_at)',
  'data',
  'conflicts',
  'partition',
  'offset',
].join(', ');

type EventLine = [string, string, string, string, string, string, string, string, string[], number, string];

/** A contact's or a cost's events as ClickHouse has them, not sorted. */
export interface StoredSet {
  kind: 'contact' | 'cost';
  key: string;
  events: StoredEvent[];
}

/**
 * Reads every event of a partition (by the partition of its key, so that it holds after a change of Kafka) from ClickHouse,
 * set by set in order of key.
 * @throws LeadstreamError `RESTORE` if a stored event no longer parses
 */
export function readSets(client: ClickHouseClient, partition: number, partitions: number): AsyncGenerator<StoredSet> {
  return readSetsWhere(
    client,
    'bitAnd(kafkaMurmurHash(key), 2147483647) % {partitions: UInt32} = {partition: UInt32}',
    { partition, partitions },
  );
}

/** {@link readSets} for the keys that a condition names: all events of a key or none. */
export async function* readSetsWhere(
  client: ClickHouseClient,
  condition: string,
  parameters: Record<string, unknown>,
): AsyncGenerator<StoredSet> {
  const result = await client.query({
    query: `SELECT ${COLUMNS} FROM fact_events FINAL WHERE ${condition} ORDER BY key`,
    query_params: parameters,
    format: 'JSONCompactEachRow',
    clickhouse_settings: { optimize_read_in_order: 1, max_threads: 1 },
  });
  let key: string | undefined;
  let contact: StoredEvent[] = [];
  let cost: StoredEvent[] = [];
  for await (const rows of result.stream<EventLine>()) {
    for (const row of rows) {
      const line = row.json();
      if (key !== undefined && line[0] !== key) {
        yield* setsOf(key, contact, cost);
        contact = [];
        cost = [];
      }
      key = line[0];
      const event = eventOf(line);
      (event.type === 'crm.cost.recorded' ? cost : contact).push(event);
    }
  }
  if (key !== undefined) yield* setsOf(key, contact, cost);
}

function* setsOf(key: string, contact: StoredEvent[], cost: StoredEvent[]): Generator<StoredSet> {
  if (contact.length > 0) yield { kind: 'contact', key, events: contact };
  if (cost.length > 0) yield { kind: 'cost', key, events: cost };
}

function eventOf(line: EventLine): StoredEvent {
  const [, source, id, type, time, subject, receivedAt, data, conflicts, partition, offset] = line;
  const said = subject === '' ? {} : { subject };
  const json: unknown = { specversion: '1.0', source, id, type, time, data: JSON.parse(data), ...said };
  // Lenient and at the latest: it was accepted once, under the rules of its time.
  const parsed = parseEvent(json, {
    receivedAtMs: Number.MAX_SAFE_INTEGER,
    lenient: true,
    stored: true,
  });
  if (!parsed.ok || isDirectoryEvent(parsed.event)) {
    throw new LeadstreamError(
      'RESTORE',
      `event (${source}, ${id}) in ClickHouse does not parse${parsed.ok ? '' : `: ${parsed.field} ${parsed.message}`}`,
    );
  }
  const event: StoredEvent = {
    ...parsed.event,
    partition,
    offset: Number(offset),
    receivedAtMs: Number(receivedAt),
    dataJson: data,
  };
  if (conflicts.length > 0) {
    event.superseded = conflicts.map((text) => {
      const content: SupersededContent = JSON.parse(text);
      return content;
    });
  }
  return event;
}
