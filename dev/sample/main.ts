import { endpoints } from '../../services/shared/config/endpoints.ts';
import { createIngestClient } from '../../services/shared/ingest-client.ts';
import { startProcess } from '../../services/shared/start-process.ts';
import { makeFirstGenerations } from './first-generations.ts';
import { runSample } from './run.ts';
import { createStateStore } from './state.ts';

const { config, log, lifecycle } = startProcess('sample');
const { enabled, seed, contacts, eventsPerSecond } = config.sample;

if (!enabled) {
  log.info('LEADSTREAM_SAMPLE=0: no sample');
} else {
  const stop = new AbortController();
  const { ingestUrl, key } = endpoints(config);
  const client = createIngestClient({
    url: ingestUrl,
    key,
    onRetry: ({ reason, waitMs }) => log.warn({ reason, waitMs }, 'ingest is not ready, trying again'),
    signal: stop.signal,
  });
  const store = createStateStore(config.dataDir);
  const state = await store.load({ seed, contacts, nowMs: Date.now() });
  const { baseCurrency } = config;
  const { signal } = stop;
  const onHistory = () => makeFirstGenerations(config, log, signal);
  const running = runSample({
    state,
    store,
    client,
    log,
    signal,
    eventsPerSecond,
    baseCurrency,
    now: Date.now,
    onHistory,
  });
  lifecycle.onStop('feed', async () => {
    stop.abort();
    await running;
  });
  running.catch(lifecycle.fatal);
}
