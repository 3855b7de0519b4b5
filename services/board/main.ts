import { installationDashboards } from '../../grafana/provisioning/installation.ts';
import { loadConfig } from '../shared/env.ts';
import { createLifecycle } from '../shared/lifecycle.ts';
import { createLogger } from '../shared/log.ts';
import { startBoard } from './board.ts';

const log = createLogger('board');
const lifecycle = createLifecycle(log);
const config = loadConfig();
const board = await startBoard({ config, dashboards: await installationDashboards(config), log });
lifecycle.onStop('board', board.stop);
log.info({ url: board.url }, 'listening');
