import { endpoints } from '../../shared/config/endpoints.ts';
import type { Config } from '../../shared/env.ts';
import { LeadstreamError } from '../../shared/errors.ts';
import { createIngestClient } from '../../shared/ingest-client.ts';
import { count, number } from '../../shared/words.ts';
import { createProgress, print, stopSignal } from '../terminal.ts';
import { createCheckpointStore } from './checkpoint.ts';
import { type CompiledMapping, compileMapping } from './compile.ts';
import { type DryRunOutput, dryRun } from './dry-run.ts';
import { loadMapping } from './load-mapping.ts';
import type { Mapping } from './mapping-schema.ts';
import { type ImportSource, openSource } from './open-source.ts';
import { type ImportSummary, runImport } from './run-import.ts';

export interface ImportArguments {
  restart: boolean;
  dryRun: boolean;
  json: boolean;
  concurrency: number;
  giveUpAfterMs: number;
}

/** A file and the mapping that it goes through. */
export interface ImportFile {
  file: string;
  mappingFile: string;
}

const toTerminal: DryRunOutput = {
  events: (line) => process.stdout.write(`${line}\n`),
  faults: (line) => process.stderr.write(`${line}\n`),
  notes: (line) => process.stderr.write(`${line}\n`),
};

function summaryLines(summary: ImportSummary): string[] {
  const { rows, acceptedRows, rejectedRows, duplicateRows, silentRows, accepted, unlikeFirst, seconds } = summary;
  const parts = [
    `${number(acceptedRows)} accepted`,
    `${number(rejectedRows)} rejected`,
    count(duplicateRows, 'duplicate'),
  ];
  const silent = silentRows > 0 ? `, ${count(silentRows, 'row')} without an event` : '';
  return [
    `${summary.mapping}: ${count(rows, 'row')}: ${parts.join(', ')}; ${count(accepted, 'event')} accepted${silent}, ${seconds} s`,
    ...(rows === 0 ? ['  there are no rows below the header'] : []),
    ...(unlikeFirst > 0
      ? [`  ${count(unlikeFirst, 'directory event')} said something else than the first of the same id, which counts`]
      : []),
    ...(summary.rejectedFile ? [`  rejected, with line and reason: ${summary.rejectedFile}`] : []),
    ...(summary.rejectedCsv ? [`  the rows themselves, to mend and import: ${summary.rejectedCsv}`] : []),
  ];
}

/**
 * Imports files one after the other; Ctrl-C lets what is under way end and keeps the place.
 * Writes a summary (or JSON) to standard output and sets the exit code: 0 only if no row was rejected.
 * @throws LeadstreamError
 */
export async function importFiles(files: ImportFile[], config: Config, args: ImportArguments): Promise<void> {
  const loaded = await Promise.all(
    files.map(async ({ file, mappingFile }) => {
      const { mapping, digest } = await loadMapping(mappingFile);
      const compiled = compileMapping(mapping, config.timeZone);
      return { source: await openSource(file, config.dataDir), mapping, digest, compiled };
    }),
  );
  try {
    if (args.dryRun) {
      let faulty = 0;
      for (const { source, mapping, compiled } of loaded) faulty += await dryRun(source, mapping, compiled, toTerminal);
      process.exitCode = faulty === 0 ? 0 : 1;
    } else await sendFiles(loaded, config, args);
  } finally {
    for (const { source } of loaded) await source.dispose();
  }
}

interface LoadedFile {
  source: ImportSource;
  mapping: Mapping;
  digest: string;
  compiled: CompiledMapping;
}

async function sendFiles(files: LoadedFile[], config: Config, args: ImportArguments): Promise<void> {
  const { ingestUrl, key } = endpoints(config);
  const signal = stopSignal();
  const summaries: ImportSummary[] = [];
  try {
    for (const { source, mapping, digest, compiled } of files) {
      const progress = createProgress(`import ${mapping.name}`);
      const store = createCheckpointStore(config.dataDir, {
        mappingName: mapping.name,
        mappingDigest: digest,
        file: source.identity,
        ingestUrl,
      });
      const client = createIngestClient({
        url: ingestUrl,
        key,
        lenient: mapping.lenient,
        giveUpAfterMs: args.giveUpAfterMs,
        onRetry: ({ reason, waitMs }) => progress.note(`${reason}; again in ${(waitMs / 1_000).toFixed(1)} s`),
        signal,
      });
      const { restart, concurrency } = args;
      const job = { source, mapping, compiled, client, store, progress, restart, concurrency, signal };
      summaries.push(await runImport(job));
    }
  } catch (error) {
    if (!(error instanceof LeadstreamError && error.code === 'ABORTED')) throw error;
    process.stderr.write('stopped; the same command goes on from here\n');
    process.exitCode = 130;
    return;
  }
  const ok = summaries.every((summary) => summary.rejectedRows === 0);
  print(args.json, { ok, imports: summaries }, summaries.flatMap(summaryLines));
  process.exitCode = ok ? 0 : 1;
}
