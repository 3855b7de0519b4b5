import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { z } from 'zod';
import { type BackOff, backOffMs, pause, retryAfterMs } from './back-off.ts';
import { LeadstreamError, messageOf } from './errors.ts';

/** One event that ingest refused; `index` is its place in what was pushed. */
export interface Rejection {
  index: number;
  code: string;
  field: string;
  message: string;
}

export interface PushResult {
  accepted: number;
  rejected: Rejection[];
}

export interface IngestClientOptions {
  /** e.g. `http://127.0.0.1:8080` */
  url: string;
  key: string;
  /** Fill in what history does not say instead of rejecting it (docs/contract/events.md, "Defaults"). */
  lenient?: boolean;
  /** Time without an answer after which a push fails; default: never. */
  giveUpAfterMs?: number;
  onRetry?: (retry: { reason: string; waitMs: number }) => void;
  signal?: AbortSignal;
}

type Outcome =
  | { kind: 'done'; result: PushResult }
  | { kind: 'too_large' }
  | { kind: 'busy'; reason: string; waitMs: number | undefined; cause?: unknown };

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const Answer = z.object({
  accepted: z.number().int(),
  rejected: z.array(z.object({ index: z.number().int(), code: text, field: text, message: text })),
});

/** 30 s: ingest answers in milliseconds; a connection that hangs longer is dead. */
const REQUEST_TIMEOUT_MS = 30_000;
/** 10 s: an ingest that is started again is noticed soon, one that is away is not hammered. */
const BACK_OFF: BackOff = { firstMs: 200, longestMs: 10_000 };
const TOO_LARGE = { index: 0, code: 'event_too_large', field: '', message: 'larger than ingest accepts' };
const zip = promisify(gzip);

/** Client of `POST /v1/events` (docs/contract/running.md, "HTTP"): gzip batches, retries of what may pass later. */
export function createIngestClient(options: IngestClientOptions) {
  const address = `${options.url}/v1/events${options.lenient ? '?lenient=true' : ''}`;

  async function send(events: readonly string[]): Promise<Response> {
    const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
    return fetch(address, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${options.key}`,
        'content-type': 'application/cloudevents-batch+json',
        'content-encoding': 'gzip',
      },
      // Level 1: on loopback the time to deflate counts, not the bytes.
      body: await zip(`[${events.join(',')}]`, { level: 1 }),
      signal: options.signal ? AbortSignal.any([timeout, options.signal]) : timeout,
    });
  }

  async function attempt(events: readonly string[]): Promise<Outcome> {
    let response: Response;
    let body: string;
    try {
      response = await send(events);
      body = await response.text();
    } catch (cause) {
      if (options.signal?.aborted) throw new LeadstreamError('ABORTED', 'stopped', { cause });
      return { kind: 'busy', reason: `cannot reach ${options.url}: ${rootMessage(cause)}`, waitMs: undefined, cause };
    }
    return outcomeOf(response, body);
  }

  function outcomeOf(response: Response, body: string): Outcome {
    const { status } = response;
    const answer = Answer.safeParse(jsonOrNothing(body));
    if ((status === 202 || status === 400) && answer.success) return { kind: 'done', result: answer.data };
    if (status === 413) return { kind: 'too_large' };
    if (status === 408 || status === 429 || status >= 500) {
      const waitMs = retryAfterMs(response.headers.get('retry-after'), Date.now());
      return { kind: 'busy', reason: `ingest answered ${status}`, waitMs };
    }
    if (status === 401 || status === 403) {
      throw new LeadstreamError('INGEST_KEY_REFUSED', `${options.url} refuses the key: set INGEST_KEYS`);
    }
    throw new LeadstreamError('INGEST_REFUSED', `${options.url} answered ${status}: ${body.slice(0, 200)}`);
  }

  async function pushHalves(events: readonly string[]): Promise<PushResult> {
    if (events.length <= 1) return { accepted: 0, rejected: [TOO_LARGE] };
    const middle = events.length >> 1;
    const first = await push(events.slice(0, middle));
    const second = await push(events.slice(middle));
    const moved = second.rejected.map((rejection) => ({ ...rejection, index: rejection.index + middle }));
    return { accepted: first.accepted + second.accepted, rejected: [...first.rejected, ...moved] };
  }

  /**
   * Sends events (each the JSON of one CloudEvent) and returns once Kafka has those that were accepted.
   * Busy, restarting or unreachable servers are retried with capped back-off, honouring `Retry-After`.
   * @throws LeadstreamError `INGEST_KEY_REFUSED`, `INGEST_REFUSED`, `INGEST_UNREACHABLE` (after `giveUpAfterMs`), `ABORTED`
   */
  async function push(events: readonly string[]): Promise<PushResult> {
    const startedAt = performance.now();
    for (let failures = 1; ; failures++) {
      const outcome = await attempt(events);
      if (outcome.kind === 'done') return outcome.result;
      if (outcome.kind === 'too_large') return pushHalves(events);
      const waitMs = outcome.waitMs ?? backOffMs(BACK_OFF, failures);
      if (performance.now() - startedAt + waitMs > (options.giveUpAfterMs ?? Number.POSITIVE_INFINITY)) {
        const message = `${outcome.reason}; is it running (npm start)?`;
        throw new LeadstreamError('INGEST_UNREACHABLE', message, { retryable: true, cause: outcome.cause });
      }
      options.onRetry?.({ reason: outcome.reason, waitMs });
      await pause(waitMs, options.signal);
    }
  }

  return { push };
}

export type IngestClient = ReturnType<typeof createIngestClient>;

/** fetch wraps what happened ("ECONNREFUSED …") in "fetch failed". */
function rootMessage(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return messageOf(cause instanceof Error && cause.message ? cause : error);
}

function jsonOrNothing(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
