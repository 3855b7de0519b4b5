import type { IncomingMessage } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { reject } from '../../schemas/problem.ts';
import { HttpError } from '../shared/http/http-error.ts';
import { checkAnnounced, readBody } from './body.ts';
import type { Budget } from './budget.ts';
import { type Candidate, candidatesOf } from './candidates.ts';
import { isGzip } from './codings.ts';
import { formatOf } from './content.ts';
import { askForBody } from './expectation.ts';
import type { Grant } from './keys.ts';
import type { Limits } from './limits.ts';
import type { Metrics } from './metrics.ts';
import type { Publisher } from './publisher.ts';
import { isOutgoing, type Outgoing, type RejectedEvent, rejected, validate } from './validate.ts';

export interface ReceiveOptions {
  limits: Limits;
  budget: Budget;
  publisher: Publisher;
  metrics: Metrics;
  /** Why nothing can be published right now, if so. */
  unavailable: () => Unavailable | undefined;
  nowMs: () => number;
}

/** Kafka is away, or its disk nearly full: then nothing is taken that might not find room. */
export interface Unavailable {
  code: 'kafka_unavailable' | 'disk_full';
  reason: string;
}

/** What `POST /v1/events` answers. */
export interface Receipt {
  accepted: number;
  rejected: RejectedEvent[];
}

/** Events validated in one turn of the event loop: some 5 ms, so that a request of 10 MiB holds up nobody. */
const EVENTS_PER_TURN = 1_000;
/** Seconds: the link looks for Kafka twice a second. */
const RETRY = { headers: { 'retry-after': '2' } };
/** Somebody must free space first. */
const DISK_RETRY = { headers: { 'retry-after': '15' } };

/**
 * Takes in one request of who holds a key: reads, validates, publishes. Resolves once Kafka has acknowledged all that was accepted.
 * @throws HttpError for what concerns the request as a whole
 */
export function createReceiver(options: ReceiveOptions) {
  const { limits, budget, publisher, metrics } = options;

  async function validateAll(candidates: Candidate[], grant: Grant, lenient: boolean) {
    const accepted: Outgoing[] = [];
    const refused: RejectedEvent[] = [];
    const context = { grant, lenient, receivedAtMs: options.nowMs(), maxEventBytes: limits.maxEventBytes };
    for (const [index, candidate] of candidates.entries()) {
      if (index % EVENTS_PER_TURN === EVENTS_PER_TURN - 1) await nextTurn();
      const validated = validate(candidate, index, context);
      if (isOutgoing(validated)) accepted.push(validated);
      else refused.push(validated);
    }
    return { accepted, refused };
  }

  async function publish(accepted: Outgoing[]): Promise<Outgoing[]> {
    try {
      return await publisher.publish(accepted);
    } catch {
      throw new HttpError(503, 'kafka_unavailable', 'Kafka did not acknowledge: send all of it again', RETRY);
    }
  }

  return async (request: IncomingMessage, grant: Grant, lenient: boolean): Promise<Receipt> => {
    const format = formatOf(request.headers);
    const gzip = isGzip(request.headers);
    const away = options.unavailable();
    if (away?.code === 'disk_full') throw new HttpError(503, away.code, `${away.reason}: try again later`, DISK_RETRY);
    if (away) throw new HttpError(503, away.code, 'Kafka is away: try again', RETRY);
    checkAnnounced(request, limits.maxBodyBytes, limits.maxInFlightBytes - budget.usedBytes());
    askForBody(request);
    const share = budget.open();
    try {
      const body = await readBody(request, { gzip, maxBytes: limits.maxBodyBytes, share });
      const candidates = candidatesOf(format, body, request.rawHeaders, limits.maxEventsPerRequest);
      const { accepted, refused } = await validateAll(candidates, grant, lenient);
      for (const { index, id } of await publish(accepted)) {
        refused.push(rejected(index, id, reject('event_too_large', '', 'is larger than the broker takes')));
      }
      for (const { code } of refused) metrics.rejected.inc({ code });
      for (const { topic } of accepted) metrics.accepted.inc({ topic });
      refused.sort((a, b) => a.index - b.index);
      return { accepted: candidates.length - refused.length, rejected: refused };
    } finally {
      share.release();
    }
  };
}

export type Receiver = ReturnType<typeof createReceiver>;
