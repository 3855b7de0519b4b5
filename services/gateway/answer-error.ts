import type { FastifyReply, FastifyRequest } from 'fastify';
import { LeadstreamError } from '../shared/errors.ts';
import { type AllowedMethods, withoutRoute } from '../shared/http/allowed-methods.ts';
import { sendProblem } from '../shared/http/answer-error.ts';
import { HttpError } from '../shared/http/http-error.ts';
import type { Problem } from '../shared/http/problem.ts';
import type { Logger } from '../shared/log.ts';

function problemOf(error: unknown): Problem {
  if (error instanceof HttpError) {
    const { status, code, message, field, members } = error;
    return { status, code, detail: message, field, members };
  }
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status >= 400 && status < 500) return { status, code: 'bad_request', detail: 'the request could not be read' };
  const code = error instanceof LeadstreamError ? error.code : 'internal';
  return { status: 500, code, detail: 'the gateway failed: see its log' };
}

/** An error as a problem (RFC 9457). What is unexpected is logged, and not told. */
export async function answerError(reply: FastifyReply, error: unknown, log: Logger) {
  const problem = problemOf(error);
  const { status } = problem;
  if (status === 401) reply.header('www-authenticate', 'Basic realm="Leadstream", Bearer');
  if (status === 429 || status === 503) reply.header('retry-after', '1');
  if (status === 500) log.error({ error: error instanceof Error ? error.stack : String(error) }, 'request failed');
  return sendProblem(reply, problem);
}

/** A path that is none (404), or that has other methods (405, with `Allow`). */
export function answerNoRoute(reply: FastifyReply, { method, url }: FastifyRequest, methodsOf: AllowedMethods) {
  const path = url.split('?')[0] ?? '/';
  const allowed = methodsOf(path);
  const problem = withoutRoute(method, path, allowed);
  if (allowed.length > 0) reply.header('allow', allowed.join(', '));
  return sendProblem(reply, problem);
}
