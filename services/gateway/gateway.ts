import { readByPolicy } from '../../clickhouse/catalogue/reads.ts';
import { readViewFiles } from '../../clickhouse/catalogue/sql-files.ts';
import { readMetricViews, readTables } from '../../clickhouse/catalogue/views.ts';
import { BASE_TABLES } from '../../clickhouse/schema/tables.ts';
import { createClickHouse, viewsReadiness } from '../shared/clickhouse.ts';
import { closeServer } from '../shared/http/close-server.ts';
import { createCredentialGuard } from '../shared/http/credential-guard.ts';
import { createRegistry } from '../shared/http/operations.ts';
import { listen } from '../shared/http/server.ts';
import type { Logger } from '../shared/log.ts';
import { createAccessLog } from './audit/access-log.ts';
import { createMetrics, measureLoad } from './audit/metrics.ts';
import { createEntryWriter } from './audit/write-entries.ts';
import type { GatewayConfig } from './config.ts';
import { createGrafanaId } from './identity/grafana-id.ts';
import { createIdentifier } from './identity/identify.ts';
import { createTokenLookup, createTokenReader } from './identity/token-lookup.ts';
import { createKnownLogins } from './limits/known-logins.ts';
import { createLanes } from './limits/lanes.ts';
import { createViewerQueries } from './protocol/viewer-queries.ts';
import { createQueryRunner } from './reports/query-runner.ts';
import { createRightsReader, type RightsReader } from './rights/read-rights.ts';
import { createScopeSettings } from './rights/scope-settings.ts';
import { createViewerFilters } from './rights/viewer-filters.ts';
import { createServer } from './server.ts';
import { catalogueOf } from './validate/tables.ts';

/** 8 s: the supervisor and orchestrators wait ten. A browser's idle connection would hold us for its whole keep-alive time. */
const STOP_WITHIN_MS = 8_000;

export interface GatewayOptions {
  config: GatewayConfig;
  log: Logger;
  now?: () => number;
  /** For tests of one wall without the other; never from the environment. */
  walls?: Walls;
  /** For tests that ask thousands of times as one viewer. Left out, rights are read with every request. */
  rightsReader?: (reader: RightsReader) => RightsReader;
}

/** What keeps a viewer to his rows; each suffices alone. */
export interface Walls {
  validate?: boolean;
  rows?: boolean;
}

/**
 * Starts the gateway; it may start before ClickHouse does.
 * @throws LeadstreamError `PORT_TAKEN`
 */
export async function startGateway(options: GatewayOptions) {
  const { config, log, now = Date.now, walls = {}, rightsReader = (reader) => reader } = options;
  const clickhouse = createClickHouse(config.clickhouse, 'gateway');
  const registry = createRegistry('gateway');
  const views = await readMetricViews();
  const tables = [...(await readTables()).values()];
  const reads = readByPolicy(views.values(), await readViewFiles());
  const { database, cluster } = config.clickhouse;
  const { timeZone, limits } = config;
  const catalogue = catalogueOf({ database, timeZone, views: [...views.values()], tables, baseTables: BASE_TABLES });

  const runner = createQueryRunner({ clickhouse, timeZone, limits });
  const scopeSettings = createScopeSettings(walls.rows === false ? undefined : config.scopeKey, now);
  const filters = createViewerFilters({
    clickhouse,
    database,
    baseTables: BASE_TABLES,
    reads,
    cluster: cluster !== '',
    scopeSettings,
    rightsReader: rightsReader(createRightsReader(clickhouse, scopeSettings)),
  });
  const queries = createViewerQueries({
    client: clickhouse,
    clickhouse: config.clickhouse,
    validate: walls.validate !== false,
    catalogue,
    filters,
    limits,
  });
  const identifier = createIdentifier({
    secrets: config.secrets,
    tokens: createTokenLookup(createTokenReader(clickhouse, scopeSettings, log), now),
    guard: createCredentialGuard({ now }),
    grafanaId: createGrafanaId({ ...config.grafanaId, now }),
    requireGrafanaId: config.grafanaId.required,
  });
  const lanes = createLanes(limits, createKnownLogins(clickhouse, now));
  measureLoad(registry, lanes);
  const metrics = createMetrics(registry);
  const { user = config.clickhouse.user, password = config.clickhouse.password, days } = config.accessLog;
  const logWriter = createClickHouse({ ...config.clickhouse, user, password }, 'gateway-access-log');
  const accessLog = createAccessLog({
    insert: createEntryWriter(logWriter, days),
    log,
    onDropped: (entries) => metrics.accessLogDropped.inc(entries),
  });
  const app = createServer({
    ...config,
    views,
    runner,
    filters,
    database,
    queries,
    identifier,
    lanes,
    accessLog,
    now,
    ready: () => viewsReadiness(clickhouse),
    registry,
    metrics,
    log,
  });
  try {
    const url = await listen(app, config.host, config.port, 'GATEWAY_PORT');
    return {
      url,
      /** Takes no more requests, answers those that run, closes the client. */
      async stop(): Promise<void> {
        await closeServer(app, STOP_WITHIN_MS);
        await accessLog.stop();
        await Promise.all([clickhouse.close(), logWriter.close()]);
      },
    };
  } catch (error) {
    await accessLog.stop();
    await Promise.all([clickhouse.close(), logWriter.close()]);
    throw error;
  }
}
