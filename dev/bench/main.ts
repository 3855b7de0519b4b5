import { catchUp } from './catch-up.ts';
import { benchDirectory } from './directory/main.ts';
import { measureLatency } from './latency.ts';
import { benchMetrics } from './metrics/main.ts';
import { catchUpPeer } from './peer.ts';
import { produceSample } from './produce.ts';
import { writeReport } from './report.ts';
import { startStack } from './stack.ts';

const MILLION = 1_000_000;
const LATENCY_SECONDS = 30;
const LATENCY_EVENTS_PER_SECOND = 500;

async function benchStream(events: number): Promise<void> {
  const stack = await startStack();
  try {
    const sent = await produceSample(stack.kafka, stack.config.kafka.topicPrefix, events, (n) =>
      process.stdout.write(`\rproduced ${n}`),
    );
    process.stdout.write('\n');
    const one = await catchUp(stack, { workers: 1, events: sent, name: 'one' });
    const peer = await catchUpPeer(stack, one.events);
    const two = await catchUp(stack, { workers: 2, events: sent, name: 'two' });
    const latency = await measureLatency(stack, LATENCY_EVENTS_PER_SECOND, LATENCY_SECONDS);
    const day = new Date().toISOString().slice(0, 10);
    process.stdout.write(`${writeReport({ sent, runs: [one, two], peer, latency, day })}\n`);
  } finally {
    await stack.stop();
  }
}

const [what, ...rest] = process.argv.slice(2);
if (what === 'metrics') await benchMetrics(rest);
else if (what === 'directory') await benchDirectory(rest);
else await benchStream(Number(what ?? MILLION));
