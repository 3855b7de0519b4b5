import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../lib/ports.ts';
import { LIB_DIR } from './jars.ts';
import type { KafkaOptions, RunningKafka } from './start-kafka.ts';

/** Kafka's classes as this machine's JVM keeps them in memory (class data sharing), 50 MB beside the jars. */
const ARCHIVE = join(LIB_DIR, 'classes.jsa');

/** An archive of another JVM or of other jars is not used, and nothing is said about it. */
const QUIET = ['-Xlog:cds=off', '-Xlog:cds+dynamic=off', '-Xlog:class+path=off'];

/** Arguments of a JVM that starts with the archive where there is one: 1.7 s of processor for a broker in place of 3.3 s. */
export const sharedClasses = (): string[] =>
  existsSync(ARCHIVE) ? [`-XX:SharedArchiveFile=${ARCHIVE}`, ...QUIET] : [];

/**
 * Writes the archive: a broker is formatted, started and stopped, and its JVM writes down what it has loaded (7 s of processor).
 * @param start with the JVM's further arguments
 */
export async function writeClassArchive(start: (options: KafkaOptions) => Promise<RunningKafka>): Promise<void> {
  rmSync(ARCHIVE, { force: true });
  const dataDir = mkdtempSync(join(tmpdir(), 'leadstream-classes-'));
  // Beside, and renamed: a broker that starts meanwhile finds all of it or none.
  const unfinished = `${ARCHIVE}.${process.pid}`;
  try {
    const jvm = [`-XX:ArchiveClassesAtExit=${unfinished}`, ...QUIET];
    const kafka = await start({ dataDir, port: await freePort(), jvm });
    await kafka.child.stop(60_000);
    renameSync(unfinished, ARCHIVE);
  } finally {
    rmSync(unfinished, { force: true });
    rmSync(dataDir, { recursive: true, force: true });
  }
}
