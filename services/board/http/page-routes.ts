import type { FastifyInstance, FastifyReply } from 'fastify';
import { HttpError } from '../../shared/http-error.ts';
import { pageOf } from './page.ts';
import type { ServerOptions } from './server.ts';

/** A year: the name of a file changes with its content. */
const IMMUTABLE = 'public, max-age=31536000, immutable';

/** The page, and the scripts and styles it refers to. */
export function addPageRoutes(app: FastifyInstance, { assets, settings, catalogue }: ServerOptions): void {
  const page = pageOf(settings.locale, settings.texts.noScript, assets);
  const known = new Set(catalogue.served.map(({ uid }) => uid));
  const sendPage = (reply: FastifyReply, status: number) =>
    reply
      .code(status)
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(page);

  app.get('/', (_request, reply) => sendPage(reply, 200));
  // The script on the page says what is missing; the status tells it to those who read only that.
  for (const path of ['/d/:uid', '/d/:uid/:slug'])
    app.get<{ Params: { uid: string } }>(path, (request, reply) =>
      sendPage(reply, known.has(request.params.uid) ? 200 : 404),
    );

  app.get<{ Params: { file: string } }>('/assets/:file', async (request, reply) => {
    const asset = assets.files.get(request.params.file);
    if (!asset) throw new HttpError(404, 'not_found', 'no such file');
    reply
      .header('content-type', asset.contentType)
      .header('cache-control', IMMUTABLE)
      .header('vary', 'accept-encoding');
    const zipped = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    return zipped
      ? reply.header('content-encoding', 'gzip').send(Buffer.from(asset.gzipped))
      : reply.send(Buffer.from(asset.bytes));
  });
}
