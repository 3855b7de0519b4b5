import { installationDashboards } from '../../grafana/provisioning/installation.ts';
import { startProcess } from '../shared/start-process.ts';
import { startBoard } from './board.ts';

const { config, log, lifecycle } = startProcess('board');
const board = await startBoard({ config, dashboards: await installationDashboards(config), log });
lifecycle.onStop('board', board.stop);
log.info({ url: board.url }, 'listening');
