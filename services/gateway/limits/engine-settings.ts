import type { Limits } from './limits.ts';

/** What one query may take of its viewer's share. */
export interface Share {
  memoryBytes: number;
  seconds: number;
  /** Undefined: as many as the engine gives. */
  threads?: number;
}

/**
 * Settings that bound one query; on a server, the gateway's user must be allowed to set them. They hold for all of it, sub-queries included, except those of the result, which are of the outermost: what a sub-query
 * makes is bounded by memory, time and what it reads.
 */
export function engineSettings(limits: Limits, share: Share): Array<readonly [name: string, value: string]> {
  return [
    ['max_memory_usage', String(share.memoryBytes)],
    // What doesn't fit into memory is sorted and grouped on disk, up to four times as much.
    ['max_temporary_data_on_disk_size_for_query', String(4 * share.memoryBytes)],
    ['max_execution_time', String(share.seconds)],
    ['timeout_overflow_mode', 'throw'],
    ['max_result_rows', String(limits.maxRows)],
    ['max_result_bytes', String(limits.maxResultBytes)],
    ['result_overflow_mode', 'throw'],
    ['max_rows_to_read', String(limits.maxReadRows)],
    ['max_bytes_to_read', String(limits.maxReadBytes)],
    ['read_overflow_mode', 'throw'],
    // Who goes away ends his query; without this a server finishes it first.
    ['cancel_http_readonly_queries_on_client_close', '1'],
    ...(share.threads === undefined ? [] : [['max_threads', String(share.threads)] as const]),
  ];
}
