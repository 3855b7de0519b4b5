import type { FastifyInstance } from 'fastify';
import { HttpError } from './http-error.ts';

/** Methods of a path, as `Allow` lists them; empty: there is no such path. */
export type AllowedMethods = (path: string) => string[];

const asExpression = (pattern: string) =>
  new RegExp(
    `^${pattern
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replace(/:\w+/g, '[^/]+')
      .replaceAll('\\*', '.*')}$`,
  );

/** Remembers the routes of a server. Call it before the first of them is added. */
export function rememberMethods(app: FastifyInstance): AllowedMethods {
  const routes = new Map<string, { expression: RegExp; methods: Set<string> }>();
  app.addHook('onRoute', ({ url, method }) => {
    const known = routes.get(url) ?? { expression: asExpression(url), methods: new Set<string>() };
    for (const one of [method].flat()) known.methods.add(one);
    routes.set(url, known);
  });
  return (path) => {
    const found = [...routes.values()].filter(({ expression }) => expression.test(path));
    return [...new Set(found.flatMap(({ methods }) => [...methods]))].sort();
  };
}

/** Why a request met no route: the path has other methods (405), or is none (404). */
export function noRoute(method: string, path: string, allowed: readonly string[]): HttpError {
  if (allowed.length === 0) return new HttpError(404, 'not_found', 'there is no such path');
  const message = `${path} takes ${allowed.join(', ')}, and not ${method}`;
  return new HttpError(405, 'method_not_allowed', message, {
    members: { allowed },
    headers: { allow: allowed.join(', ') },
  });
}
