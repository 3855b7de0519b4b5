import { MOST_ERRORS, REJECTION_CODES } from '../../../schemas/problem.ts';
import { ACTIVITY_TYPES, EVENT_TYPES } from '../../../schemas/types.ts';
import { PROBLEM_TYPE } from '../../../services/shared/http/problem.ts';
import { eventSchemas, exampleOf } from './json-schemas.ts';
import type { JsonObject } from './null-types.ts';
import {
  failed,
  info,
  json,
  METRICS_TOKEN,
  OPERATION_SCHEMAS,
  operations,
  RETRY_AFTER,
  ref,
  servers,
} from './openapi-parts.ts';

const answer = (description: string, schema: string, example?: unknown) => ({
  description,
  content: json(ref(schema), example),
});
const problem = (schema: JsonObject) => ({ [PROBLEM_TYPE]: { schema } });
const textHeader = (name: string, description: string) => ({ [name]: { description, schema: { type: 'string' } } });
/** What every path answers, whatever is asked of it. */
const COMMON = {
  405: failed('The path has no such method', textHeader('Allow', 'The methods that it has, OPTIONS among them')),
  408: failed('The request did not arrive within HTTP_REQUEST_TIMEOUT_S'),
  417: failed('Expect is something else than 100-continue'),
  431: failed('The head of the request is larger than 16 KiB'),
};
const UNKNOWN_PARAMETER = failed('A parameter that the path does not have, or HTTP that can not be read');

const RECEIPT: JsonObject = {
  type: 'object',
  required: ['accepted', 'rejected'],
  properties: {
    accepted: { type: 'integer', minimum: 0, description: 'Events that Kafka has acknowledged' },
    rejected: { type: 'array', items: ref('Rejection') },
  },
};

const FIELD_ERROR: JsonObject = {
  code: { type: 'string', enum: [...REJECTION_CODES] },
  field: { type: 'string', description: "Path, such as data.lines.0.amount; '' if it is the event as a whole" },
  message: { type: 'string', description: 'The rule that is broken. Never the value.' },
};

const REJECTION: JsonObject = {
  type: 'object',
  required: ['index', 'id', 'code', 'field', 'message', 'errors'],
  description: 'Code, field and message are those of the first of the errors',
  properties: {
    index: { type: 'integer', minimum: 0, description: 'Place in the batch, or among the lines that are not blank' },
    id: { type: ['string', 'null'], description: 'Id of the event, null where it has none that can be told' },
    ...FIELD_ERROR,
    errors: { type: 'array', minItems: 1, maxItems: MOST_ERRORS, items: ref('FieldError') },
  },
};

