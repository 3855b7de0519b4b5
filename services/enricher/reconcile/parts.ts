import { ClickHouseError } from '@clickhouse/client';
import { z } from 'zod';
import { identifier } from '../../../clickhouse/quote.ts';
import type { ClickHouseClient } from '../../shared/clickhouse.ts';

/** A part of a table that can't be read, or was set aside as such. */
export interface BrokenPart {
  table: string;
  part: string;
  /** `unreadable`: still in use; `detached`: set aside by the engine itself, or by us. */
  state: 'unreadable' | 'detached';
  reason: string;
}

/** What a read of a damaged part ends with. */
const CORRUPTION = [
  33, // CANNOT_READ_ALL_DATA
  34, // TOO_MANY_ROWS_OR_BYTES: marks beyond the file
  40, // CHECKSUM_DOESNT_MATCH
  76, // CANNOT_OPEN_FILE
  79, // INCORRECT_FILE_NAME
  107, // FILE_DOESNT_EXIST
  117, // INCORRECT_DATA
  226, // NO_FILE_IN_DATA_PART
  228, // BAD_SIZE_OF_FILE_IN_DATA_PART
  246, // CORRUPTED_DATA
  271, // CANNOT_DECOMPRESS
];

/** Whether a query failed since what is stored can't be read. */
export const isCorruption = (error: unknown): boolean =>
  error instanceof ClickHouseError && CORRUPTION.includes(Number(error.code));

const Table = z.object({ name: z.string() });
const Checked = z.object({ part_path: z.string(), is_passed: z.number(), message: z.string() });
const Detached = z.object({ table: z.string(), name: z.string(), reason: z.string() });
const Seen = z.object({ seen: z.coerce.number() });

async function rows<T>(client: ClickHouseClient, query: string, schema: z.ZodType<T>, parameters = {}): Promise<T[]> {
  const result = await client.query({ query, query_params: parameters, format: 'JSONEachRow' });
  return z.array(schema).parse(await result.json());
}

/** How often reads of parts have met damaged data since the server started: a number that grows says that there is a part to be found. */
export async function countCorruption(client: ClickHouseClient): Promise<number> {
  const query =
    "select toString(sum(value)) as seen from system.errors where has({codes: Array(UInt32)}, toUInt32(code)) and last_error_message like '%part%'";
  return (await rows(client, query, Seen, { codes: CORRUPTION }))[0]?.seen ?? 0;
}

/** Tables of this database that hold parts. */
async function tablesOf(client: ClickHouseClient): Promise<string[]> {
  const query = `select name from system.tables where database = currentDatabase() and engine like '%MergeTree' order by name`;
  return (await rows(client, query, Table)).map(({ name }) => name);
}

/** Reads every part of every table and compares checksums (some 1 GB/s): what can't be read. */
export async function checkParts(
  client: ClickHouseClient,
  onStep: (step: string) => void,
  signal: AbortSignal,
): Promise<BrokenPart[]> {
  const broken: BrokenPart[] = [];
  for (const table of await tablesOf(client)) {
    signal.throwIfAborted();
    onStep(`checking the parts of ${table}`);
    const result = await client.query({
      query: `check table ${identifier(table)}`,
      format: 'JSONEachRow',
      clickhouse_settings: { check_query_single_value_result: 0, max_threads: 1 },
    });
    for (const { part_path: part, is_passed: passed, message } of z.array(Checked).parse(await result.json())) {
      if (passed === 0) broken.push({ table, part, state: 'unreadable', reason: message.split('\n')[0] ?? '' });
    }
  }
  return broken;
}

/** Parts that were set aside because they could not be read; not those that somebody detached by hand. */
export async function detachedParts(client: ClickHouseClient): Promise<BrokenPart[]> {
  const query = `select table, name, assumeNotNull(reason) as reason from system.detached_parts
    where database = currentDatabase() and (reason like 'broken%' or reason in ('unexpected', 'noquorum', 'covered-by-broken'))`;
  const detached = await rows(client, query, Detached);
  return detached.map(({ table, name, reason }) => ({ table, part: name, state: 'detached', reason }));
}

const NO_SUCH_PART = '232';

/** Sets a part aside, so that its table can be read again; its rows are written anew afterwards. It stays on disk, under `detached/`. */
export async function detachPart(client: ClickHouseClient, { table, part }: BrokenPart): Promise<void> {
  try {
    await client.command({
      query: `alter table ${identifier(table)} detach part {part: String}`,
      query_params: { part },
    });
  } catch (error) {
    // It was merged or dropped meanwhile.
    if (!(error instanceof ClickHouseError && error.code === NO_SUCH_PART)) throw error;
  }
}
