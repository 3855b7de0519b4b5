import { LeadstreamError } from '../../shared/errors.ts';
import type { ImportArguments } from './import-files.ts';

/** Options that all imports share. */
export const importOptions = {
  'dry-run': { type: 'boolean', description: 'Print the events, one JSON a line, and send nothing' },
  restart: { type: 'boolean', description: 'Start from the first row, even if an earlier run was interrupted' },
  json: { type: 'boolean', description: 'Summary as JSON' },
  concurrency: { type: 'string', default: '4', description: 'Batches under way at a time' },
  'give-up-s': { type: 'string', default: '300', description: 'Give up after this long without an answer of ingest' },
} as const;

interface Parsed {
  'dry-run'?: boolean | undefined;
  restart?: boolean | undefined;
  json?: boolean | undefined;
  concurrency: string;
  'give-up-s': string;
}

/** @throws LeadstreamError `USAGE` */
export function importArguments(args: Parsed): ImportArguments {
  const concurrency = Number(args.concurrency);
  const giveUpS = Number(args['give-up-s']);
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > 64) {
    throw new LeadstreamError('USAGE', '--concurrency: a whole number from 1 to 64');
  }
  if (!(giveUpS >= 0)) throw new LeadstreamError('USAGE', '--give-up-s: a number of seconds');
  return {
    dryRun: args['dry-run'] ?? false,
    restart: args.restart ?? false,
    json: args.json ?? false,
    concurrency,
    giveUpAfterMs: giveUpS * 1_000,
  };
}
