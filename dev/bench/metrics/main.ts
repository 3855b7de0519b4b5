import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { migrateInstallation } from '../../../clickhouse/migrator/migrate.ts';
import { createClickHouse } from '../../../services/shared/clickhouse.ts';
import { loadConfig } from '../../../services/shared/env.ts';
import { startClickHouse } from '../../engines/clickhouse/start-clickhouse.ts';
import { freePort } from '../../engines/lib/ports.ts';
import { usageOf } from '../usage.ts';
import { generate } from './generate.ts';
import { measure, type Scale } from './measure.ts';
import { nameOf, render } from './render.ts';

const HOUR_MS = 3_600_000;
const DEFAULT_SCALES = '100000,1000000,10000000';
const GIB = 2 ** 30;

const say = (text: string) => process.stdout.write(process.stdout.isTTY ? `\r\x1b[K${text}` : `${text}\n`);

/**
 * `npm run bench -- metrics [--data DIR] [--scales 100000,1000000] [--budget MS] [--day YYYY-MM-DD]`: generates what is missing in DIR, once per scale,
 * measures, and writes dev/bench/results/<day>-metrics.md after every scale, so that a run that was cut off leaves what it had.
 */
export async function benchMetrics(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string', default: '.data/bench-metrics' },
      scales: { type: 'string', default: DEFAULT_SCALES },
      budget: { type: 'string', default: '1000' },
      day: { type: 'string', default: new Date().toISOString().slice(0, 10) },
    },
  });
  const dataDir = resolve(values.data);
  mkdirSync(dataDir, { recursive: true });
  const server = await startClickHouse({ dataDir, port: await freePort(), logFile: join(dataDir, 'clickhouse.log') });
  const measured: Scale[] = [];
  try {
    for (const opportunities of values.scales.split(',').map(Number)) {
      const database = `bench_${opportunities}`;
      const config = loadConfig({
        ...server.env,
        CLICKHOUSE_DATABASE: database,
        LEADSTREAM_DATA: dataDir,
      });
      await migrateInstallation(config);
      const client = createClickHouse(config.clickhouse, 'bench', HOUR_MS);
      try {
        const onProgress = (what: string) => say(`${nameOf(opportunities)}: ${what}`);
        await generateOnce(join(dataDir, `${database}.complete`), () =>
          generate({ client, opportunities, onProgress }),
        );
        const cpuSeconds = () => usageOf(server.pid).cpuSeconds;
        const budgetMs = Number(values.budget);
        measured.push(await measure({ client, database, opportunities, cpuSeconds, budgetMs, onProgress }));
      } finally {
        await client.close();
      }
      const file = resolve(import.meta.dirname, '../results', `${values.day}-metrics.md`);
      writeFileSync(file, render(measured, circumstances(values.scales)));
      say(`${nameOf(opportunities)}: ${file}\n`);
    }
  } finally {
    await server.stop();
  }
}

/** A folder holds a scale's data once its marker is there. @throws if an earlier generation was cut off */
async function generateOnce(marker: string, run: () => Promise<void>): Promise<void> {
  if (existsSync(marker)) return;
  if (existsSync(`${marker}.begun`))
    throw new Error(`${marker}: an earlier generation was cut off; remove the folder, or choose another by --data`);
  writeFileSync(`${marker}.begun`, '');
  await run();
  writeFileSync(marker, '');
}

function circumstances(scales: string): string[] {
  const [minute] = loadavg();
  return [
    `Machine: ${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / GIB)} GiB; load average ${minute?.toFixed(1)} when it was written; Node ${process.versions.node}; ClickHouse embedded (chdb 3.4.0).`,
    `Command: \`npm run bench -- metrics --scales ${scales}\`. Made-up facts of so many opportunities over three years, in 300 campaigns of very different sizes (dev/bench/metrics/generator-sql.ts).`,
  ];
}
