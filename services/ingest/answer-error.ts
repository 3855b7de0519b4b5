import type { FastifyReply } from 'fastify';
import * as shared from '../shared/http/answer-error.ts';
import type { Problem } from '../shared/http/problem.ts';
import type { Logger } from '../shared/log.ts';
import { unsupportedType } from './content.ts';
import { isHeldBack } from './expectation.ts';
import type { Receipt } from './receive.ts';

/** A body that was not asked for comes late or never: the connection ends with the answer. */
const closing = (reply: FastifyReply) => (isHeldBack(reply.request.raw) ? reply.header('connection', 'close') : reply);

/** Answers by a problem (RFC 9457). */
export const answerProblem = (reply: FastifyReply, problem: Problem) => shared.sendProblem(closing(reply), problem);

/** An error that concerns a request as a whole. */
export function answerError(reply: FastifyReply, error: unknown, log: Logger) {
  // Fastify's own word for a Content-Type that is none.
  const said = shared.statusOf(error) === 415 ? unsupportedType() : error;
  return shared.answerError(closing(reply), said, { service: 'ingest', log });
}

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
