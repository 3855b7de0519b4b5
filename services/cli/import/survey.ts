import { LeadstreamError } from '../../shared/errors.ts';
import { cellText } from './column-value.ts';
import type { CompiledMapping } from './compile.ts';
import type { NumberField } from './data-builder.ts';
import type { Mapping } from './mapping-schema.ts';
import { addEvidence, type FormatEvidence, inferMark, noEvidence } from './number-format.ts';
import type { ImportSource } from './open-source.ts';
import { type Header, readRows } from './read-rows.ts';

/** What one reading of the whole file finds out before anything is sent. */
export interface Survey {
  header: Header;
  /** Rows below the header, those that can't be read included. */
  rows: number;
  /** What was inferred, in words, e.g. `Amount: decimal mark "," (line 3)`. */
  notes: string[];
}

interface Asked {
  number: NumberField;
  evidence: FormatEvidence;
}

function settle({ number, evidence }: Asked): string | undefined {
  const { column } = number.field;
  const inference = inferMark(evidence);
  if ('question' in inference) {
    const message = `column "${column}": ${inference.question}; say decimal_mark: "." or "," in the mapping`;
    throw new LeadstreamError('NUMBER_FORMAT', message);
  }
  number.mark = inference.mark;
  return inference.line === undefined
    ? undefined
    : `column "${column}": decimal mark "${inference.mark}", as in line ${inference.line}`;
}

/**
 * Reads the file once: whether its encoding, header and quotes are right, how many rows it has, and by which decimal mark
 * each column without a declared one writes its numbers (set in `compiled.numbers`).
 * @throws LeadstreamError as {@link readRows}; `NUMBER_FORMAT` where a column can be read in two ways
 */
export async function surveyFile(
  source: ImportSource,
  mapping: Mapping,
  compiled: CompiledMapping,
  { onBytes, signal }: { onBytes?: (bytes: number) => void; signal?: AbortSignal } = {},
): Promise<Survey> {
  const asked: Asked[] = compiled.numbers
    .filter(({ field }) => field.decimal_mark === undefined)
    .map((number) => ({ number, evidence: noEvidence() }));
  let header: Header = { raw: '', names: [] };
  let rows = 0;
  const onHeader = (found: Header) => {
    header = found;
  };
  for await (const read of readRows(source, mapping.csv, compiled.columns, {
    onHeader,
    ...(onBytes ? { onBytes } : {}),
  })) {
    if (signal?.aborted) throw new LeadstreamError('ABORTED', 'stopped');
    rows++;
    if ('fault' in read) continue;
    for (const { number, evidence } of asked) {
      const { field } = number;
      const text = cellText(field, read.row);
      if (text !== '') addEvidence(evidence, text, { groupMark: field.group_mark, units: field.unit }, read.line);
    }
  }
  const notes = asked.map(settle).filter((note) => note !== undefined);
  return { header, rows, notes: [...new Set(notes)] };
}
