import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LIB_DIR } from '../../dev/engines/kafka/jars.ts';

export interface JavaProducerOptions {
  brokers: readonly string[];
  topic: string;
  /** How the client reaches the brokers, e.g. `security.protocol`. */
  properties?: Record<string, string>;
  compression?: 'none' | 'gzip' | 'snappy' | 'lz4' | 'zstd';
  lines: readonly string[];
}

/** Writes each line as a record by Kafka's own client, kafka-console-producer, and returns when it has ended. @throws what it says when it fails */
export async function produceByJava(options: JavaProducerOptions): Promise<void> {
  const { brokers, topic, properties = {}, compression = 'none', lines } = options;
  const folder = mkdtempSync(join(tmpdir(), 'leadstream-java-'));
  const file = join(folder, 'producer.properties');
  writeFileSync(
    file,
    Object.entries(properties)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  );
  const main = ['-Xmx128m', '-cp', `${LIB_DIR}/*`, 'org.apache.kafka.tools.ConsoleProducer'];
  const args = [
    '--bootstrap-server',
    brokers.join(','),
    '--topic',
    topic,
    '--producer.config',
    file,
    '--compression-codec',
    compression,
  ];
  // Gathers for a second: few and large batches.
  args.push('--max-partition-memory-bytes', '600000');
  try {
    const child = execFile('java', [...main, ...args], { timeout: 60_000 });
    let said = '';
    child.stderr?.on('data', (text: string) => {
      said += text;
    });
    child.stdin?.end(`${lines.join('\n')}\n`);
    const [code] = await once(child, 'exit');
    if (code !== 0 || /ERROR|Exception/.test(said))
      throw new Error(`the Java producer ended with code ${code}: ${said}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
