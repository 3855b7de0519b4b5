import { parseEvent } from '../../../schemas/parse.ts';
import { batchRows } from './batches.ts';
import type { CompiledMapping } from './compile.ts';
import type { Mapping } from './mapping-schema.ts';
import { readRows } from './read-rows.ts';
import type { RowFault } from './row.ts';

/** Streams that a dry run writes to. */
export interface DryRunOutput {
  events: (line: string) => void;
  faults: (line: string) => void;
}

/**
 * Prints the events that a file would become, one JSON a line, judged by the contract as ingest would; sends nothing.
 * @returns count of rows with a fault
 */
export async function dryRun(
  file: string,
  mapping: Mapping,
  compiled: CompiledMapping,
  output: DryRunOutput,
): Promise<number> {
  const faulty = new Set<number>();
  const tell = (line: number, { code, field, message }: RowFault) => {
    faulty.add(line);
    output.faults(`line ${line}: ${field ? `${field}: ` : ''}${message} (${code})`);
  };
  for (const event of compiled.once) output.events(JSON.stringify(event));
  for await (const batch of batchRows(readRows(file, mapping.csv, compiled.columns), compiled.eventsOf, 0)) {
    for (const fault of batch.faults) tell(fault.line, fault);
    for (const [index, text] of batch.events.entries()) {
      output.events(text);
      const verdict = parseEvent(JSON.parse(text), { receivedAtMs: Date.now(), lenient: mapping.lenient });
      const origin = batch.origins[index];
      if (!verdict.ok && origin) tell(origin.line, { ...verdict, field: `${origin.type} ${verdict.field}` });
    }
  }
  return faulty.size;
}
