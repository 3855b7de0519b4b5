import { schedule } from 'node-cron';
import { createClickHouse } from '../shared/clickhouse.ts';
import { endpoints } from '../shared/config/endpoints.ts';
import { createRegistry, startOperationsServer } from '../shared/http/operations.ts';
import { startProcess } from '../shared/start-process.ts';
import { createReporterMetrics } from './metrics.ts';
import { createReporter } from './reporter.ts';
import { waitUntilReadable } from './wait-readable.ts';

const { config, log, lifecycle } = startProcess('reporter');
const registry = createRegistry('reporter');
const stop = new AbortController();

const client = createClickHouse(config.clickhouse, 'reporter');
lifecycle.onStop('clickhouse', () => client.close());
const reporter = createReporter({
  client,
  config,
  now: Date.now,
  signal: stop.signal,
  log,
  metrics: createReporterMetrics(registry),
  waitUntilReadable: () => waitUntilReadable(endpoints(config), log, stop.signal),
});
const server = await startOperationsServer({
  service: 'the reporter',
  config,
  log,
  metricsToken: config.metricsToken,
  registry,
  ready: reporter.readiness,
});
lifecycle.onStop('operations server', () => server.close());
const running = reporter.run();
lifecycle.onStop('reporter', async () => {
  stop.abort();
  await running;
});
running.catch(lifecycle.fatal);

// The alarm makes it punctual; what is due is decided by looking, so that an alarm that does not ring (the machine slept) costs nothing.
const [hour, minute] = config.reportTime.split(':').map(Number);
const alarm = schedule(`${minute} ${hour} * * *`, () => reporter.wake(), { timezone: config.timeZone });
lifecycle.onStop('alarm', () => alarm.stop());
log.info({ port: config.ports.metrics, timeZone: config.timeZone, daily: config.reportTime }, 'reporter started');
