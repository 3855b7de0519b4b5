import { once } from 'node:events';
import { createServer, request, type Server } from 'node:https';
import { afterEach, describe, expect, it } from 'vitest';
import { createCertificateAuthority, expired } from '../../helpers/certificates.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(options: { cert: string; key: string; ca?: string; requestCert?: boolean }): Promise<number> {
  const server = createServer(options, (_request, response) => response.end('hello'));
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

/** `hello`, or the code of the failure. */
const ask = (port: number, options: { ca: string; cert?: string; key?: string; servername?: string }) =>
  new Promise<string>((resolve) => {
    const sent = request({ host: '127.0.0.1', port, agent: false, ...options }, (response) => {
      response.on('data', (data: Buffer) => resolve(data.toString()));
    });
    sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    sent.end();
  });

describe('certificates of tests', () => {
  it('are trusted by who trusts their authority, and by nobody else', async () => {
    const authority = await createCertificateAuthority();
    const other = await createCertificateAuthority();
    const port = await serve(await authority.issue());
    expect(await ask(port, { ca: authority.cert })).toBe('hello');
    expect(await ask(port, { ca: other.cert })).toMatch(/UNABLE_TO_VERIFY|SELF_SIGNED|SIGNATURE/);
  });

  it('can have ended', async () => {
    const authority = await createCertificateAuthority();
    const port = await serve(await authority.issue({ notAfter: expired() }));
    expect(await ask(port, { ca: authority.cert })).toBe('CERT_HAS_EXPIRED');
  });

  it('hold for the names they were issued for', async () => {
    const authority = await createCertificateAuthority();
    const port = await serve(await authority.issue({ names: ['clickhouse.example', '10.0.0.1'] }));
    expect(await ask(port, { ca: authority.cert })).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
    expect(await ask(port, { ca: authority.cert, servername: 'clickhouse.example' })).toBe('hello');
  });

  it('prove who a client is', async () => {
    const authority = await createCertificateAuthority();
    const port = await serve({ ...(await authority.issue()), ca: authority.cert, requestCert: true });
    expect(await ask(port, { ca: authority.cert, ...(await authority.issue({ commonName: 'ingest' })) })).toBe('hello');
    expect(await ask(port, { ca: authority.cert })).not.toBe('hello');
  });
});
