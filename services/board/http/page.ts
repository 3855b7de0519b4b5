import { extname } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { HttpError } from '../../shared/http/http-error.ts';
import type { Bundle } from './bundle.ts';
import type { ServerOptions } from './server.ts';

interface Asset {
  contentType: string;
  bytes: Uint8Array;
  gzipped: Uint8Array;
}

/** A bundle as it is sent: addresses of what the page refers to, and every file. */
export interface Assets {
  scripts: readonly string[];
  styles: readonly string[];
  /** By file name, without `/assets/`. */
  files: ReadonlyMap<string, Asset>;
}

const compress = promisify(gzip);
const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Holds a bundle in memory, compressed once. */
export async function assetsOf({ files, scripts, styles }: Bundle): Promise<Assets> {
  const asset = async ({ name, bytes }: Bundle['files'][number]): Promise<[string, Asset]> => [
    name,
    { contentType: TYPES[extname(name)] ?? 'application/octet-stream', bytes, gzipped: await compress(bytes) },
  ];
  const path = (name: string) => `/assets/${name}`;
  return {
    files: new Map(await Promise.all(files.map(asset))),
    scripts: scripts.map(path),
    styles: styles.map(path),
  };
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A bar chart, as an icon of the browser's tab. */
const ICON =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><path fill='%23f2711c' d='M1 9h3v6H1zm5-4h3v10H6zm5-4h3v14h-3z'/></svg>";

/** The one page; the script in it shows every dashboard. It mounts at `#app`. */
function pageOf(locale: string, noScript: string, { scripts, styles }: Assets): string {
  return `<!doctype html>
<html lang="${escaped(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Leadstream</title>
<link rel="icon" href="${ICON}">
${styles.map((path) => `<link rel="stylesheet" href="${escaped(path)}">`).join('\n')}
${scripts.map((path) => `<script type="module" src="${escaped(path)}"></script>`).join('\n')}
</head>
<body>
<div id="app"></div>
<noscript>${escaped(noScript)}</noscript>
</body>
</html>
`;
}

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
