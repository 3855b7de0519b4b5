import { loadConfig } from '../shared/env.ts';
import { createLifecycle } from '../shared/lifecycle.ts';
import { createLogger } from '../shared/log.ts';
import { ingestConfig } from './config.ts';
import { startIngest } from './ingest.ts';

const log = createLogger('ingest');
const lifecycle = createLifecycle(log);
const ingest = await startIngest({ config: ingestConfig(loadConfig()), log, onFatal: lifecycle.fatal });
lifecycle.onStop('ingest', ingest.stop);
log.info({ url: ingest.url }, 'listening');
