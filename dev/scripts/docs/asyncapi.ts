import { ACTIVITY_TYPES, DIRECTORY_TYPES, EVENT_TYPES, EVENTS, type EventType } from '../../../schemas/types.ts';
import { DLQ_HEADERS, LENIENT_HEADER, ORIGINAL_PREFIX } from '../../../services/shared/kafka/dlq-headers.ts';
import { topicNames } from '../../../services/shared/kafka.ts';
import { eventSchemas, exampleOf } from './json-schemas.ts';
import type { JsonObject } from './null-types.ts';

const DEAD_LETTER = 'dead-letter';
const CLOUDEVENT = 'application/cloudevents+json';
const kafka = (binding: JsonObject) => ({ kafka: { ...binding, bindingVersion: '0.5.0' } });
const messageRef = (name: string) => ({ $ref: `#/components/messages/${name}` });

const HEADERS: JsonObject = {
  type: 'object',
  properties: { [LENIENT_HEADER]: { const: '1', description: 'The event was accepted with lenient=true' } },
};

function message(type: EventType, key: string): JsonObject {
  return {
    name: type,
    title: type,
    summary: EVENTS[type].description,
    contentType: CLOUDEVENT,
    headers: HEADERS,
    payload: { $ref: `#/components/schemas/${type}` },
    bindings: kafka({ key: { type: 'string', description: key } }),
    examples: [{ name: type, payload: exampleOf(type) }],
  };
}

const keyOf = (type: EventType) =>
  type === 'crm.cost.recorded'
    ? 'cost_id'
    : type.endsWith('.set')
      ? `${type} followed by the id of the entity`
      : 'contact_id';

const channel = (address: string, description: string, names: readonly string[], cleanup: string): JsonObject => ({
  address,
  description,
  messages: Object.fromEntries(names.map((name) => [name, messageRef(name)])),
  bindings: kafka({ topic: address, topicConfiguration: { 'cleanup.policy': [cleanup] } }),
});

const operation = (action: 'send' | 'receive', name: string, summary: string): JsonObject => ({
  action,
  channel: { $ref: `#/channels/${name}` },
  summary,
});

const deadLetter: JsonObject = {
  name: DEAD_LETTER,
  title: 'Dead letter',
  summary: `The raw bytes of a record that could not be processed. The record's headers follow with the prefix ${ORIGINAL_PREFIX}.`,
  headers: {
    type: 'object',
    properties: Object.fromEntries(Object.values(DLQ_HEADERS).map((header) => [header, { type: 'string' }])),
  },
  contentType: 'application/octet-stream',
};

/** AsyncAPI 3 of the topics, from the side of Leadstream: it receives events and sends dead letters. */
export function asyncApi(version: string): JsonObject {
  const topics = topicNames('crm');
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Leadstream topics',
      version,
      description:
        'Topics of an installation. A producer may write here directly in place of the HTTP API: both paths apply the same validation.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: CLOUDEVENT,
    servers: { local: { host: 'localhost:9092', protocol: 'kafka', description: 'The broker of npm start' } },
    channels: {
      events: channel(topics.events, 'Activity events: what happened', ACTIVITY_TYPES, 'delete'),
      directory: channel(topics.directory, 'What things are called, who is who', DIRECTORY_TYPES, 'compact'),
      dlq: channel(topics.dlq, 'What could not be processed, and why', [DEAD_LETTER], 'delete'),
    },
    operations: {
      receiveEvents: operation('receive', 'events', 'Facts are derived from these'),
      receiveDirectory: operation('receive', 'directory', 'The last one per entity by (time, source, id) wins'),
      sendDeadLetters: operation('send', 'dlq', 'Nothing vanishes: what is no event ends here'),
    },
    components: {
      messages: {
        ...Object.fromEntries(EVENT_TYPES.map((type) => [type, message(type, keyOf(type))])),
        [DEAD_LETTER]: deadLetter,
      },
      schemas: eventSchemas(),
    },
  };
}
