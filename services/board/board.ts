import { join } from 'node:path';
import type { BuiltDashboard } from '../../grafana/model/dashboard.ts';
import { createClickHouse, viewsReadiness } from '../shared/clickhouse.ts';
import type { Config } from '../shared/env.ts';
import { closeServer } from '../shared/http/close-server.ts';
import { createRegistry } from '../shared/http/operations.ts';
import { listen } from '../shared/http/server.ts';
import type { Logger } from '../shared/log.ts';
import { createCatalogue } from './dashboards/catalogue.ts';
import { bundle, readBundle } from './http/bundle.ts';
import { assetsOf } from './http/page.ts';
import { createServer } from './http/server.ts';
import { LIMITS, type Limits } from './query/limits.ts';
import { createQueryRunner } from './query/query-runner.ts';
import { createReports } from './query/reports.ts';
import { textsOf } from './texts/texts.ts';

/** The dashboard behind `/`. */
const HOME_UID = 'leadstream-home';
const CLIENT = join(import.meta.dirname, 'client');
/** Where `npm run build` leaves the bundle. */
const PREBUILT = join(import.meta.dirname, 'public');

/** 8 s: the supervisor and orchestrators wait ten. */
const STOP_WITHIN_MS = 8_000;

interface BoardOptions {
  config: Config;
  dashboards: readonly BuiltDashboard[];
  log: Logger;
  limits?: Limits;
  /** Folder of the browser's part, bundled at start where no build has done it. */
  clientFolder?: string;
}

/**
 * Starts the board; it may start before ClickHouse does.
 * @throws LeadstreamError `PORT_TAKEN`, `BUNDLE`
 */
export async function startBoard({ config, dashboards, log, limits = LIMITS, clientFolder = CLIENT }: BoardOptions) {
  const { locale, timeZone, baseCurrency } = config;
  const assets = await assetsOf((await readBundle(PREBUILT)) ?? (await bundle(clientFolder)));
  const catalogue = createCatalogue(dashboards);
  for (const { uid, reasons } of catalogue.refused) log.error({ uid, reasons }, 'dashboard is not served');
  const clickhouse = createClickHouse(config.clickhouse, 'board');
  const registry = createRegistry('board');

  const app = createServer({
    settings: { locale, timeZone, baseCurrency, homeUid: HOME_UID, texts: textsOf(locale) },
    catalogue,
    reports: createReports({
      catalogue,
      runQuery: createQueryRunner({ clickhouse, limits, registry }),
      timeZone,
      limits,
    }),
    assets,
    hosts: config.boardHosts,
    http: config.http,
    metricsToken: config.metricsToken,
    limits,
    ready: () => viewsReadiness(clickhouse),
    registry,
    log,
  });
  try {
    const url = await listen(app, config.bindHost, config.ports.board, 'BOARD_PORT');
    return {
      url,
      /** Takes no more requests, answers those that run, closes the client. */
      async stop(): Promise<void> {
        await closeServer(app, STOP_WITHIN_MS);
        await clickhouse.close();
      },
    };
  } catch (error) {
    await clickhouse.close();
    throw error;
  }
}
