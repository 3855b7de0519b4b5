import { writeClassArchive } from './class-archive.ts';
import { startKafka } from './start-kafka.ts';

/** Run once after the jars were fetched (`dev/scripts/prepare.mjs`). */
await writeClassArchive(startKafka);
