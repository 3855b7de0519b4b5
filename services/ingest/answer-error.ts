import type { FastifyReply } from 'fastify';
import { sendProblem } from '../shared/http/answer-error.ts';
import type { Problem } from '../shared/http/problem.ts';
import type { Logger } from '../shared/log.ts';
import { unsupportedType } from './content.ts';
import { isHeldBack } from './expectation.ts';
import { HttpError } from './http-error.ts';
import type { Receipt } from './receive.ts';

/** Answers by a problem (RFC 9457). */
export function answerProblem(reply: FastifyReply, problem: Problem) {
  if (isHeldBack(reply.request.raw)) reply.header('connection', 'close');
  return sendProblem(reply, problem);
}

/** An error that concerns a request as a whole. What is unexpected is logged, and not told. */
export function answerError(reply: FastifyReply, error: unknown, log: Logger) {
  if (error instanceof HttpError) {
    const { status, code, message, field, headers } = error;
    reply.headers(headers);
    return answerProblem(reply, { status, code, detail: message, field });
  }
  const status = statusOf(error);
  // Fastify's own word for a Content-Type that is none.
  if (status === 415) return answerError(reply, unsupportedType(), log);
  if (status >= 400 && status < 500) {
    return answerProblem(reply, { status, code: 'bad_request', detail: 'the request can not be read' });
  }
  log.error({ error: error instanceof Error ? error.stack : String(error) }, 'request failed');
  return answerProblem(reply, { status: 500, code: 'internal', detail: 'ingest failed: see its log' });
}

const statusOf = (error: unknown): number =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;

/** A receipt that accepts nothing is a problem, with `accepted` and `rejected` beside (docs/contract/running.md, "HTTP"). */
export function problemOfReceipt({ accepted, rejected }: Receipt): Problem | undefined {
  const [first, ...others] = rejected;
  if (accepted > 0 || !first) return undefined;
  const { field, message } = first;
  const reason = field === '' ? message : `${field} ${message}`;
  const members = { accepted, rejected };
  if (others.length === 0) return { status: 400, code: first.code, detail: reason, members };
  const detail = `none of the ${rejected.length} events is acceptable; the first: ${reason}`;
  return { status: 400, code: 'no_event_accepted', detail, members };
}
