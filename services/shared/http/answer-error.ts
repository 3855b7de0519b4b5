import type { FastifyReply } from 'fastify';
import { PROBLEM_TYPE, type Problem, problemBody } from './problem.ts';

/**
 * Answers with a problem. As bytes: of anything else Fastify would say `; charset=utf-8`, a parameter that `application/problem+json` does not have.
 * @param members in place of those that the problem has
 */
export function sendProblem(reply: FastifyReply, problem: Problem, members: Readonly<Record<string, unknown>> = {}) {
  return reply
    .code(problem.status)
    .header('content-type', PROBLEM_TYPE)
    .send(Buffer.from(JSON.stringify({ ...problemBody(problem), ...members })));
}
