import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createHostCheck } from '../../../services/shared/http/hosts.ts';
import { HttpError } from '../../../services/shared/http/http-error.ts';
import { sendError } from './answer.ts';
import type { Claim } from './authenticate.ts';
import { bodyOf, openBody } from './body.ts';
import { DatabaseError } from './errors.ts';
import { type Executor, execute } from './execute.ts';
import { readRequest, urlOf } from './request.ts';

const MULTIPART_BYTES = 16 * 1024 * 1024;
/** The server listens on this machine's own address only: it has no other name. */
const HOSTS = createHostCheck([]);
const OK = new Set(['/ping', '/replicas_status', '/healthz', '/readyz']);

export interface ClickHouseServer {
  listen(port: number, host: string): Promise<void>;
  /** Takes no more requests and waits for those that run, at most `withinMs`. */
  close(withinMs: number): Promise<void>;
}

export interface ServerOptions {
  executor: Executor;
  /** Throws DatabaseError for everybody else. */
  authenticate: (claim: Claim) => void;
}

/** An HTTP server that speaks ClickHouse's protocol for the engine given. */
export function createClickHouseServer(options: ServerOptions): ClickHouseServer {
  const running = new Set<Promise<void>>();
  const server = createServer({ keepAliveTimeout: 10_000, requestTimeout: 0 }, (request, response) => {
    const task = handle(options, request, response).finally(() => running.delete(task));
    running.add(task);
  });
  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, resolve);
      }),
    async close(withinMs) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, withinMs);
      });
      await Promise.race([Promise.all(running), late]);
      server.closeAllConnections();
      await Promise.race([closed, late]);
      clearTimeout(timer);
    },
  };
}

async function handle(
  { executor, authenticate }: ServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  if (OK.has(path)) return sendOk(response);
  let queryId: string = randomUUID();
  let compress = false;
  try {
    if (path !== '/' && path !== '/query')
      throw new DatabaseError(392, 'QUERY_NOT_ALLOWED', `There is nothing at ${path}`, 404);
    if (request.method !== 'GET' && request.method !== 'POST' && request.method !== 'HEAD')
      throw new DatabaseError(1, 'UNSUPPORTED_METHOD', `Method ${request.method} is not supported`);
    admit(request, authenticate);
    const multipart = (request.headers['content-type'] ?? '').startsWith('multipart/form-data');
    const fields = multipart ? await readForm(request) : [];
    const query = readRequest(request, fields);
    queryId = query.queryId ?? queryId;
    compress = query.compress;
    const body = multipart ? bodyOf([], 0) : openBody(request, query.decompress);
    if (request.method !== 'POST' && query.query === '') return sendOk(response);
    await execute(executor, query, body, response, queryId);
  } catch (error) {
    // A body that was not read to its end would be taken for the next request.
    if (response.headersSent) response.destroy();
    else sendError({ response, queryId, compress, close: !request.complete }, error);
  }
}

/**
 * Before a byte of the body is read: no page of a browser's (DNS rebinding, a form that posts), nobody without the password.
 * @throws DatabaseError
 */
function admit(request: IncomingMessage, authenticate: ServerOptions['authenticate']): void {
  const { headers } = request;
  const site = headers['sec-fetch-site'];
  const origin = {
    host: headers.host,
    origin: headers.origin,
    fetchSite: typeof site === 'string' ? site : undefined,
  };
  try {
    HOSTS.checkHost(origin);
    HOSTS.checkSite(origin);
  } catch (error) {
    if (error instanceof HttpError) throw new DatabaseError(497, 'ACCESS_DENIED', error.message);
    throw error;
  }
  const { searchParams } = urlOf(request);
  const parameter = (name: string) => searchParams.get(name) ?? undefined;
  authenticate({ headers, user: parameter('user'), password: parameter('password') });
}

function sendOk(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/plain; charset=UTF-8' }).end('Ok.\n');
}

/** Query parameters that would be too long for a URL come as fields of a form. */
async function readForm(request: IncomingMessage): Promise<Array<[string, string]>> {
  const bytes = await openBody(request).all(MULTIPART_BYTES);
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  const form = await new Response(new Uint8Array(bytes), { headers }).formData();
  return [...form].map(([name, value]): [string, string] => {
    if (typeof value !== 'string')
      throw new DatabaseError(48, 'NOT_IMPLEMENTED', 'External tables are not supported by the embedded server');
    return [name, value];
  });
}
