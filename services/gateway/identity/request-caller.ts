import type { FastifyInstance, FastifyRequest } from 'fastify';
import { discardRest } from '../../shared/http/discard-rest.ts';
import { HttpError } from '../../shared/http/http-error.ts';
import type { Caller, Identifier } from './identify.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by {@link identifyFirst}. */
    caller: Caller | undefined;
  }
}

/** 1 MiB: what a client may have on its way when it is refused, so that it reads the answer and not a reset. */
const MOST_DISCARDED_BYTES = 1024 * 1024;

/** Who makes a request, from its head alone. @throws HttpError as {@link Identifier} */
export async function callerOf(request: FastifyRequest, { identify }: Identifier): Promise<Caller> {
  const { searchParams } = new URL(request.url, 'http://gateway');
  return await identify({ headers: request.headers, search: searchParams, remoteAddress: request.ip });
}

/** Every request of a scope is identified before its body is read: who has no right to ask sends nothing into our memory. */
export function identifyFirst(scope: FastifyInstance, identifier: Identifier): void {
  scope.decorateRequest('caller', undefined);
  scope.addHook('onRequest', async (request, reply) => {
    try {
      request.caller = await callerOf(request, identifier);
    } catch (error) {
      discardRest(request.raw, MOST_DISCARDED_BYTES);
      reply.header('connection', 'close');
      throw error;
    }
  });
}

/** @throws HttpError 401: the request came by a way that does not identify */
export function identified({ caller }: FastifyRequest): Caller {
  if (!caller) throw new HttpError(401, 'unauthorized', 'needs GATEWAY_SECRET or a personal token');
  return caller;
}
