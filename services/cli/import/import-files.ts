import { endpoints } from '../../shared/endpoints.ts';
import type { Config } from '../../shared/env.ts';
import { LeadstreamError } from '../../shared/errors.ts';
import { createIngestClient } from '../../shared/ingest-client.ts';
import { createProgress } from '../progress.ts';
import { createCheckpointStore } from './checkpoint.ts';
import { compileMapping } from './compile.ts';
import { type DryRunOutput, dryRun } from './dry-run.ts';
import { loadMapping } from './load-mapping.ts';
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
};

const plural = (n: number, word: string) => `${n.toLocaleString('en')} ${word}${n === 1 ? '' : 's'}`;

function summaryLine(summary: ImportSummary): string {
  const { rows, accepted, rejectedRows, seconds } = summary;
  return `${summary.mapping}: ${plural(rows, 'row')}, ${plural(accepted, 'event')} accepted, ${plural(rejectedRows, 'row')} rejected, ${seconds} s`;
}

/**
 * Imports files one after the other; Ctrl-C lets what is under way end and keeps the place.
 * Writes a summary (or JSON) to standard output and sets the exit code: 0 only if no row was rejected.
 * @throws LeadstreamError
 */
export async function importFiles(files: ImportFile[], config: Config, args: ImportArguments): Promise<void> {
  const { ingestUrl, key } = endpoints(config);
  const loaded = await Promise.all(
    files.map(async ({ file, mappingFile }) => {
      const { mapping, digest } = await loadMapping(mappingFile);
      return { file, mapping, digest, compiled: compileMapping(mapping, config.timeZone) };
    }),
  );
  if (args.dryRun) {
    let faulty = 0;
    for (const { file, mapping, compiled } of loaded) faulty += await dryRun(file, mapping, compiled, toTerminal);
    process.exitCode = faulty === 0 ? 0 : 1;
    return;
  }
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  const summaries: ImportSummary[] = [];
  try {
    for (const { file, mapping, digest, compiled } of loaded) {
      const progress = createProgress(`import ${mapping.name}`);
      const store = createCheckpointStore(config.dataDir, {
        mappingName: mapping.name,
        mappingDigest: digest,
        filePath: file,
        ingestUrl,
      });
      const client = createIngestClient({
        url: ingestUrl,
        key,
        lenient: mapping.lenient,
        giveUpAfterMs: args.giveUpAfterMs,
        onRetry: ({ reason, waitMs }) => progress.note(`${reason}; again in ${(waitMs / 1_000).toFixed(1)} s`),
        signal: stop.signal,
      });
      const { restart, concurrency } = args;
      const job = { file, mapping, compiled, client, store, progress, restart, concurrency, signal: stop.signal };
      summaries.push(await runImport(job));
    }
  } catch (error) {
    if (!(error instanceof LeadstreamError && error.code === 'ABORTED')) throw error;
    process.stderr.write('stopped; the same command goes on from here\n');
    process.exitCode = 130;
    return;
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
  const ok = summaries.every((summary) => summary.rejectedRows === 0);
  if (args.json) process.stdout.write(`${JSON.stringify({ ok, imports: summaries })}\n`);
  else {
    for (const summary of summaries) {
      process.stdout.write(`${summaryLine(summary)}\n`);
      if (summary.rejectedFile) process.stdout.write(`  rejected, with line and reason: ${summary.rejectedFile}\n`);
    }
  }
  process.exitCode = ok ? 0 : 1;
}
