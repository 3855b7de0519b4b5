// The one module of the reporter that the sample knows: its public face (docs/adr/0037-cli-calls-public-faces.md).
import { generateOnRequest } from '../../services/reporter/on-request.ts';
import { createClickHouse } from '../../services/shared/clickhouse.ts';
import { endpoints } from '../../services/shared/config/endpoints.ts';
import type { Config } from '../../services/shared/env.ts';
import { LeadstreamError, messageOf } from '../../services/shared/errors.ts';
import type { Logger } from '../../services/shared/log.ts';
import { waitForWatermark } from '../../services/shared/watermark.ts';
import { LEAD_REPORT_IDS } from './directory.ts';

/** 10 minutes: 230,000 events take half a minute on two cores. */
const READABLE_WITHIN_MS = 600_000;

/**
 * Asks for today's generation of each of the sample's lead reports, as `leadstream report generate` does, once the history is readable. The reports
 * came today, so by itself the reporter would make their first generation tomorrow, and the dashboard would be empty until then. What is there is left alone.
 */
export async function makeFirstGenerations(config: Config, log: Logger, signal: AbortSignal): Promise<void> {
  const client = createClickHouse(config.clickhouse, 'sample');
  try {
    const waited = await waitForWatermark({ ...endpoints(config), timeoutMs: READABLE_WITHIN_MS, signal });
    if (!waited.ok) throw new LeadstreamError('TIMEOUT', `the history is not readable: ${waited.reason}`);
    for (const reportId of LEAD_REPORT_IDS) {
      const context = { client, config, now: Date.now, signal };
      const { day, outcome, contacts } = await generateOnRequest(context, reportId);
      log.info({ report: reportId, day, outcome, contacts }, 'lead report of the sample');
    }
  } catch (error) {
    if (signal.aborted) return;
    const todo = 'npx leadstream report generate <report_id> makes it';
    log.warn({ error: messageOf(error), todo }, 'the lead reports of the sample have no data until tomorrow');
  } finally {
    await client.close();
  }
}
