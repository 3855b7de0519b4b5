import type { FastifyInstance, FastifyReply } from 'fastify';
import { LeadstreamError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { type AllowedMethods, noRoute, rememberMethods } from './allowed-methods.ts';
import { HttpError } from './http-error.ts';
import { PROBLEM_TYPE, type Problem, problemBody } from './problem.ts';

/** How a service answers errors. */
export interface ErrorAnswers {
  /** Who it is, in "… failed: see its log". */
  service: string;
  log: Logger;
  /** `WWW-Authenticate` of a 401; left out: `Bearer`. */
  challenge?: string;
  /** Members in place of those of the common shape. */
  members?: (problem: Problem) => Readonly<Record<string, unknown>>;
}

/**
 * Answers with a problem. As bytes: of anything else Fastify would say `; charset=utf-8`, a parameter that `application/problem+json` does not have.
 * @param members in place of those that the problem has
 */
export function sendProblem(reply: FastifyReply, problem: Problem, members: Readonly<Record<string, unknown>> = {}) {
  return reply
    .code(problem.status)
    .headers({ 'content-type': PROBLEM_TYPE, 'cache-control': 'no-store' })
    .send(Buffer.from(JSON.stringify({ ...problemBody(problem), ...members })));
}

/** Status that Fastify gives an error; 500 for what is none of its. */
export const statusOf = (error: unknown): number =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;

function problemOf(error: unknown, service: string): Problem {
  if (error instanceof HttpError) {
    const { status, code, message, field, members } = error;
    return { status, code, detail: message, field, members };
  }
  const status = statusOf(error);
  if (status === 413) return { status, code: 'request_too_large', detail: 'the request is too large' };
  if (status >= 400 && status < 500) return { status, code: 'bad_request', detail: 'the request could not be read' };
  const code = error instanceof LeadstreamError ? error.code : 'internal';
  return { status: 500, code, detail: `${service} failed: see its log` };
}

/** Answers an error with a problem (RFC 9457). What is unexpected is logged, and not told. */
export function answerError(reply: FastifyReply, error: unknown, answers: ErrorAnswers) {
  const problem = problemOf(error, answers.service);
  const { status } = problem;
  if (status === 500)
    answers.log.error({ error: error instanceof Error ? error.stack : String(error) }, 'request failed');
  if (status === 401) reply.header('www-authenticate', answers.challenge ?? 'Bearer');
  if (status === 429 || status === 503) reply.header('retry-after', '1');
  if (error instanceof HttpError) reply.headers(error.headers);
  return sendProblem(reply, problem, answers.members?.(problem));
}

/** Answers what goes wrong in a server, and paths that it does not have. Call it before the first route is added. */
export function answerErrors(app: FastifyInstance, answers: ErrorAnswers): void {
  const methodsOf: AllowedMethods = rememberMethods(app);
  app.setNotFoundHandler(({ method, url }, reply) => {
    const path = pathOf(url);
    return answerError(reply, noRoute(method, path, methodsOf(path)), answers);
  });
  app.setErrorHandler((error, _request, reply) => answerError(reply, error, answers));
}

/** Path of a request's target, without its query. */
export const pathOf = (url: string): string => url.split('?', 1)[0] ?? '/';
