import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { LeadstreamError, messageOf } from '../../../services/shared/errors.ts';
import { Kafka, logLevel } from '../../../services/shared/kafka/kafkajs.ts';
import { type Child, spawnChild } from '../lib/child.ts';
import { runningProcess } from '../lib/pid-file.ts';
import { acceptsConnections, assertPortFree, freePort } from '../lib/ports.ts';
import { waitFor } from '../lib/wait-for.ts';
import { sharedClasses } from './class-archive.ts';
import { ensureJars, LIB_DIR } from './jars.ts';
import { type BrokerSettings, log4jConfiguration, serverProperties } from './server-properties.ts';

export interface KafkaOptions {
  /** Everything of the broker is below it: data, configuration, log. */
  dataDir: string;
  port: number;
  log?: (line: string) => void;
  /** stdout and stderr of the JVM; default in `dataDir`. */
  logFile?: string;
  /** Settings beside ours, or in their place. */
  settings?: BrokerSettings;
  /** Further arguments of `kafka-storage format`, e.g. users. */
  formatArguments?: readonly string[];
  /** Further listeners: port by protocol (SASL_SSL, SSL). */
  listeners?: Record<string, number>;
  /** Set: one node of a cluster whose other nodes are started at the same time. */
  node?: ClusterNode;
  /** Further arguments of the broker's JVM; default: what makes it start faster. */
  jvm?: readonly string[];
}

export interface ClusterNode {
  nodeId: number;
  controllerPort: number;
  /** `id@host:port` of all nodes, comma-separated. */
  voters: string;
  clusterId: string;
}

export interface RunningKafka {
  brokers: string[];
  pid: number;
  child: Child;
  /** Graceful stop; killed after 15 s. */
  stop: () => Promise<void>;
}

/** 512 MiB of heap are plenty for 33,000 messages/s; serial collection, for it shares two cores with everything else. */
const JVM = ['-XX:+UseSerialGC', '-Djava.awt.headless=true'];
const HEAP = ['-Xms128m', '-Xmx512m'];
/** Of each node of a cluster, which only tests have. */
const SMALL_HEAP = ['-Xms64m', '-Xmx256m'];

/**
 * Starts the real broker (a KRaft node on the loopback interface) on its data directory, formatting that on first use.
 * @throws LeadstreamError `PORT_TAKEN`, `IN_USE`, `KAFKA_JARS`, `KAFKA_START`
 */
export async function startKafka(options: KafkaOptions): Promise<RunningKafka> {
  const dataDir = resolve(options.dataDir);
  const pidFile = join(dataDir, 'kafka.pid');
  const owner = runningProcess(pidFile);
  if (owner) throw new LeadstreamError('IN_USE', `Kafka's data directory ${dataDir} is in use by process ${owner.pid}`);
  await assertPortFree(options.port, '127.0.0.1', 'Kafka', 'KAFKA_PORT');
  await ensureJars();

  mkdirSync(dataDir, { recursive: true });
  const properties = join(dataDir, 'server.properties');
  const log4j = join(dataDir, 'log4j2.xml');
  const { node } = options;
  const place = {
    logDir: join(dataDir, 'topics'),
    port: options.port,
    controllerPort: await freePort(),
    listeners: options.listeners ?? {},
    ...node,
  };
  writeFileSync(properties, serverProperties(place, options.settings));
  writeFileSync(log4j, log4jConfiguration(join(dataDir, 'kafka.log')));
  const java = [...(node ? SMALL_HEAP : HEAP), ...JVM, `-Dlog4j2.configurationFile=${log4j}`, '-cp', `${LIB_DIR}/*`];
  const shared = sharedClasses();
  await formatOnce(dataDir, [...shared, ...java], properties, options);

  const logFile = options.logFile ?? join(dataDir, 'kafka.out.log');
  const child = await spawnChild({
    name: 'kafka',
    command: 'java',
    args: [...(options.jvm ?? shared), ...java, 'kafka.Kafka', properties],
    logFile,
    pidFile,
  });
  const brokers = [`127.0.0.1:${options.port}`];
  try {
    await ready(child, options.port, brokers);
  } catch (cause) {
    await child.kill9();
    throw new LeadstreamError(
      'KAFKA_START',
      `Kafka did not start: ${messageOf(cause)}. See ${dataDir}/kafka.log and ${logFile}`,
      {
        cause,
      },
    );
  }
  return { brokers, pid: child.pid, child, stop: () => child.stop(15_000) };
}

/** A stamp says that formatting ended: after a crash in between it is simply done again. */
async function formatOnce(
  dataDir: string,
  java: string[],
  properties: string,
  { log, node, formatArguments = [] }: KafkaOptions,
): Promise<void> {
  const stamp = join(dataDir, 'formatted');
  if (existsSync(stamp)) return;
  const idFile = join(dataDir, 'cluster.id');
  if (!existsSync(idFile)) writeFileSync(idFile, node?.clusterId ?? newClusterId());
  log?.('kafka: formatting the data directory');
  const id = readFileSync(idFile, 'utf8');
  const args = [
    ...java,
    'kafka.tools.StorageTool',
    'format',
    '-t',
    id,
    '-c',
    properties,
    '--ignore-formatted',
    ...formatArguments,
  ];
  try {
    await promisify(execFile)('java', args, { timeout: 60_000 });
  } catch (cause) {
    throw new LeadstreamError('KAFKA_START', `Kafka's data directory could not be formatted: ${messageOf(cause)}`, {
      cause,
    });
  }
  writeFileSync(stamp, '');
}

/** A Kafka UUID is 16 bytes as 22 characters of URL-safe base64; a leading '-' would read as an option. */
export function newClusterId(): string {
  return `L${randomBytes(16).toString('base64url').slice(1, 21)}g`;
}

async function ready(child: Child, port: number, brokers: string[]): Promise<void> {
  const gone = child.exited.then(({ code, signal }) => {
    throw new Error(`the broker ended with ${signal ?? `code ${code}`}`);
  });
  gone.catch(() => {});
  const listening = waitFor(() => acceptsConnections(port), { timeoutMs: 60_000, what: 'Kafka listening' });
  await Promise.race([gone, listening]);
  const admin = new Kafka({ brokers, logLevel: logLevel.NOTHING, retry: { retries: 0 } }).admin();
  try {
    const answers = waitFor(async () => (await admin.describeCluster()).brokers.length > 0, {
      timeoutMs: 30_000,
      what: 'Kafka answering',
    });
    await Promise.race([gone, admin.connect().then(() => answers)]);
  } finally {
    await admin.disconnect();
  }
}
