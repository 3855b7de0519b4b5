import { directoryEvents, LEAD_REPORT_IDS } from '../../dev/sample/directory.ts';
import { generateHistory } from '../../dev/sample/history.ts';
import { generateOnRequest } from '../../services/reporter/on-request.ts';
import { createIngestClient } from '../../services/shared/ingest-client.ts';
import { waitForWatermark } from '../../services/shared/watermark.ts';
import { type Installation, startService } from './stack.ts';

const SEED = 1;
const BATCH = 1_000;

/**
 * The sample CRM up to now, through ingest, Kafka and the enricher into ClickHouse; then its lead reports are generated. 1,500 contacts are some
 * 17,000 events.
 */
export async function fillWithSample(installation: Installation, contacts: number): Promise<void> {
  const ingest = await startService('ingest', installation.env);
  const enricher = await startService('enricher', installation.env);
  try {
    const client = createIngestClient({ url: ingest.url, key: 'local-dev-key' });
    const anchorDay = new Date().toISOString().slice(0, 10);
    const history = generateHistory({ seed: SEED, anchorDay, contacts, untilMs: Date.now() });
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