const REFUSED: JsonObject = {
  description: 'No event of the request is acceptable',
  allOf: [ref('Problem'), ref('Receipt')],
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

const DOOR =
  'The answer comes once Kafka has acknowledged every accepted event. After 503 or a lost connection send all of it again: an event that was written already is recognised by (source, id). With Expect: 100-continue a body that the head refuses is not asked for.';

const ALIKE =
  'Both paths take all of these: they are two so that generators of clients find one type of body for each.';

/** What both names of the door of events have in common. */
const taking = {
  tags: ['events'],
  security: [{ key: [] }],
  parameters: [
    {
      name: 'lenient',
      in: 'query',
      description: 'true: fill in what an opportunity made by hand does not say, in place of rejecting it (imports)',
      schema: { type: 'boolean', default: false },
    },
    {
      ...{ name: 'Content-Encoding', in: 'header', description: 'gzip: the body is packed' },
      schema: { type: 'string', enum: ['identity', 'gzip'] },
    },
  ],
  responses: {
    202: answer('Accepted as far as not rejected; an empty batch is accepted too', 'Receipt', {
      accepted: 3,
      rejected: [],
    }),
    400: {
      description:
        'No event is acceptable (with `accepted` and `rejected` beside), gzip is broken, or a parameter is wrong',
      content: problem({ anyOf: [ref('Refused'), ref('Problem')] }),
    },
    401: failed('No key, or one that is not known'),
    413: failed('The body is larger than 10 MiB after inflating, or holds more than 100,000 events'),
    415: failed('Content-Type, charset or Content-Encoding is none of those above', {
      ...textHeader('Accept-Post', 'The content types that are taken'),
      ...textHeader('Accept-Encoding', 'The codings that are taken'),
    }),
    ...COMMON,
    429: failed('Too many bytes are in flight', RETRY_AFTER),
    503: failed('Kafka is away or did not acknowledge in time: send all of it again', RETRY_AFTER),
  },
};

const BOUNDS = 'At most 10 MiB after inflating, at most 256 KiB an event';

const postEvents = {
  operationId: 'postEvents',
  summary: 'Send an event',
  description: `One event; also CloudEvents' binary mode (ce- headers, percent-encoded UTF-8; data as the body, JSON with or without a Content-Type), a batch (application/cloudevents-batch+json, or a JSON array) and one event per line (application/x-ndjson), as /v1/events/batch describes them. ${ALIKE} ${DOOR}`,
  ...taking,
  requestBody: {
    required: true,
    description: BOUNDS,
    content: { 'application/cloudevents+json': singles(), 'application/json': { schema: ref('Event') } },
  },
};

const postBatch = {
  operationId: 'postBatch',
  summary: 'Send a batch of events',
  description: `Several events, as an array or one per line. ${ALIKE} ${DOOR}`,
  ...taking,
  requestBody: {
    required: true,
    description: `${BOUNDS}, at most 100,000 events`,
    content: {
      'application/cloudevents-batch+json': { schema: ref('Batch'), example: sample },
      'application/x-ndjson': {
        schema: { type: 'string', description: 'One event per line' },
        example: sample.map((event) => JSON.stringify(event)).join('\n'),
      },
    },
  },
};

/** OpenAPI 3.1 of ingest. */
export function openApi(version: string): JsonObject {
  const schemas = eventSchemas('fields');
  return {
    openapi: '3.1.0',
    info: info('Leadstream ingest', version, "Takes a CRM's events in."),
    servers: servers(8080),
    tags: [
      { name: 'events', description: 'What a CRM sends' },
      { name: 'operations', description: 'Probes, offsets and figures' },
    ],
    paths: {
      '/v1/events': { post: postEvents },
      '/v1/events/batch': { post: postBatch },
      '/v1/watermark': {
        get: {
          operationId: 'getWatermark',
          tags: ['operations'],
          security: [{}, { metricsToken: [] }],
          description:
            'Needs METRICS_TOKEN as bearer token, where there is one. npx leadstream wait compares them with those of the enricher.',
          summary: 'The newest Kafka offsets that ingest has acknowledged',
          responses: {
            200: answer('Next offsets', 'Watermark', {
              topics: { 'crm.events': { 0: '123' }, 'crm.directory': { 0: '7' } },
            }),
            400: UNKNOWN_PARAMETER,
            401: failed('METRICS_TOKEN is set, and was not presented'),
            ...COMMON,
            503: failed('Kafka was not reached yet', RETRY_AFTER),
          },
        },
      },
      ...operations('Whether events can be taken in', 'Kafka is away', { 400: UNKNOWN_PARAMETER, ...COMMON }),
    },
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'A key of INGEST_KEYS' },
        metricsToken: METRICS_TOKEN,
      },
      schemas: {
        Event: {
          oneOf: EVENT_TYPES.map(ref),
          discriminator: {
            propertyName: 'type',
            mapping: Object.fromEntries(EVENT_TYPES.map((type) => [type, `#/components/schemas/${type}`])),
          },
        },
        Batch: {
          type: 'array',
          items: ref('Event'),
          maxItems: 100_000,
          description: 'Each is accepted or rejected by itself',
        },
        Receipt: RECEIPT,
        Rejection: REJECTION,
        FieldError: { type: 'object', required: ['code', 'field', 'message'], properties: FIELD_ERROR },
        ...OPERATION_SCHEMAS,
        Refused: REFUSED,
        Watermark: WATERMARK,
        ...schemas,
      },
    },
  };
}
