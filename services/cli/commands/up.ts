import { defineCommand } from 'citty';
import { loadConfig } from '../../shared/env.ts';
import { up } from '../up/up.ts';

/** Signals that end a run: Ctrl-C, an orchestrator, a terminal that is closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export default defineCommand({
  meta: {
    name: 'leadstream up',
    description: 'Run everything on this machine: Kafka, ClickHouse, the services, the sample CRM (npm start)',
  },
  async run() {
    // The reader of our output may end before us (`npm start | head`).
    process.stdout.on('error', () => {});
    const say = (line: string) => void process.stdout.write(`${line}\n`);
    const stop = new AbortController();
    for (const signal of SIGNALS)
      process.on(signal, () => {
        if (!stop.signal.aborted) say(`\n${signal}: stopping, this takes a few seconds`);
        stop.abort();
      });
    await up(loadConfig(), stop.signal, say);
    process.exit(0);
  },
});
