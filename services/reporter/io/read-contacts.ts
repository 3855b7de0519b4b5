import { compareEvents } from '../../../schemas/compare.ts';
import type { ClickHouseClient } from '../../shared/clickhouse.ts';
import type { ContactEvent, RoutingConfig } from '../model.ts';
import type { ContactRange } from './contact-ranges.ts';

export interface ContactWay {
  contactId: string;
  /** By (time, source, id). */
  events: ContactEvent[];
}

type EventLine = [type: string, timeMs: string, timeSub: string, source: string, id: string, a: string, b: string];
type Line = [contactId: string, events: EventLine[]];

/**
 * Of each contact that has one of the tags: the events that can decide its way. The condition on time is beside FINAL, so that it is the version
 * which counts of an event that is compared. `created` is read even if it says nothing, as the first one counts before all others.
 */
const queryOf = (range: ContactRange) => `
  with
      substring(type, 13) as kind,
      JSONExtractString(data, 'tag') as tag
  select
      key,
      groupArray((
          kind,
          toUnixTimestamp64Milli(time),
          trim(trailing '0' from extract(time_text, '\\\\.[0-9]{3}([0-9]+)')),
          source,
          id,
          multiIf(
              kind = 'tagged', tag,
              kind = 'assigned', JSONExtractString(data, 'to_id'),
              kind = 'stage_changed', JSONExtractString(data, 'stage_id'),
              JSONExtractRaw(data, 'owner_id')
          ),
          if(kind = 'assigned', JSONExtractString(data, 'from_id'), JSONExtractRaw(data, 'account_id'))
      ))
  from fact_events final
  where ${range.after === undefined ? 'true' : 'key > {after: String}'}
    and ${range.upTo === undefined ? 'true' : 'key <= {upTo: String}'}
    and type in ('crm.contact.created', 'crm.contact.updated', 'crm.contact.tagged', 'crm.contact.assigned', 'crm.contact.stage_changed')
    and time < fromUnixTimestamp64Milli({beforeMs: Int64}, 'UTC')
    and (kind != 'tagged' or tag in {tags: Array(String)})
    and (kind != 'stage_changed' or JSONExtractString(data, 'stage_id') in {stages: Array(String)})
    and (kind != 'updated' or JSONHas(data, 'owner_id') or JSONHas(data, 'account_id'))
  group by key
  having countIf(kind = 'tagged' and tag in {sourceTags: Array(String)}) > 0`;

/** What of the events the reports look at, all of them together. */
export interface Interest {
  /** Exclusive. */
  beforeMs: number;
  configs: readonly RoutingConfig[];
}

/** Contacts of a range that one of the reports may have acquired, in any order. */
export async function readContacts(
  client: ClickHouseClient,
  range: ContactRange,
  { beforeMs, configs }: Interest,
  signal?: AbortSignal,
): Promise<ContactWay[]> {
  const sourceTags = configs.flatMap((config) => config.sourceTags);
  const result = await client.query({
    query: queryOf(range),
    query_params: {
      after: range.after ?? '',
      upTo: range.upTo ?? '',
      beforeMs,
      sourceTags,
      tags: [...sourceTags, ...configs.map((config) => config.firstContactTag)],
      stages: configs.flatMap((config) => [config.conversionStage1, config.conversionStage2, config.finalStage]),
    },
    format: 'JSONCompactEachRow',
    ...(signal ? { abort_signal: signal } : {}),
  });
  const ways: ContactWay[] = [];
  for await (const rows of result.stream<Line>()) {
    for (const row of rows) {
      const [contactId, lines] = row.json();
      ways.push({ contactId, events: lines.map(eventOf).sort(compareEvents) });
    }
  }
  return ways;
}

function eventOf([type, timeMs, timeSub, source, id, a, b]: EventLine): ContactEvent {
  const position = { timeMs: Number(timeMs), timeSub, source, id };
  switch (type) {
    case 'tagged':
      return { ...position, kind: 'tagged', tag: a };
    case 'assigned':
      return { ...position, kind: 'assigned', toId: a, fromId: b === '' ? undefined : b };
    case 'stage_changed':
      return { ...position, kind: 'entered', stageId: a };
    default:
      return {
        ...position,
        kind: type === 'created' ? 'created' : 'updated',
        ownerId: said(a),
        accountId: said(b),
      };
  }
}

/** JSON of an optional text: '' where it is not said. */
function said(raw: string): string | null | undefined {
  if (raw === '') return undefined;
  const value: unknown = JSON.parse(raw);
  return typeof value === 'string' ? value : null;
}
