import { createRequire } from 'node:module';
import { LeadstreamError } from '../errors.ts';
import { scheduleCheckPendingRequests, scheduleRequestTimeoutCheck } from './request-queue.ts';
import { createSendMessages } from './send-messages.ts';

const require = createRequire(import.meta.url);
const SEND_MESSAGES = 'kafkajs/src/producer/sendMessages.js';
/** Holds on to what it finds there when it is loaded. */
const ITS_USER = 'kafkajs/src/producer/messageProducer.js';
const REQUEST_QUEUE = 'kafkajs/src/network/requestQueue/index.js';
/** Says that a module is ours already: tests may load this file several times in one process. */
const OURS = Symbol.for('leadstream.kafkajs');

/** Replaces three functions of kafkajs before anything can hold on to them. @throws LeadstreamError `KAFKA_CLIENT` */
function replaceFaultyParts(): void {
  require(SEND_MESSAGES);
  const loaded = require.cache[require.resolve(SEND_MESSAGES)];
  const queue: unknown = require(REQUEST_QUEUE);
  if (typeof loaded?.exports !== 'function' || typeof queue !== 'function') {
    throw new LeadstreamError('KAFKA_CLIENT', 'this version of kafkajs is not the one that the patches were made for');
  }
  if (OURS in loaded.exports) return;
  if (require.cache[require.resolve(ITS_USER)]) {
    throw new LeadstreamError(
      'KAFKA_CLIENT',
      'kafkajs was loaded without its patches: import it from services/shared/kafka/kafkajs.ts only',
    );
  }
  loaded.exports = Object.assign(createSendMessages, { [OURS]: true });
  Object.assign(queue.prototype, { scheduleCheckPendingRequests, scheduleRequestTimeoutCheck });
}

replaceFaultyParts();

/**
 * kafkajs without two faults of version 2.2.4, its last: batches that are acknowledged and not sent, and a timer that never rests. The one place that
 * loads it; all others import its types at most (a test looks). CommonJS, and so loaded after what was replaced.
 */
const kafkajs: typeof import('kafkajs') = require('kafkajs');

export const {
  AclOperationTypes,
  AclPermissionTypes,
  AclResourceTypes,
  CompressionCodecs,
  CompressionTypes,
  ConfigResourceTypes,
  Kafka,
  KafkaJSNumberOfRetriesExceeded,
  KafkaJSProtocolError,
  logLevel,
  Partitioners,
} = kafkajs;
