import type { FastifyInstance, FastifyReply } from 'fastify';
import { HttpError } from '../../shared/http/http-error.ts';
import type { Caller } from '../identity/identify.ts';
import type { AccessLog } from './access-log.ts';
import type { Metrics } from './metrics.ts';

/** What becomes known of a request while it is answered. */
export interface AccessNote {
  caller?: Caller;
  report?: string;
  statement?: string;
  rows?: number;
  refused: boolean;
  reason: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    access: AccessNote | undefined;
  }
}

/** Routes whose requests are noted; others (health, metrics) say nothing about viewers. */
const ROUTES = new Map<string, 'report' | 'sql' | 'other'>([
  ['/', 'sql'],
  ['/query', 'sql'],
  ['/v1/metrics', 'other'],
  ['/v1/metrics/:view', 'report'],
]);
/** As nginx notes a client that was gone before its answer. */
const CLIENT_GONE = 499;

/** Why a request was not answered: by the gateway's own rule, or by an error of ClickHouse's. */
export function noteError({ request }: FastifyReply, error: unknown, metrics: Pick<Metrics, 'refusals'>): void {
  const note = request.access;
  const refused = error instanceof HttpError && error.status < 500;
  const reason = reasonOf(error);
  if (refused) metrics.refusals.inc({ reason });
  if (note) Object.assign(note, { refused, reason });
}

function reasonOf(error: unknown): string {
  if (error instanceof HttpError) return error.code;
  if (error instanceof Error && 'type' in error && typeof error.type === 'string') return error.type.toLowerCase();
  return error instanceof Error && 'statusCode' in error ? 'bad_request' : 'internal';
}

/** Notes every request of a viewer once it has ended, however it has. */
export function noteRequests(app: FastifyInstance, accessLog: AccessLog, now: () => number): void {
  app.decorateRequest('access', undefined);
  app.addHook('onRequest', async (request, reply) => {
    const route = ROUTES.get(request.routeOptions.url ?? '');
    if (!route) return;
    const note: AccessNote = { refused: false, reason: '' };
    request.access = note;
    const at = now();
    const startedAt = performance.now();
    const socket = request.raw.socket;
    const sentBefore = socket.bytesWritten;
    reply.raw.once('close', () => {
      const { caller = request.caller } = note;
      accessLog.record({
        at,
        login: caller?.login ?? '',
        via: caller?.via ?? '',
        token_id: caller?.tokenId ?? '',
        address: request.ip,
        route,
        report: note.report ?? '',
        statement: note.statement ?? '',
        rows: note.rows ?? 0,
        bytes: Math.max(0, socket.bytesWritten - sentBefore),
        ms: Math.round(performance.now() - startedAt),
        status: reply.raw.writableFinished ? reply.raw.statusCode : CLIENT_GONE,
        refused: note.refused,
        reason: note.reason,
      });
    });
  });
}
