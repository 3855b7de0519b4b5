import { parseEvent } from '../../../schemas/parse.ts';
import { type DirectoryEvent, isDirectoryEvent } from '../../../schemas/types.ts';
import type { ClickHouseClient } from '../../shared/clickhouse.ts';
import { LeadstreamError } from '../../shared/errors.ts';

/** A directory version and the place of its identity's first record. */
export interface StoredVersion {
  event: DirectoryEvent;
  partition: number;
  offset: number;
  receivedAtMs: number;
}

type Line = [
  source: string,
  id: string,
  type: string,
  time: string,
  data: string,
  conflicts: string[],
  partition: number,
  offset: string,
  receivedAt: string,
];

/** A superseded content as `fact_directory.conflicts` holds it. */
interface SupersededContent {
  type: string;
  time: string;
  data: unknown;
}

/** Every version of every directory entity that ClickHouse knows, superseded contents included. */
export async function* readDirectory(client: ClickHouseClient): AsyncGenerator<StoredVersion> {
  const result = await client.query({
    query:
      'SELECT source, id, type, time_text, data, conflicts, partition, offset, toUnixTimestamp64Milli(received_at) FROM fact_directory FINAL',
    format: 'JSONCompactEachRow',
  });
  for await (const rows of result.stream<Line>()) {
    for (const row of rows) {
      const [source, id, type, time, data, conflicts, partition, offset, receivedAt] = row.json();
      const place = { partition, offset: Number(offset), receivedAtMs: Number(receivedAt) };
      const parsedData: unknown = JSON.parse(data);
      yield { event: parse({ source, id, type, time, data: parsedData }), ...place };
      for (const text of conflicts) {
        const content: SupersededContent = JSON.parse(text);
        yield { event: parse({ source, id, ...content }), ...place };
      }
    }
  }
}

function parse(json: { source: string; id: string; type: string; time: string; data: unknown }): DirectoryEvent {
  const parsed = parseEvent(
    { specversion: '1.0', ...json },
    {
      receivedAtMs: Number.MAX_SAFE_INTEGER,
      lenient: true,
      stored: true,
    },
  );
  if (!parsed.ok || !isDirectoryEvent(parsed.event)) {
    throw new LeadstreamError('RESTORE', `directory event (${json.source}, ${json.id}) in ClickHouse does not parse`);
  }
  return parsed.event;
}
