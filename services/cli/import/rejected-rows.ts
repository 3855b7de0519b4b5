import type { PushResult } from '../../shared/ingest-client.ts';
import type { RejectedRow, RowBatch } from './batches.ts';
import type { CheckpointStore } from './checkpoint.ts';
import { encodeText, type TextEncoding } from './text-encoding.ts';

/** What is wrong with a batch's rows, by line: those that became no events, and those of which ingest refused one. */
export function rejections(batch: RowBatch, result: PushResult): RejectedRow[] {
  const refused = result.rejected.map(({ index, code, field, message }): RejectedRow => {
    const origin = batch.origins[index];
    return { line: origin?.line ?? 0, code, field, message, event: origin?.id ?? '', type: origin?.type ?? '' };
  });
  return [...batch.faults, ...refused].sort((a, b) => a.line - b.line);
}

/**
 * Writes rejected rows to two files: the reasons (`….rejected.ndjson`), and below the file's own header the rows
 * themselves (`….rejected.csv`), to be mended there and imported by the same mapping.
 * @param csvBytes length of the second so far; 0: its header is still to be written
 * @returns lengths of both, in bytes
 */
export async function reportRejected(
  store: CheckpointStore,
  rejected: readonly RejectedRow[],
  raw: ReadonlyMap<number, string>,
  file: { header: string; encoding: TextEncoding; csvBytes: number },
): Promise<{ rejectedBytes: number; rejectedCsvBytes: number }> {
  const lines = [...new Set(rejected.map(({ line }) => line))];
  const texts = lines.map((line) => raw.get(line) ?? '');
  const all = file.csvBytes === 0 ? [file.header, ...texts] : texts;
  // UTF-16 is known by its mark; others need none.
  const mark = file.csvBytes === 0 && file.encoding.startsWith('utf-16') ? '\ufeff' : '';
  const content = encodeText(`${mark}${all.map((text) => `${text}\n`).join('')}`, file.encoding);
  const rejectedCsvBytes = await store.reportRows(content);
  return { rejectedCsvBytes, rejectedBytes: await store.report(rejected) };
}
