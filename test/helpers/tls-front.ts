import { once } from 'node:events';
import { request } from 'node:http';
import { createServer, type Server } from 'node:https';
import { freePort } from '../../dev/engines/lib/ports.ts';
import type { Certificate } from './certificates.ts';

export interface Presented extends Certificate {
  /** Set: clients must show a certificate of this authority. */
  clientsOf?: string;
  /** The newest version of TLS that is spoken. */
  maxVersion?: 'TLSv1.2' | 'TLSv1.3';
}

/** A server of TLS before one that speaks plain HTTP, as a load balancer is. */
export interface TlsFront {
  port: number;
  /** Ends all connections and goes on with another certificate. */
  present: (presented: Presented) => Promise<void>;
  close: () => Promise<void>;
}

/** Forwards to `target` (http://host:port) what comes over TLS. */
export async function startTlsFront(target: string, presented: Presented): Promise<TlsFront> {
  const { hostname, port: targetPort, host } = new URL(target);
  const port = await freePort();
  let server: Server | undefined;

  async function close(): Promise<void> {
    if (!server?.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  }

  async function present({ clientsOf, ...own }: Presented): Promise<void> {
    await close();
    const clients = clientsOf === undefined ? {} : { ca: clientsOf, requestCert: true, rejectUnauthorized: true };
    server = createServer({ ...own, ...clients }, (incoming, outgoing) => {
      const { method, url: path, headers } = incoming;
      const options = { hostname, port: targetPort, method, path, headers: { ...headers, host } };
      const forwarded = request(options, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      forwarded.on('error', () => outgoing.destroy());
      outgoing.on('close', () => forwarded.destroy());
      incoming.pipe(forwarded);
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  }

  await present(presented);
  return { port, present, close };
}
