import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

const Batch = z.array(z.looseObject({ id: z.string(), source: z.string(), type: z.string() }));
export type Received = z.infer<typeof Batch>[number];

export interface FakeAnswer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface FakeRequest {
  path: string;
  authorization: string | undefined;
  events: Received[];
}

/** An HTTP server in ingest's place. `answer` may wait; undefined: everything is accepted. */
export async function startFakeIngest(
  answer: (request: FakeRequest, n: number) => Promise<FakeAnswer | undefined> | FakeAnswer | undefined = () =>
    undefined,
) {
  const requests: FakeRequest[] = [];
  const accepted = new Map<string, Received>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const events = Batch.parse(JSON.parse(gunzipSync(Buffer.concat(chunks)).toString()));
      const seen = { path: request.url ?? '', authorization: request.headers.authorization, events };
      requests.push(seen);
      const said = await answer(seen, requests.length);
      if (!said) for (const event of events) accepted.set(`${event.source} ${event.id}`, event);
      const { status, body, headers } = said ?? { status: 202, body: { accepted: events.length, rejected: [] } };
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const isInfo = (value: AddressInfo | string | null): value is AddressInfo => typeof value === 'object' && !!value;
  if (!isInfo(address)) throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    /** Events by identity: what a set would hold. */
    accepted,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export type FakeIngest = Awaited<ReturnType<typeof startFakeIngest>>;
