import { startProcess } from '../shared/start-process.ts';
import { gatewayConfig } from './config.ts';
import { startGateway } from './gateway.ts';

const { config, log, lifecycle } = startProcess('gateway');
const gateway = await startGateway({ config: gatewayConfig(config), log });
lifecycle.onStop('gateway', gateway.stop);
log.info({ url: gateway.url }, 'listening');
