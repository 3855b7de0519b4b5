import { loadConfig } from '../shared/env.ts';
import { createLifecycle } from '../shared/lifecycle.ts';
import { createLogger } from '../shared/log.ts';
import { gatewayConfig } from './config.ts';
import { startGateway } from './gateway.ts';

const log = createLogger('gateway');
const lifecycle = createLifecycle(log);
const gateway = await startGateway({ config: gatewayConfig(loadConfig()), log });
lifecycle.onStop('gateway', gateway.stop);
log.info({ url: gateway.url }, 'listening');
