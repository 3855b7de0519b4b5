import { join } from 'node:path';
import { createClickHouse } from '../shared/clickhouse.ts';
import { closeServer } from '../shared/close-server.ts';
import { LeadstreamError, messageOf } from '../shared/errors.ts';
import type { Logger } from '../shared/log.ts';
import { createRegistry, type Readiness } from '../shared/ops-server.ts';
import { assetsOf } from './assets/assets.ts';
import { bundle } from './assets/bundle.ts';
import { readBundle } from './assets/prebuilt.ts';
import type { BoardConfig } from './config.ts';
import { type BuiltDashboard, createCatalogue } from './dashboards/catalogue.ts';
import { createServer } from './http/server.ts';
import { createMetrics } from './metrics.ts';
import { createAsk } from './query/ask.ts';
import { createReports } from './query/reports.ts';
import { createZonedText } from './query/zoned.ts';
import { textsOf } from './texts/texts.ts';

/** The dashboard behind `/`. */
const HOME_UID = 'leadstream-home';
const CLIENT = join(import.meta.dirname, 'client');
/** Where `npm run build` leaves the bundle. */
const PREBUILT = join(import.meta.dirname, 'public');

/** 8 s: the supervisor and orchestrators wait ten. */
const STOP_WITHIN_MS = 8_000;

export interface BoardOptions {
  config: BoardConfig;
  dashboards: readonly BuiltDashboard[];
  log: Logger;
  /** Folder of the browser's part, bundled at start where no build has done it. */
  clientFolder?: string;
}

/**
 * Starts the board; it may start before ClickHouse does.
 * @throws LeadstreamError `PORT_TAKEN`, `BUNDLE`
 */
export async function startBoard({ config, dashboards, log, clientFolder = CLIENT }: BoardOptions) {
  const { limits, locale, timeZone, baseCurrency } = config;
  const assets = await assetsOf((await readBundle(PREBUILT)) ?? (await bundle(clientFolder)));
  const catalogue = createCatalogue(dashboards);
  for (const { uid, reasons } of catalogue.refused) log.error({ uid, reasons }, 'dashboard is not served');
  const clickhouse = createClickHouse(config.clickhouse, 'board');
  const registry = createRegistry('board');
  const metrics = createMetrics(registry);

  /** Ready once the views are there: reading one without a row proves connection, database and migrations. */
  async function ready(): Promise<Readiness> {
    try {
      const result = await clickhouse.query({ query: 'select 1 from viewers limit 0', format: 'JSONEachRow' });
      await result.json();
      return { ready: true };
    } catch (error) {
      return { ready: false, reason: `ClickHouse: ${messageOf(error)}` };
    }
  }

  const app = createServer({
    settings: { locale, timeZone, baseCurrency, homeUid: HOME_UID, texts: textsOf(locale) },
    catalogue,
    reports: createReports({
      catalogue,
      ask: createAsk({ clickhouse, limits, metrics }),
      zoned: createZonedText(timeZone),
      locale,
      limits,
    }),
    assets,
    hosts: config.hosts,
    metricsToken: config.metricsToken,
    limits,
    ready,
    registry,
    metrics,
    log,
  });
  try {
    const url = await app.listen({ host: config.host, port: config.port });
    return {
      url,
      /** Takes no more requests, answers those that run, closes the client. */
      async stop(): Promise<void> {
        await closeServer(app, STOP_WITHIN_MS);
        await clickhouse.close();
      },
    };
  } catch (cause) {
    await clickhouse.close();
    throw new LeadstreamError(
      'PORT_TAKEN',
      `cannot listen on ${config.host}:${config.port} (BOARD_PORT): ${messageOf(cause)}`,
      { cause },
    );
  }
}
