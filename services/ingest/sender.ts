import { messageOf } from '../shared/errors.ts';
import { KafkaJSNumberOfRetriesExceeded, KafkaJSProtocolError } from '../shared/kafka/kafkajs.ts';
import { type KafkaLink, unavailable } from './kafka-link.ts';
import type { Send } from './publisher.ts';
import { sendBatch } from './send-batch.ts';
import type { Outgoing } from './validate.ts';
import type { Watermark } from './watermark.ts';

export interface SenderOptions {
  link: KafkaLink;
  topics: Record<Outgoing['topic'], string>;
  watermark: Watermark;
  ackTimeoutMs: number;
  /** Told when fresh producers are refused again and again for a reason that waiting does not cure. */
  onFatal: (error: unknown) => void;
}

/** New producers that fail before the process gives itself up: one may have lost its sequence, three mean it is not the producer. */
const FATAL_AFTER = 3;

/** Sends within `ackTimeoutMs`; after any failure the producer is replaced, since its sequence numbers may be out of step. */
export function createSender(options: SenderOptions): Send {
  const { link, topics, watermark, ackTimeoutMs, onFatal } = options;
  let refusals = 0;

  return async (batch) => {
    const state = link.state();
    if (!state.up) throw unavailable(state.reason);
    const { producer, partitions } = state;
    try {
      await within(ackTimeoutMs, sendBatch(batch, { producer, topics, partitions, watermark, ackTimeoutMs }));
      refusals = 0;
    } catch (error) {
      if (isTooLarge(error)) throw error;
      link.lost(producer, messageOf(error));
      refusals = isRefusal(error) ? refusals + 1 : 0;
      if (refusals >= FATAL_AFTER) onFatal(error);
      throw unavailable(messageOf(error), error);
    }
  };
}

/** A protocol error that kafkajs did not even try again. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof KafkaJSProtocolError && !error.retriable && !(error instanceof KafkaJSNumberOfRetriesExceeded)
  );
}

export function isTooLarge(error: unknown): boolean {
  return error instanceof KafkaJSProtocolError && error.type === 'MESSAGE_TOO_LARGE';
}

/** The outcome of what is left behind stays unknown: it may be written yet. The client repeats it, and a repetition changes nothing. */
async function within(ms: number, sending: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(unavailable(`no acknowledgement within ${ms} ms`)), ms);
  });
  sending.catch(() => {});
  try {
    await Promise.race([sending, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
