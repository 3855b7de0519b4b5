import { z } from 'zod';
import { pause } from './back-off.ts';
import { LeadstreamError, messageOf } from './errors.ts';

/** Next offset per topic and partition; what is missing counts as 0. */
export type Watermark = Map<string, Map<number, bigint>>;

/** A partition whose facts are not readable up to the target. */
export interface Lag {
  topic: string;
  partition: number;
  target: bigint;
  current: bigint;
}

const Body = z.object({ topics: z.record(z.string(), z.record(z.string().regex(/^\d+$/), z.string().regex(/^\d+$/))) });

/** Parses `{"topics": {"crm.events": {"0": "123"}}}`, the answer of both `/v1/watermark`s. @throws ZodError */
export function parseWatermark(body: unknown): Watermark {
  const { topics } = Body.parse(body);
  return new Map(
    Object.entries(topics).map(([topic, partitions]) => [
      topic,
      new Map(Object.entries(partitions).map(([partition, offset]) => [Number(partition), BigInt(offset)])),
    ]),
  );
}

/** Partitions at which `current` has not reached `target`. */
export function lagsBehind(target: Watermark, current: Watermark): Lag[] {
  const lags: Lag[] = [];
  for (const [topic, partitions] of target) {
    for (const [partition, wanted] of partitions) {
      const reached = current.get(topic)?.get(partition) ?? 0n;
      if (reached < wanted) lags.push({ topic, partition, target: wanted, current: reached });
    }
  }
  return lags;
}

/** Reads `<url>/v1/watermark`. @throws LeadstreamError `WATERMARK_UNAVAILABLE` (retryable) */
export async function fetchWatermark(
  url: string,
  { signal, metricsToken }: { signal?: AbortSignal | undefined; metricsToken?: string | undefined } = {},
): Promise<Watermark> {
  const timeout = AbortSignal.timeout(5_000);
  const unavailable = (why: string, cause?: unknown) =>
    new LeadstreamError('WATERMARK_UNAVAILABLE', `${url}/v1/watermark ${why}`, { retryable: true, cause });
  let response: Response;
  try {
    response = await fetch(`${url}/v1/watermark`, {
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      ...(metricsToken === undefined ? {} : { headers: { authorization: `Bearer ${metricsToken}` } }),
    });
  } catch (error) {
    // fetch says only "fetch failed"; its cause says that nobody listens.
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw unavailable(`cannot be reached: ${messageOf(cause)}`, error);
  }
  if (response.status === 401) throw unavailable('needs METRICS_TOKEN');
  if (!response.ok) throw unavailable(`answered ${response.status}`);
  try {
    return parseWatermark(await response.json());
  } catch (cause) {
    throw unavailable('answered something else than a watermark', cause);
  }
}

export interface WaitOptions {
  ingestUrl: string;
  enricherUrl: string;
  /** `METRICS_TOKEN`, if the services want it. */
  metricsToken?: string | undefined;
  timeoutMs: number;
  /** 25 ms: well below the enricher's flush interval, so that waiting adds nothing to speak of. */
  pollMs?: number;
  signal?: AbortSignal;
  /** Called after every look that found something missing. */
  onLag?: (lags: Lag[]) => void;
}

export type WaitResult =
  | { ok: true; waitedMs: number; target: Watermark }
  | { ok: false; waitedMs: number; lags: Lag[]; reason: string };

/**
 * Waits until everything that ingest had acknowledged when this was called is readable in ClickHouse (docs/contract/running.md, "Reading one's own writes").
 * A service that is away for a moment is asked again until the time is over.
 * @returns what lags, and by how much, if the time ran out
 */
export async function waitForWatermark(options: WaitOptions): Promise<WaitResult> {
  const startedAt = performance.now();
  const waited = () => Math.round(performance.now() - startedAt);
  let target: Watermark | undefined;
  let lags: Lag[] = [];
  let reason = '';
  do {
    try {
      target ??= await fetchWatermark(options.ingestUrl, options);
      lags = lagsBehind(target, await fetchWatermark(options.enricherUrl, options));
      if (lags.length === 0) return { ok: true, waitedMs: waited(), target };
      reason = 'facts are not readable yet';
      options.onLag?.(lags);
    } catch (error) {
      reason = messageOf(error);
    }
    await pause(options.pollMs ?? 25, options.signal);
  } while (waited() < options.timeoutMs);
  return { ok: false, waitedMs: waited(), lags, reason };
}
