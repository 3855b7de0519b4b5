import type { Endpoints } from '../shared/config/endpoints.ts';
import { messageOf } from '../shared/errors.ts';
import type { Logger } from '../shared/log.ts';
import { fetchWatermark, waitForWatermark } from '../shared/watermark.ts';

/** A minute: the stream lags by less than a second; what takes longer comes with the next generation. */
const AT_MOST_MS = 60_000;

/**
 * Waits until what ingest has acknowledged is readable, so that a generation at 00:15 misses nothing that came before midnight. A courtesy: where
 * ingest or the enricher cannot be asked, or lag for long, the generation is made all the same; late events count from the next one on.
 */
export async function waitUntilReadable(
  { ingestUrl, enricherUrl, metricsToken }: Endpoints,
  log: Logger,
  signal: AbortSignal,
): Promise<void> {
  const asked = { signal, metricsToken };
  try {
    await Promise.all([fetchWatermark(ingestUrl, asked), fetchWatermark(enricherUrl, asked)]);
  } catch (error) {
    log.info({ error: messageOf(error) }, 'ingest or enricher cannot be asked whether all is readable; not waiting');
    return;
  }
  const result = await waitForWatermark({ ingestUrl, enricherUrl, timeoutMs: AT_MOST_MS, ...asked });
  if (!result.ok) log.warn({ lags: result.lags.length }, 'the stream lags; late events come with the next generation');
}
