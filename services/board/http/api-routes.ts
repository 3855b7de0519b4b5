import type { FastifyInstance, FastifyReply } from 'fastify';
import { HttpError } from '../../shared/http/http-error.ts';
import { downloadOf } from '../export/download.ts';
import { DownloadBody, OptionsBody, parseBody, QueryBody } from '../query/request.ts';
import type { ServerOptions } from './server.ts';

/** Aborts when the browser has gone before its answer: what is asked for it is given up. */
function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort(new HttpError(499, 'gone', 'the browser has gone'));
  });
  return gone.signal;
}

/** RFC 6266: a name for old readers in ASCII, and the name. */
function attachment(name: string): string {
  const ascii = name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^\w. -]/g, '_');
  const exact = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${exact}`;
}

/** `/api`: dashboards as built, and answers to their panels. */
export function addApiRoutes(app: FastifyInstance, { settings, catalogue, reports }: ServerOptions): void {
  const list = catalogue.served.map(({ uid, folder, dashboard: { title, description } }) => ({
    uid,
    title,
    folder,
    description,
  }));

  app.get('/api/settings', async (_request, reply) => reply.header('cache-control', 'no-cache').send(settings));
  app.get('/api/dashboards', async (_request, reply) => reply.header('cache-control', 'no-cache').send(list));
  app.get<{ Params: { uid: string } }>('/api/dashboards/:uid', async (request, reply) => {
    const { uid } = request.params;
    const found = catalogue.served.find((dashboard) => dashboard.uid === uid);
    if (!found) throw new HttpError(404, 'unknown_dashboard', `there is no dashboard ${uid}`);
    return reply.header('cache-control', 'no-cache').send(found.dashboard);
  });

  app.post('/api/query', async (request, reply) => {
    const body = parseBody(QueryBody, request.body);
    return reply.header('cache-control', 'no-store').send(await reports.query(body, goneSignal(reply)));
  });
  app.post('/api/options', async (request, reply) => {
    const body = parseBody(OptionsBody, request.body);
    return reply.header('cache-control', 'no-store').send(await reports.options(body, goneSignal(reply)));
  });
  app.post('/api/download', async (request, reply) => {
    const body = parseBody(DownloadBody, request.body);
    const { panel, title, frame } = await reports.firstFrame(body, goneSignal(reply));
    const { name, contentType, bytes } = await downloadOf(panel, title, frame, body.format);
    return reply
      .header('cache-control', 'no-store')
      .header('content-type', contentType)
      .header('content-disposition', attachment(name))
      .send(bytes);
  });
}
