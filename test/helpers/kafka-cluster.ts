import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newClusterId, type RunningKafka, startKafka } from '../../dev/engines/kafka/start-kafka.ts';
import { freePort } from '../../dev/engines/lib/ports.ts';

/** One of several real brokers, to be harmed. */
export interface KafkaNode {
  id: number;
  address: string;
  kill9: () => Promise<void>;
  /** SIGSTOP: its sockets stay open and nothing answers. */
  freeze: () => void;
  thaw: () => void;
  stop: () => Promise<void>;
  /** After `kill9` or `stop`: on its own data. */
  start: () => Promise<void>;
}

export interface KafkaCluster {
  brokers: string[];
  nodes: KafkaNode[];
  /** Stops all and removes their data. */
  stop: () => Promise<void>;
}

/** What a cluster is set up with: everything three times, two in sync; leaders stay where a test puts them. */
const SETTINGS = {
  'default.replication.factor': 3,
  'min.insync.replicas': 2,
  'offsets.topic.replication.factor': 3,
  'transaction.state.log.replication.factor': 3,
  'transaction.state.log.min.isr': 2,
  'auto.leader.rebalance.enable': false,
  'log.cleaner.dedupe.buffer.size': 4 * 1024 * 1024,
};

/** Starts a cluster of real brokers, each of which is a voter too: about 15 s and 300 MB for each node. */
export async function startKafkaCluster(size = 3): Promise<KafkaCluster> {
  const dataDir = mkdtempSync(join(tmpdir(), 'leadstream-cluster-'));
  const clusterId = newClusterId();
  const ports: { id: number; port: number; controllerPort: number }[] = [];
  for (let id = 1; id <= size; id++) ports.push({ id, port: await freePort(), controllerPort: await freePort() });
  const voters = ports.map(({ id, controllerPort }) => `${id}@127.0.0.1:${controllerPort}`).join(',');

  const running = new Map<number, RunningKafka>();
  const starter = ({ id, port, controllerPort }: (typeof ports)[number]) =>
    startKafka({
      dataDir: join(dataDir, String(id)),
      port,
      settings: SETTINGS,
      node: { nodeId: id, controllerPort, voters, clusterId },
    }).then((kafka) => void running.set(id, kafka));
  const stop = async () => {
    for (const { pid, child } of running.values()) if (child.running()) process.kill(pid, 'SIGCONT');
    await Promise.all([...running.values()].map((kafka) => kafka.child.kill9()));
    rmSync(dataDir, { recursive: true, force: true });
  };
  const started = await Promise.allSettled(ports.map(starter));
  for (const outcome of started) {
    if (outcome.status === 'fulfilled') continue;
    await stop();
    throw outcome.reason;
  }

  const nodes = ports.map((place): KafkaNode => {
    const signal = (name: NodeJS.Signals) => {
      const kafka = running.get(place.id);
      if (kafka?.child.running()) process.kill(kafka.pid, name);
    };
    return {
      id: place.id,
      address: `127.0.0.1:${place.port}`,
      kill9: async () => running.get(place.id)?.child.kill9(),
      freeze: () => signal('SIGSTOP'),
      thaw: () => signal('SIGCONT'),
      stop: async () => running.get(place.id)?.stop(),
      start: () => starter(place),
    };
  });
  return { brokers: nodes.map(({ address }) => address), nodes, stop };
}
