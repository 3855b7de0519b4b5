import { type BuiltDashboard, buildDashboards } from '../../../grafana/build.ts';
import { startBoard } from '../../../services/board/board.ts';
import { boardConfig } from '../../../services/board/config.ts';
import { generateOnRequest } from '../../../services/reporter/on-request.ts';
import { directoryEvents, LEAD_REPORT_IDS } from '../../../services/sample/directory.ts';
import { generateHistory } from '../../../services/sample/history.ts';
import { loadConfig } from '../../../services/shared/env.ts';
import { createIngestClient } from '../../../services/shared/ingest-client.ts';
import { createLogger } from '../../../services/shared/log.ts';
import { waitForWatermark } from '../../../services/shared/watermark.ts';
import { createInstallation, type Installation, startService } from '../../helpers/stack.ts';

/** Contacts of the sample: some 17,000 events, through the real pipeline in seconds. */
const CONTACTS = 1_500;
const SEED = 1;
const BATCH = 1_000;

export interface SampleBoard {
  url: string;
  installation: Installation;
  dashboards: readonly BuiltDashboard[];
  stop: () => Promise<void>;
}

/** The sample CRM up to now, through ingest, Kafka and the enricher into ClickHouse; then its lead reports are generated. */
async function fill(installation: Installation): Promise<void> {
  const ingest = await startService('ingest', installation.env);
  const enricher = await startService('enricher', installation.env);
  try {
    const client = createIngestClient({ url: ingest.url, key: 'local-dev-key' });
    const anchorDay = new Date().toISOString().slice(0, 10);
    const history = generateHistory({ seed: SEED, anchorDay, contacts: CONTACTS, untilMs: Date.now() });
    const events = [
      ...directoryEvents({ seed: SEED, anchorDay, baseCurrency: 'USD' }),
      ...[...history].map(({ event }) => event),
    ];
    for (let at = 0; at < events.length; at += BATCH) {
      await client.push(events.slice(at, at + BATCH).map((event) => JSON.stringify(event)));
    }
    const waited = await waitForWatermark({ ingestUrl: ingest.url, enricherUrl: enricher.url, timeoutMs: 120_000 });
    if (!waited.ok) throw new Error(`the sample is not readable: ${waited.reason}`);
  } finally {
    await Promise.all([ingest.stop(), enricher.stop()]);
  }
  const { clickhouse: client, config } = installation;
  const signal = AbortSignal.timeout(120_000);
  for (const id of LEAD_REPORT_IDS) await generateOnRequest({ client, config, now: Date.now, signal }, id);
}

/** A board with the real dashboards on an installation with sample data. */
export async function startSampleBoard(locale: 'en' | 'vi' | 'pl' = 'en'): Promise<SampleBoard> {
  const installation = await createInstallation({ env: { LOCALE: locale } });
  try {
    await fill(installation);
    const config = boardConfig(loadConfig({ ...installation.env, BOARD_PORT: '0' }));
    const { timeZone, baseCurrency } = config;
    const dashboards = buildDashboards({ locale, timeZone, baseCurrency, database: installation.database });
    const board = await startBoard({ config, dashboards, log: createLogger('board', 'silent') });
    const stop = async () => {
      await board.stop();
      await installation.cleanup();
    };
    return { url: board.url, installation, dashboards, stop };
  } catch (error) {
    await installation.cleanup();
    throw error;
  }
}
