import { setTimeout as pause } from 'node:timers/promises';
import { acceptsConnections } from '../../dev/engines/lib/ports.ts';
import { waitFor } from '../../dev/engines/lib/wait-for.ts';
import type { KafkaCluster, KafkaNode } from './kafka-cluster.ts';

/** What is done to a broker, and undone after a while. */
const HARMS: Record<string, (node: KafkaNode, whileHarmed: () => Promise<void>) => Promise<void>> = {
  async killed(node, whileHarmed) {
    await node.kill9();
    await whileHarmed();
    await node.start();
  },
  async frozen(node, whileHarmed) {
    node.freeze();
    await whileHarmed();
    node.thaw();
  },
  async stopped(node, whileHarmed) {
    await node.stop();
    await whileHarmed();
    await node.start();
  },
};

/**
 * Kills, freezes and stops brokers in turn, one at a time, until the time is over; then all are up. A broker is down for 4 s, longer than its session
 * with the controller, so that others lead in its place; the next one follows 3 s after it is back.
 * @param random from 0 to 1; decides which broker is next
 * @returns what was done
 */
export async function harmInTurn(cluster: KafkaCluster, durationMs: number, random: () => number): Promise<string[]> {
  const done: string[] = [];
  const until = performance.now() + durationMs;
  const kinds = Object.entries(HARMS);
  for (let turn = 0; performance.now() < until; turn++) {
    const [name, harm] = kinds[turn % kinds.length] ?? [];
    const node = cluster.nodes[Math.floor(random() * cluster.nodes.length)];
    if (!name || !harm || !node) break;
    await harm(node, () => pause(4_000));
    await waitFor(() => acceptsConnections(Number(node.address.split(':')[1])), { timeoutMs: 60_000, what: 'broker' });
    await pause(3_000);
    done.push(`${name} ${node.id}`);
  }
  return done;
}
