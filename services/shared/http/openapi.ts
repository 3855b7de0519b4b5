import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';

/** Documents of the services below `docs/`, which `npm run docs:generate` writes and `npm run build` takes along. */
const DOCUMENTS = { ingest: 'openapi.json', gateway: 'openapi-gateway.json' } as const;

/** `GET /openapi.json`: what the service takes and answers. It says nothing of an installation, so everybody may read it. */
export function addOpenApi(app: FastifyInstance, service: keyof typeof DOCUMENTS): void {
  const text = readFileSync(new URL(`../../../docs/${DOCUMENTS[service]}`, import.meta.url), 'utf8');
  app.get('/openapi.json', async (_request, reply) => reply.type('application/json').send(text));
}
