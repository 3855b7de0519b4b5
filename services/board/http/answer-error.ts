import type { FastifyReply } from 'fastify';
import { sendProblem } from '../../shared/http/answer-error.ts';
import { HttpError } from '../../shared/http/http-error.ts';
import type { Problem } from '../../shared/http/problem.ts';
import type { Logger } from '../../shared/log.ts';

const statusOf = (error: unknown): number =>
  error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;

/**
 * An error as the board's API tells it: a problem (RFC 9457) whose member `error` is the text that the page shows. What is unexpected is logged, and not told.
 */
export async function answerError(reply: FastifyReply, error: unknown, log: Logger) {
  const problem = problemOf(error);
  if (problem.status === 500)
    log.error({ error: error instanceof Error ? error.stack : String(error) }, 'request failed');
  if (problem.status === 429 || problem.status === 503) reply.header('retry-after', '1');
  return sendProblem(reply.header('cache-control', 'no-store'), problem, { error: problem.detail });
}

function problemOf(error: unknown): Problem {
  if (error instanceof HttpError) {
    const { status, code, message, field } = error;
    return { status, code, detail: message, field };
  }
  const status = statusOf(error);
  if (status === 413) return { status, code: 'request_too_large', detail: 'the request is too large' };
  if (status >= 400 && status < 500) return { status, code: 'bad_request', detail: 'the request could not be read' };
  return { status: 500, code: 'internal', detail: 'the board failed: see its log' };
}
