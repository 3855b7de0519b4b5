import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { LeadstreamError, messageOf } from '../../../services/shared/errors.ts';

const HERE = import.meta.dirname;

/** Folder of the broker's jars (git-ignored, about 54 MB). */
export const LIB_DIR = join(HERE, 'lib');

/** Holds the pom that the jars were fetched for. */
const STAMP = join(LIB_DIR, '.pom-of-these-jars.xml');

/** Whether the jars named by pom.xml are there. */
export function jarsPresent(): boolean {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === readFileSync(join(HERE, 'pom.xml'), 'utf8');
}

/**
 * Fetches the broker's jars from Maven Central (or the mirror in Maven's settings) unless they are there.
 * @throws LeadstreamError `KAFKA_JARS` with Maven's last words
 */
export async function ensureJars(): Promise<void> {
  if (jarsPresent()) return;
  const pom = join(HERE, 'pom.xml');
  const args = ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${LIB_DIR}`];
  try {
    await promisify(execFile)('mvn', args, { timeout: 600_000 });
  } catch (cause) {
    throw new LeadstreamError(
      'KAFKA_JARS',
      `Kafka's jars could not be fetched (is Maven installed?): ${messageOf(cause)}`,
      { cause },
    );
  }
  writeFileSync(STAMP, readFileSync(pom));
}
