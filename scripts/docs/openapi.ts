import { REJECTION_CODES } from '../../schemas/problem.ts';
import { ACTIVITY_TYPES, EVENT_TYPES } from '../../schemas/types.ts';
import { exampleOf } from './examples.ts';
import type { JsonObject } from './json.ts';
import { eventSchemas } from './json-schemas.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: JsonObject, example?: unknown) => ({
  'application/json': example === undefined ? { schema } : { schema, example },
});
const answer = (description: string, schema: string, example?: unknown) => ({
  description,
  content: json(ref(schema), example),
});
const failed = (description: string, headers?: JsonObject) => ({
  description,
  ...(headers ? { headers } : {}),
  content: json(ref('Error')),
});
const RETRY_AFTER = { 'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer', minimum: 1 } } };

const RECEIPT: JsonObject = {
  type: 'object',
  required: ['accepted', 'rejected'],
  properties: {
    accepted: { type: 'integer', minimum: 0, description: 'Events that Kafka has acknowledged' },
    rejected: { type: 'array', items: ref('Rejection') },
  },
};

const REJECTION: JsonObject = {
  type: 'object',
  required: ['index', 'id', 'code', 'field', 'message'],
  properties: {
    index: { type: 'integer', minimum: 0, description: 'Place in the batch, or among the lines that are not blank' },
    id: { type: ['string', 'null'], description: 'Id of the event, null where it has none that can be told' },
    code: { type: 'string', enum: [...REJECTION_CODES] },
    field: { type: 'string', description: "Path, such as data.lines.0.amount; '' if it is the event as a whole" },
    message: { type: 'string', description: 'The rule that is broken. Never the value.' },
  },
};

const ERROR: JsonObject = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: { code: { type: 'string' }, message: { type: 'string' } },
    },
  },
};

const WATERMARK: JsonObject = {
  type: 'object',
  required: ['topics'],
  properties: {
    topics: {
      type: 'object',
      description: 'By topic and partition the next offset: that of the last acknowledged record + 1',
      additionalProperties: { type: 'object', additionalProperties: { type: 'string', pattern: '^\\d+$' } },
    },
  },
};

const singles = () => ({
  schema: ref('Event'),
  examples: Object.fromEntries(EVENT_TYPES.map((type) => [type, { value: exampleOf(type) }])),
});

const sample = ACTIVITY_TYPES.slice(0, 3).map(exampleOf);

const postEvents = {
  operationId: 'postEvents',
  summary: 'Send events',
  description:
    'One event, a batch, or one event per line; also CloudEvents binary mode (ce- headers, data as the body). The answer comes once Kafka has acknowledged every accepted event. After 503 or a lost connection send all of it again: an event that was written already is recognised by (source, id).',
  security: [{ key: [] }],
  parameters: [
    {
      name: 'lenient',
      in: 'query',
      description: 'true: fill in what an opportunity made by hand does not say, in place of rejecting it (imports)',
      schema: { type: 'boolean', default: false },
    },
    { name: 'Content-Encoding', in: 'header', schema: { type: 'string', enum: ['identity', 'gzip'] } },
  ],
  requestBody: {
    required: true,
    description: 'At most 10 MiB after inflating, at most 256 KiB an event',
    content: {
      'application/cloudevents+json': singles(),
      'application/cloudevents-batch+json': { schema: { type: 'array', items: ref('Event') }, example: sample },
      'application/json': { schema: { oneOf: [ref('Event'), { type: 'array', items: ref('Event') }] } },
      'application/x-ndjson': {
        schema: { type: 'string', description: 'One event per line' },
        example: sample.map((event) => JSON.stringify(event)).join('\n'),
      },
    },
  },
  responses: {
    202: answer('Accepted as far as not rejected; an empty batch is accepted too', 'Receipt', {
      accepted: 3,
      rejected: [],
    }),
    400: {
      description: 'No event was acceptable, or the body can not be read',
      content: json({ oneOf: [ref('Receipt'), ref('Error')] }),
    },
    401: failed('No key, or one that is not known'),
    413: failed('The body is larger than 10 MiB after inflating, or holds more than 100,000 events'),
    415: failed('Content-Type, charset or Content-Encoding is none of those above'),
    429: failed('Too many bytes are in flight', RETRY_AFTER),
    503: failed('Kafka is away or did not acknowledge in time: send all of it again', RETRY_AFTER),
  },
};

const probe = (operationId: string, summary: string, statuses: Record<string, string>) => ({
  get: {
    operationId,
    summary,
    responses: Object.fromEntries(
      Object.entries(statuses).map(([status, description]) => [
        status,
        { description, content: json({ type: 'object' }) },
      ]),
    ),
  },
});

/** OpenAPI 3.1 of ingest. */
export function openApi(version: string): JsonObject {
  const schemas = eventSchemas();
  return {
    openapi: '3.1.0',
    info: {
      title: 'Leadstream ingest',
      version,
      description: "Takes a CRM's events in.",
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: 'http://localhost:8080' }],
    paths: {
      '/v1/events': { post: postEvents },
      '/v1/watermark': {
        get: {
          operationId: 'getWatermark',
          summary: 'The newest Kafka offsets that ingest has acknowledged',
          responses: {
            200: answer('Next offsets', 'Watermark', {
              topics: { 'crm.events': { 0: '123' }, 'crm.directory': { 0: '7' } },
            }),
            503: failed('Kafka was not reached yet', RETRY_AFTER),
          },
        },
      },
      '/healthz': probe('getHealth', 'Whether the process is alive', { 200: 'Alive' }),
      '/readyz': probe('getReadiness', 'Whether events can be taken in', { 200: 'Ready', 503: 'Kafka is away' }),
      '/metrics': {
        get: {
          operationId: 'getMetrics',
          summary: 'Metrics for Prometheus',
          responses: { 200: { description: 'Text', content: { 'text/plain': { schema: { type: 'string' } } } } },
        },
      },
    },
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'A key of INGEST_KEYS' } },
      schemas: {
        Event: {
          oneOf: EVENT_TYPES.map(ref),
          discriminator: {
            propertyName: 'type',
            mapping: Object.fromEntries(EVENT_TYPES.map((type) => [type, `#/components/schemas/${type}`])),
          },
        },
        Receipt: RECEIPT,
        Rejection: REJECTION,
        Error: ERROR,
        Watermark: WATERMARK,
        ...schemas,
      },
    },
  };
}
