import { startProcess } from '../shared/start-process.ts';
import { ingestConfig } from './config.ts';
import { startIngest } from './ingest.ts';

const { config, log, lifecycle } = startProcess('ingest');
const ingest = await startIngest({ config: ingestConfig(config), log, onFatal: lifecycle.fatal });
lifecycle.onStop('ingest', ingest.stop);
log.info({ url: ingest.url }, 'listening');
