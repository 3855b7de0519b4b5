import { buildDashboards } from '../../grafana/build.ts';
import { loadConfig } from '../shared/env.ts';
import { createLifecycle } from '../shared/lifecycle.ts';
import { createLogger } from '../shared/log.ts';
import { startBoard } from './board.ts';
import { boardConfig } from './config.ts';

const log = createLogger('board');
const lifecycle = createLifecycle(log);
const config = boardConfig(loadConfig());
const { locale, timeZone, baseCurrency, clickhouse } = config;
const dashboards = buildDashboards({ locale, timeZone, baseCurrency, database: clickhouse.database });
const board = await startBoard({ config, dashboards, log });
lifecycle.onStop('board', board.stop);
log.info({ url: board.url, dashboards: dashboards.length }, 'listening');
