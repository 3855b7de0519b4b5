import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Registry } from 'prom-client';
import type { Config } from '../shared/env.ts';
import { noRoute, rememberMethods } from '../shared/http/allowed-methods.ts';
import { pathOf } from '../shared/http/answer-error.ts';
import { discardRest } from '../shared/http/discard-rest.ts';
import { HttpError } from '../shared/http/http-error.ts';
import { addOpenApi } from '../shared/http/openapi.ts';
import { addOperations, type Readiness } from '../shared/http/operations.ts';
import { createHttpServer } from '../shared/http/server.ts';
import type { Logger } from '../shared/log.ts';
import { answerError, answerProblem, problemOfReceipt } from './answer-error.ts';
import { ACCEPT_ENCODING } from './codings.ts';
import { ACCEPT_POST } from './content.ts';
import type { Door } from './door.ts';
import { holdBodies } from './expectation.ts';
import type { Limits } from './limits.ts';
import type { Metrics } from './metrics.ts';
import { lenientOf, parametersOf } from './query.ts';
import type { Receiver } from './receive.ts';
import type { Watermark } from './watermark.ts';

export interface ServerOptions {
  door: Door;
  receive: Receiver;
  ready: () => Readiness;
  watermark: Watermark;
  registry: Registry;
  metrics: Metrics;
  limits: Limits;
  http: Config['http'];
  metricsToken?: string | undefined;
  log: Logger;
}

/** 1 MiB: what a client without a key may have on its way when it is refused, so that it reads the answer and not a reset. */
const MOST_DISCARDED_BYTES = 1024 * 1024;

/**
 * One door with two names. The second is for the description alone: generators of clients go by one type of body for each path, and one of them (Python's)
 * makes code that fails where it is one event or several.
 */
const EVENT_PATHS = ['/v1/events', '/v1/events/batch'];

/** The HTTP API of ingest (docs/contract/running.md, "HTTP"), not listening yet. */
export function createServer(options: ServerOptions): FastifyInstance {
  const { limits, metrics } = options;
  // A request without Host is answered by the hook below, in the common shape, and not by Node in none.
  const app = createHttpServer(options.http, { http: { requireHostHeader: false } });
  holdBodies(app.server);
  const methodsOf = rememberMethods(app);
  addOperations(app, options);
  // Bodies stay unread here: receive.ts reads them bounded by bytes inflated and bytes in flight.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));

  app.addHook('onRequest', async (request) => {
    const { raw, is404, routeOptions } = request;
    if (raw.httpVersion === '1.1' && raw.headers.host === undefined) {
      throw new HttpError(400, 'bad_request', 'HTTP/1.1 needs a Host header', 'Host');
    }
    // What a key is asked for decides about its parameters once the key is known.
    if (!is404 && !EVENT_PATHS.includes(routeOptions.url ?? '')) parametersOf(request.url, []);
  });

  async function enter(request: FastifyRequest) {
    try {
      return await options.door(request);
    } catch (error) {
      // The tighter one holds of this bound and that of requests with a key, below.
      discardRest(request.raw, MOST_DISCARDED_BYTES);
      throw error;
    }
  }

  async function takeEvents(request: FastifyRequest, reply: FastifyReply) {
    const endTimer = metrics.seconds.startTimer();
    try {
      const grant = await enter(request);
      const receipt = await options.receive(request.raw, grant, lenientOf(request.url));
      const problem = problemOfReceipt(receipt);
      return await (problem ? answerProblem(reply, problem) : reply.code(202).send(receipt));
    } catch (error) {
      discardRest(request.raw, limits.maxBodyBytes * 4, options.http.requestTimeoutMs);
      return await answerError(reply, error, options.log);
    } finally {
      metrics.requests.inc({ status: reply.statusCode });
      endTimer();
    }
  }
  for (const path of EVENT_PATHS) app.post(path, takeEvents);
  app.get('/v1/watermark', async (_request, reply) => {
    const readiness = options.ready();
    const known = options.watermark.toJson();
    if (Object.keys(known.topics).length > 0) return known;
    return answerError(reply, new HttpError(503, 'kafka_unavailable', notYet(readiness)), options.log);
  });
  addOpenApi(app, 'ingest');
  app.setNotFoundHandler((request, reply) => {
    discardRest(request.raw, MOST_DISCARDED_BYTES);
    return answerNoRoute(reply, methodsOf(pathOf(request.url)), options.log);
  });
  app.setErrorHandler((error, request, reply) => {
    discardRest(request.raw, MOST_DISCARDED_BYTES);
    // Fastify has rules for bodies of methods that no path here has.
    if (request.is404) return answerNoRoute(reply, methodsOf(pathOf(request.url)), options.log);
    return answerError(reply, error, options.log);
  });
  return app;
}

/** `OPTIONS`, a method that the path does not have (405), or a path that is none (404). */
function answerNoRoute(reply: FastifyReply, methods: readonly string[], log: Logger) {
  const { method, url } = reply.request;
  // `OPTIONS *` asks for the server as a whole.
  const known = url === '*' ? ['GET', 'HEAD', 'POST'] : methods;
  const allowed = known.length > 0 ? [...known, 'OPTIONS'].sort() : [];
  if (allowed.length > 0 && method === 'OPTIONS') {
    reply.header('allow', allowed.join(', '));
    if (allowed.includes('POST')) reply.headers({ 'accept-post': ACCEPT_POST, 'accept-encoding': ACCEPT_ENCODING });
    return reply.code(204).send();
  }
  return answerError(reply, noRoute(method, pathOf(url), allowed), log);
}

const notYet = (readiness: Readiness) => (readiness.ready ? 'offsets are not known yet' : readiness.reason);
