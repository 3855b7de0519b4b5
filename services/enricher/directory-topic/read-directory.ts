import { createHash } from 'node:crypto';
import { parseEvent } from '../../../schemas/parse.ts';
import { type DirectoryEvent, isDirectoryEvent } from '../../../schemas/types.ts';
import type { ClickHouseClient } from '../../shared/clickhouse.ts';
import type { Config } from '../../shared/env.ts';
import { LeadstreamError } from '../../shared/errors.ts';
import { createBusinessTime } from '../derive/business-time.ts';
import type { DeriveContext, SupersededContent } from '../derive/model.ts';
import { Directory } from '../directory/directory.ts';
import { settingsFingerprint } from '../directory/fingerprint.ts';

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

/** What facts are derived with, and what tells that it is the same as before. */
export interface StoredContext extends DeriveContext {
  fingerprint: string;
}

/** The directory as ClickHouse has it, and what else facts depend on: what a worker derives with. */
export async function readDeriveContext(client: ClickHouseClient, config: Config): Promise<StoredContext> {
  const directory = new Directory(Date.now());
  const contents: string[] = [];
  for await (const { event } of readDirectory(client)) {
    directory.add(event);
    contents.push(JSON.stringify([event.type, event.source, event.id, event.time, event.data]));
  }
  const hash = createHash('sha256').update(settingsFingerprint(config)).update(String(directory.revision));
  for (const content of contents.sort()) hash.update(content);
  const { dayOf } = createBusinessTime(config.timeZone);
  return { directory, dayOf, baseCurrency: config.baseCurrency, fingerprint: hash.digest('base64url') };
}
