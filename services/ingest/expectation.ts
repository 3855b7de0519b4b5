import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { PROBLEM_TYPE, problemBody } from '../shared/http/problem.ts';
import { DATA_HEADERS } from '../shared/http/server.ts';

/** Requests whose clients hold their bodies back until they are asked for them. */
const waiting = new WeakMap<IncomingMessage, ServerResponse>();

/**
 * Leaves it to {@link askForBody} to answer `Expect: 100-continue`: by itself Node asks for each body at once, also for one that is
 * refused by its head. Any other expectation is answered 417.
 */
export function holdBodies(server: Server): void {
  server.on('checkContinue', (request, response) => {
    waiting.set(request, response);
    server.emit('request', request, response);
  });
  server.on('checkExpectation', (_request, response) => {
    const detail = 'Expect: 100-continue is the only expectation that can be met';
    const body = JSON.stringify(problemBody({ status: 417, code: 'expectation_failed', detail, field: 'Expect' }));
    const length = Buffer.byteLength(body);
    // Closed, as nobody knows what the client sends next.
    const headers = { ...DATA_HEADERS, 'content-type': PROBLEM_TYPE, 'content-length': length, connection: 'close' };
    response.writeHead(417, headers).end(body);
  });
}

/** Asks for the body, if the client waits for that. */
export function askForBody(request: IncomingMessage): void {
  waiting.get(request)?.writeContinue();
  waiting.delete(request);
}

/** Whether the body was not asked for, so that it never comes, or comes late and would be taken for the next request. */
export const isHeldBack = (request: IncomingMessage): boolean => waiting.has(request);
