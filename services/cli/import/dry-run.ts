import { parseEvent } from '../../../schemas/parse.ts';
import { batchRows } from './batches.ts';
import type { CompiledMapping } from './compile.ts';
import type { Mapping } from './mapping-schema.ts';
import type { ImportSource } from './open-source.ts';
import { readRows } from './read-rows.ts';
import type { RowFault } from './row.ts';
import { surveyFile } from './survey.ts';

/** Streams that a dry run writes to. */
export interface DryRunOutput {
  events: (line: string) => void;
  /** What is wrong with rows. */
  faults: (line: string) => void;
  /** What was inferred from the file, and what will not be sent though nothing is wrong with it. */
  notes: (line: string) => void;
}

/**
 * Prints the events that a file would become, one JSON a line, validated by the contract as ingest would; sends nothing.
 * @returns count of rows with a fault
 * @throws LeadstreamError of the file or the mapping
 */
export async function dryRun(
  source: ImportSource,
  mapping: Mapping,
  compiled: CompiledMapping,
  output: DryRunOutput,
): Promise<number> {
  const faulty = new Set<number>();
  const tell = (line: number, { code, field, message }: RowFault) => {
    faulty.add(line);
    output.faults(`line ${line}: ${field ? `${field}: ` : ''}${message} (${code})`);
  };
  const { notes } = await surveyFile(source, mapping, compiled);
  for (const note of notes) output.notes(note);
  for (const event of compiled.once) output.events(JSON.stringify(event));
  for await (const batch of batchRows(readRows(source, mapping.csv, compiled.columns), compiled.eventsOf, 0)) {
    for (const fault of batch.faults) tell(fault.line, fault);
    for (const line of batch.duplicates) output.notes(`line ${line}: makes only events that earlier rows make, too`);
    for (const { line, type } of batch.unlikeFirst) {
      output.notes(`line ${line}: ${type} says something else than the first of its id, which counts`);
    }
    for (const [index, text] of batch.events.entries()) {
      output.events(text);
      const verdict = parseEvent(JSON.parse(text), { receivedAtMs: Date.now(), lenient: mapping.lenient });
      const origin = batch.origins[index];
      if (!verdict.ok && origin) tell(origin.line, { ...verdict, field: `${origin.type} ${verdict.field}` });
    }
  }
  return faulty.size;
}
