import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { resolve } from 'node:path';
import { markdownTable } from '../../services/shared/table.ts';
import type { CatchUp } from './catch-up.ts';
import type { Latency } from './latency.ts';
import type { Usage } from './usage.ts';

const GIB = 2 ** 30;

/** A name, then numbers. */
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  markdownTable(
    [head, ...rows],
    head.map((_, at) => (at === 0 ? 'left' : 'right')),
  );

const usageRows = (usage: Record<string, Usage>, seconds?: number) =>
  Object.entries(usage).map(([name, { cpuSeconds, anonymousMb, fileMb }]) => {
    const cores = seconds === undefined ? '' : ` (${(cpuSeconds / seconds).toFixed(2)} cores)`;
    return [name, `${cpuSeconds.toFixed(1)}${cores}`, String(anonymousMb), String(fileMb)];
  });

const usageTable = (usage: Record<string, Usage>, seconds?: number) =>
  table(['process', 'CPU s', 'private memory, peak MB', 'mapped files, peak MB'], usageRows(usage, seconds));

/** Writes a run's table, with the machine, to dev/bench/results. @returns the file */
export function writeReport(options: {
  sent: number;
  runs: CatchUp[];
  peer: CatchUp;
  latency: Latency;
  day: string;
}): string {
  const { sent, runs, peer, latency, day } = options;
  const rate = (seconds: number) => Math.round(sent / seconds).toLocaleString('en');
  const lines = [
    `# Stream, ${day}`,
    '',
    `Machine: ${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / GIB)} GiB, shared with other work; Node ${process.versions.node}; Kafka, ClickHouse (embedded) and the services on the same cores.`,
    `Command: \`npm run bench -- ${sent}\`.`,
    '',
    `## Catch-up over ${sent.toLocaleString('en')} events of the sample's mix, 4 partitions`,
    '',
    table(
      [
        'consumer',
        'events/s, from first to last durable batch',
        'events/s, start of the process included',
        'ratio to the peer',
      ],
      [...runs, peer].map((run) => [
        run.what,
        rate(run.movingSeconds),
        rate(run.totalSeconds),
        (peer.movingSeconds / run.movingSeconds).toFixed(2),
      ]),
    ),
    '',
    ...[...runs, peer].flatMap((run) => [`${run.what}:`, '', usageTable(run.usage, run.totalSeconds), '']),
    `## Latency from an accepted POST to the readable fact, ${latency.perSecond} events/s, ${latency.events.toLocaleString('en')} events`,
    '',
    table(
      ['', 'p50 ms', 'p95 ms', 'p99 ms', 'max ms'],
      [
        [
          '202 → row readable in ClickHouse (read every 25 ms)',
          ...[latency.p50, latency.p95, latency.p99, latency.most].map(String),
        ],
        ['the POST itself', String(latency.postP50), String(latency.postP95), '', ''],
      ],
    ),
    '',
    usageTable(latency.usage),
    '',
  ];
  const dir = resolve(import.meta.dirname, 'results');
  mkdirSync(dir, { recursive: true });
  const file = resolve(dir, `${day}-stream.md`);
  writeFileSync(file, lines.join('\n'));
  return file;
}
