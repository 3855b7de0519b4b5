import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply } from 'fastify';
import { sendProblem } from './answer-error.ts';
import { PROBLEM_TYPE, type Problem, problemBody } from './problem.ts';

/** What Node's parser of HTTP finds wrong before there is a request that could be answered. */
const BY_CODE: Readonly<Record<string, Problem>> = {
  HPE_HEADER_OVERFLOW: { status: 431, code: 'headers_too_large', detail: 'the headers are larger than 16 KiB' },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: { status: 413, code: 'too_large', detail: 'chunk extensions are larger than 16 KiB' },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    code: 'request_timeout',
    detail: 'the request did not arrive in time (HTTP_REQUEST_TIMEOUT_S): send it again',
  },
};
const BAD_REQUEST: Problem = { status: 400, code: 'bad_request', detail: 'the request is not HTTP that can be read' };
const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  413: 'Payload Too Large',
  431: 'Request Header Fields Too Large',
};

const answers = new WeakMap<Socket, ServerResponse>();

/** Remembers what is answered on each connection, so that {@link answerUnreadable} never answers one request twice or two in the wrong order. */
export function rememberAnswers(server: Server): void {
  server.prependListener('request', (request, response) => answers.set(request.socket, response));
}

/** Answers on the bare connection what is no request: its first bytes can't be read, are too many, or come too slowly. */
export function answerUnreadable(error: Error, socket: Socket): void {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'ECONNRESET' || socket.destroyed || !socket.writable) return void socket.destroy();
  const before = answers.get(socket);
  if (before && !before.req.complete) {
    // Its own body is at fault, or late: answered already, there is nothing more to say.
    if (before.headersSent) return void socket.destroy();
  } else if (before && !before.writableFinished) {
    return void before.once('close', () => answerUnreadable(error, socket));
  }
  const problem = BY_CODE[code] ?? BAD_REQUEST;
  const body = JSON.stringify(problemBody(problem));
  socket.end(
    `HTTP/1.1 ${problem.status} ${REASONS[problem.status]}\r\ncontent-type: ${PROBLEM_TYPE}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nx-content-type-options: nosniff\r\ncache-control: no-store\r\nconnection: close\r\n\r\n${body}`,
    () => socket.destroy(),
  );
}

/** Answers a path that is no URL, such as `/%zz`. */
export function answerBadUrl(error: FastifyError, reply: FastifyReply): void {
  const problem = {
    status: error.statusCode ?? 400,
    code: 'bad_url',
    detail: 'the path is no URL: a % that stands for itself is %25',
  };
  sendProblem(reply, problem);
}
