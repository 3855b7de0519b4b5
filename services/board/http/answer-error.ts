import type { FastifyReply } from 'fastify';
import { HttpError } from '../../shared/http-error.ts';
import type { Logger } from '../../shared/log.ts';

const statusOf = (error: unknown): number =>
  error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;

/** `{"error", "code", "field"?}`. What is unexpected is logged, and not told. */
export async function answerError(reply: FastifyReply, error: unknown, log: Logger) {
  reply.header('cache-control', 'no-store');
  if (error instanceof HttpError) {
    if (error.status === 429 || error.status === 503) reply.header('retry-after', '1');
    const { code, message, field } = error;
    return reply.code(error.status).send({ error: message, code, ...(field === undefined ? {} : { field }) });
  }
  const status = statusOf(error);
  if (status === 413) return reply.code(413).send({ error: 'the request is too large', code: 'request_too_large' });
  if (status >= 400 && status < 500)
    return reply.code(status).send({ error: 'the request could not be read', code: 'bad_request' });
  log.error({ error: error instanceof Error ? error.stack : String(error) }, 'request failed');
  return reply.code(500).send({ error: 'the board failed: see its log', code: 'internal' });
}
