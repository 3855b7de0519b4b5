import { expect } from 'vitest';
import { waitForWatermark } from '../../services/shared/watermark.ts';
import type { Service } from './service.ts';

/** Sends events through ingest, which must accept every one. */
export async function pushEvents(ingest: Service, events: readonly unknown[]): Promise<void> {
  const response = await fetch(`${ingest.url}/v1/events?lenient=true`, {
    method: 'POST',
    headers: { authorization: 'Bearer local-dev-key', 'content-type': 'application/cloudevents-batch+json' },
    body: JSON.stringify(events),
  });
  expect(await response.json()).toEqual({ accepted: events.length, rejected: [] });
}

/** Waits until what ingest acknowledged is readable. @throws with the enricher's log */
export async function untilReadable(ingest: Service, enricher: Service, timeoutMs = 60_000): Promise<void> {
  const result = await waitForWatermark({ ingestUrl: ingest.url, enricherUrl: enricher.url, timeoutMs });
  if (!result.ok)
    throw new Error(`${JSON.stringify(result, (_, v) => (typeof v === 'bigint' ? String(v) : v))}\n${enricher.logs()}`);
}
