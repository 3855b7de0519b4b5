import { PROBLEM_TYPE } from '../../../services/shared/http/problem.ts';
import type { JsonObject } from './null-types.ts';

/** Parts that both documents share. */
export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

export const json = (schema: JsonObject, example?: unknown) => ({
  'application/json': example === undefined ? { schema } : { schema, example },
});

export const RETRY_AFTER = {
  'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer', minimum: 1 } },
};

export const ALLOW = { Allow: { description: 'Methods of the path', schema: { type: 'string' } } };

/** An answer that is a problem (RFC 9457). */
export const failed = (description: string, headers?: JsonObject, schema: JsonObject = ref('Problem')) => ({
  description,
  ...(headers ? { headers } : {}),
  content: { [PROBLEM_TYPE]: { schema } },
});

export const PROBLEM: JsonObject = {
  type: 'object',
  description: 'What is wrong (RFC 9457). Programs go by `code`, people read `detail`.',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string', format: 'uri', description: 'urn:leadstream:problem: followed by the code' },
    title: { type: 'string' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: { type: 'string' },
    code: { type: 'string', description: 'Stable; see the README of the service' },
    field: { type: 'string', description: 'Parameter, header or path of the body that is at fault' },
    error: {
      type: 'object',
      deprecated: true,
      description: 'Code and message as answers had them before there was this shape',
      properties: { code: { type: 'string' }, message: { type: 'string' }, field: { type: 'string' } },
    },
  },
  additionalProperties: true,
};

export const info = (title: string, version: string, description: string): JsonObject => ({
  title,
  version,
  description,
  contact: { name: 'Leadstream' },
  license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
});

/** Where the document came from, and where a local run is. */
export const servers = (localPort: number) => [
  { url: '/', description: 'The service that this document came from' },
  { url: `http://127.0.0.1:${localPort}`, description: 'npm start' },
];

/** Probes, figures and this document: open to everybody, if METRICS_TOKEN does not say otherwise. */
export function operations(whatIsReady: string, whyNot: string, failures: JsonObject): JsonObject {
  const tags = ['operations'];
  const get = (operationId: string, summary: string, description: string, responses: JsonObject, security = [{}]) => ({
    get: {
      ...{ operationId, summary, description, tags, security },
      responses: { ...responses, ...failures },
    },
  });
  return {
    '/healthz': get('getHealth', 'Whether the process is alive', 'Asks nothing of Kafka or ClickHouse.', {
      200: { description: 'Alive', content: json(ref('Health')) },
    }),
    '/readyz': get('getReadiness', whatIsReady, 'For load balancers: 503 while requests could not be served.', {
      200: { description: 'Ready', content: json(ref('Readiness')) },
      503: { description: whyNot, content: json(ref('Readiness')) },
    }),
    '/metrics': get(
      'getMetrics',
      'Figures for Prometheus',
      'Needs METRICS_TOKEN as bearer token, where there is one.',
      {
        200: { description: 'Prometheus text', content: { 'text/plain': { schema: { type: 'string' } } } },
        401: failed('Needs METRICS_TOKEN'),
      },
      [{}, { metricsToken: [] }],
    ),
    '/openapi.json': get('getOpenapi', 'This document', 'OpenAPI 3.1, open to everybody.', {
      200: { description: 'OpenAPI', content: json({ type: 'object', additionalProperties: true }) },
    }),
  };
}

export const METRICS_TOKEN = { type: 'http', scheme: 'bearer', description: 'METRICS_TOKEN, where there is one' };

export const OPERATION_SCHEMAS: JsonObject = {
  Problem: PROBLEM,
  Health: { type: 'object', required: ['status'], properties: { status: { type: 'string', const: 'ok' } } },
  Readiness: {
    type: 'object',
    required: ['ready'],
    properties: { ready: { type: 'boolean' }, reason: { type: 'string', description: 'Why it is not ready' } },
  },
};
