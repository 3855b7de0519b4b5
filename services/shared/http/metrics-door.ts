import type { FastifyInstance } from 'fastify';
import { createSecretList } from '../config/secret-list.ts';
import { sendProblem } from './answer-error.ts';
import type { Problem } from './problem.ts';

/** What Prometheus and `leadstream wait` read: figures of the installation, no data of its customers. */
const GUARDED = new Set(['/metrics', '/v1/watermark']);

/** Of every answer of ours that is no page: it is what its type says, and nobody keeps it. */
export const DATA_HEADERS = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' } as const;
/** What who may not read them is told. */
export const DOOR_CLOSED: Problem = {
  status: 401,
  code: 'unauthorized',
  detail: 'needs Authorization: Bearer METRICS_TOKEN',
};

/** Whether a request for a path may pass: with `METRICS_TOKEN` as bearer token, or whoever asks if there is none. */
export function createMetricsDoor(token: string | undefined) {
  const isToken = createSecretList(token === undefined ? [] : [token]);
  return (path: string, authorization: string | undefined): boolean => {
    if (token === undefined || !GUARDED.has(path)) return true;
    const given = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
    return given !== undefined && isToken(given);
  };
}

/** The door and the headers for a server of Fastify's. */
export function addMetricsDoor(app: FastifyInstance, token: string | undefined): void {
  const mayPass = createMetricsDoor(token);
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(DATA_HEADERS);
    if (mayPass(request.routeOptions.url ?? '', request.headers.authorization)) return undefined;
    return await sendProblem(reply.header('www-authenticate', 'Bearer'), DOOR_CLOSED);
  });
}
