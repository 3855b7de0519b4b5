import { Readable } from 'node:stream';
import { ClickHouseError } from '@clickhouse/client';
import { identifiers } from '../../../clickhouse/quote.ts';
import { retry } from '../../shared/back-off.ts';
import type { ClickHouseClient } from '../../shared/clickhouse.ts';
import type { Logger } from '../../shared/log.ts';
import type { Block } from './blocks.ts';

/**
 * Errors that say something about the rows, not about the server: the batch is bisected down to the record.
 * Everything else (away, memory, too many parts, a missing table that an operator will add) is tried again for ever.
 */
const DATA_ERRORS = new Set([
  6, // CANNOT_PARSE_TEXT
  27, // CANNOT_PARSE_INPUT_ASSERTION_FAILED
  32, // ATTEMPT_TO_READ_AFTER_EOF
  33, // CANNOT_READ_ALL_DATA
  38, // CANNOT_PARSE_DATE
  41, // CANNOT_PARSE_DATETIME
  53, // TYPE_MISMATCH
  69, // ARGUMENT_OUT_OF_BOUND
  72, // CANNOT_PARSE_NUMBER
  117, // INCORRECT_DATA
  131, // TOO_LARGE_STRING_SIZE
  190, // SIZES_OF_ARRAYS_DONT_MATCH
  321, // VALUE_IS_OUT_OF_RANGE_OF_DATA_TYPE
  349, // CANNOT_INSERT_NULL_IN_ORDINARY_COLUMN
  395, // FUNCTION_THROW_IF_VALUE_IS_NON_ZERO
  407, // DECIMAL_OVERFLOW
  469, // VIOLATED_CONSTRAINT
]);

/** Whether ClickHouse refused the rows themselves. */
export function isDataError(error: unknown): boolean {
  return error instanceof ClickHouseError && DATA_ERRORS.has(Number(error.code));
}

export interface Sink {
  /**
   * Inserts blocks, each until it is confirmed: first the table that holds the records, alone, then in parallel what was derived
   * from them. All in parallel, a record that ClickHouse refuses would leave facts behind that nothing takes back.
   * `token` names what the block holds, so that a repeated block is dropped by the server; what slips through is absorbed
   * by the tables' versions.
   * @throws ClickHouseError of the data class (see {@link isDataError})
   */
  insert(blocks: readonly Block[], token: string): Promise<void>;
}

/** @param whenRoom resolves when there is room on the disks that facts and state are written to */
export function createSink(
  client: ClickHouseClient,
  log: Logger,
  signal: AbortSignal,
  onRetry: () => void,
  whenRoom: (signal: AbortSignal) => Promise<void> = async () => {},
): Sink {
  async function insertOnce(block: Block, token: string): Promise<void> {
    const columns = identifiers(block.columns);
    const result = await client.exec({
      query: `INSERT INTO ${block.table} (${columns}) FORMAT RowBinary`,
      values: Readable.from([block.bytes], { objectMode: false }),
      clickhouse_settings: { insert_deduplication_token: token, deduplicate_blocks_in_dependent_materialized_views: 1 },
      abort_signal: signal,
    });
    // The answer is empty; it must be read for the socket to be used again.
    for await (const _ of result.stream);
  }
  const insertUntilConfirmed = (block: Block, token: string) =>
    retry(() => insertOnce(block, token), {
      what: `insert ${block.table}`,
      log,
      signal,
      isTransient: (error) => !isDataError(error),
      onRetry,
    });
  /** Blocks of one table, each under a separate token. */
  async function insertInOrder(blocks: readonly Block[], token: string): Promise<void> {
    for (const [index, block] of blocks.entries()) {
      await insertUntilConfirmed(block, index === 0 ? token : `${token}#${index}`);
    }
  }
  return {
    async insert(blocks, token) {
      const byTable = new Map<string, Block[]>();
      for (const block of blocks) byTable.set(block.table, [...(byTable.get(block.table) ?? []), block]);
      const [records, ...derived] = [...byTable.values()];
      if (!records) return;
      await whenRoom(signal);
      await insertInOrder(records, token);
      await Promise.all(derived.map((some) => insertInOrder(some, token)));
    },
  };
}
