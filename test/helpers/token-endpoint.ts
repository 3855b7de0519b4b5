import { once } from 'node:events';
import { createServer } from 'node:http';

export interface TokenEndpoint {
  url: string;
  /** Bodies of the requests so far. */
  asked: string[];
  /** How long the next tokens live, in truth; what is said is an hour. */
  lifeS: number;
  stop: () => Promise<void>;
}

const part = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');

/** An identity provider that knows one client and hands out tokens without a signature. */
export async function startTokenEndpoint(client: { id: string; secret: string }): Promise<TokenEndpoint> {
  const asked: string[] = [];
  const expected = `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}`;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      asked.push(body);
      const answer = (status: number, json: object) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
      if (request.headers.authorization !== expected) {
        return answer(401, { error: 'invalid_client', error_description: 'who are you' });
      }
      const now = Date.now() / 1_000;
      const claims = part({ sub: client.id, iat: now - 3_600, exp: now + endpoint.lifeS, scope: 'kafka' });
      return answer(200, { access_token: `${part({ alg: 'none' })}.${claims}.`, expires_in: 3_600 });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const endpoint: TokenEndpoint = {
    url: `http://127.0.0.1:${port}/token`,
    asked,
    lifeS: 3_600,
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return endpoint;
}
