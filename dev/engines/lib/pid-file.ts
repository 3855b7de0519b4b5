import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { LeadstreamError } from '../../../services/shared/errors.ts';
import { processIdentity } from './process-identity.ts';

export interface PidRecord {
  pid: number;
  /** From {@link processIdentity}: a pid alone may be somebody else's by now. */
  identity: string;
}

/** The process a pid file names, if it still runs. */
export function runningProcess(file: string): PidRecord | undefined {
  try {
    const record: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (!isRecord(record)) return undefined;
    return processIdentity(record.pid) === record.identity ? record : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is PidRecord {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    'identity' in value &&
    typeof value.pid === 'number' &&
    typeof value.identity === 'string'
  );
}

/** Writes who `pid` is; replaces what stood there. */
export function writePidFile(file: string, pid: number): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ pid, identity: processIdentity(pid) ?? '' }));
}

/**
 * Takes the lock that `file` stands for, on behalf of this process. A lock whose owner is gone (kill -9, power loss) is taken over.
 * @param what what is locked, for the message
 * @returns releases the lock
 * @throws LeadstreamError `IN_USE` naming the owner's pid
 */
export function acquireLock(file: string, what: string): () => void {
  mkdirSync(dirname(file), { recursive: true });
  const mine = `${file}.${process.pid}`;
  writePidFile(mine, process.pid);
  try {
    // A hard link either is made or is not: the content is complete from the first moment.
    for (let attempt = 0; attempt < 3; attempt++) {
      try {
        linkSync(mine, file);
        return () => rmSync(file, { force: true });
      } catch {
        const owner = runningProcess(file);
        if (owner)
          throw new LeadstreamError(
            'IN_USE',
            `${what} is in use by process ${owner.pid}. Stop that one first (kill ${owner.pid})`,
          );
        rmSync(file, { force: true });
      }
    }
    throw new LeadstreamError('IN_USE', `${what} cannot be locked: ${file} is being fought over`);
  } finally {
    rmSync(mine, { force: true });
  }
}
