import { catchUp } from './catch-up.ts';
import { produceSample } from './produce.ts';
import { startStack } from './stack.ts';

const events = Number(process.argv[2] ?? 1_000_000);
const stack = await startStack();
try {
  const began = performance.now();
  const sent = await produceSample(stack.kafka, stack.config.kafka.topicPrefix, events, (n) =>
    process.stdout.write(`\rproduced ${n}`),
  );
  console.log(`\nproduced ${sent} in ${Math.round(performance.now() - began)} ms`);
  console.log(JSON.stringify(await catchUp(stack, { workers: 1, events: sent, name: 'one' }), null, 1));
} finally {
  await stack.stop();
}
