import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGrafanaId, type GrafanaIdOptions } from '../../../../services/gateway/identity/grafana-id.ts';
import { bearer, makeIdentifier, NOW, SECRET } from './make-identifier.ts';

const own = await generateKeyPair('ES256');
const foreign = await generateKeyPair('ES256');
const jwks = JSON.stringify({
  keys: [{ ...(await exportJWK(own.publicKey)), kid: 'key-1', alg: 'ES256', use: 'sig' }],
});
const seconds = (ms: number) => Math.floor(ms / 1_000);
const claims = { username: 'anna', type: 'user', sub: 'user:7' };

interface Signing {
  key?: typeof own.privateKey;
  expiresMs?: number;
  claims?: Record<string, unknown>;
  kid?: string;
}

const sign = (options: Signing = {}) =>
  new SignJWT(options.claims ?? claims)
    .setProtectedHeader({ alg: 'ES256', kid: options.kid ?? 'key-1', typ: 'jwt' })
    .setIssuer('http://grafana/')
    .setAudience('org:1')
    .setExpirationTime(seconds(options.expiresMs ?? NOW + 60_000))
    .sign(options.key ?? own.privateKey);

let server: Server;
let url: string;
let requests = 0;

beforeAll(async () => {
  server = createServer((_request, response) => {
    requests += 1;
    response.setHeader('content-type', 'application/json').end(jwks);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/api/signing-keys/keys`;
});
afterAll(() => {
  server.close();
});

const NONE: GrafanaIdOptions = { jwksUrl: undefined, jwksFile: undefined, audience: undefined, issuer: undefined };
const make = (options: Partial<GrafanaIdOptions> = {}, requireGrafanaId = false) =>
  makeIdentifier({
    grafanaId: createGrafanaId({ ...NONE, jwksUrl: url, now: () => NOW, ...options }),
    requireGrafanaId,
  });
const withId = (jwt: string, more: Record<string, string> = {}) => ({
  ...bearer(SECRET),
  'x-grafana-id': jwt,
  ...more,
});

describe("Grafana's signed identity", () => {
  it('is the viewer, and its keys are fetched once', async () => {
    const identify = make();
    expect(await identify(withId(await sign()))).toEqual({ login: 'anna', via: 'grafana-id' });
    const after = requests;
    expect(await identify(withId(await sign(), { 'x-grafana-user': 'anna' }))).toMatchObject({ login: 'anna' });
    expect(requests).toBe(after);
  });

  it('is not outvoted by the header', async () => {
    const refused = make()(withId(await sign(), { 'x-grafana-user': 'boss' }));
    await expect(refused).rejects.toMatchObject({ status: 403, code: 'viewer_conflict' });
  });

  it('counts for nothing without the secret', async () => {
    const jwt = await sign();
    await expect(make()({ 'x-grafana-id': jwt })).rejects.toMatchObject({ status: 401 });
    await expect(make()({ ...bearer(jwt) })).rejects.toMatchObject({ status: 401 });
  });

  it.each([
    ['expired', () => sign({ expiresMs: NOW - 60_000 })],
    ['signed by another key', () => sign({ key: foreign.privateKey })],
    ['signed by a key that Grafana does not have', () => sign({ key: foreign.privateKey, kid: 'key-2' })],
    ['not signed', async () => new UnsecuredJWT(claims).setExpirationTime(seconds(NOW + 60_000)).encode()],
    [
      'signed with the public key as a shared secret',
      () =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'HS256', kid: 'key-1' })
          .setExpirationTime(seconds(NOW + 60_000))
          .sign(new TextEncoder().encode(jwks)),
    ],
    [
      'without an end',
      () => new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'key-1' }).sign(own.privateKey),
    ],
    ['without a user', () => sign({ claims: { sub: 'user:7' } })],
    ['for an empty user', () => sign({ claims: { username: '' } })],
    [
      'changed',
      async () =>
        (await sign()).replace(
          /\.[^.]+\./,
          `.${Buffer.from('{"username":"boss","exp":9999999999}').toString('base64url')}.`,
        ),
    ],
    ['nonsense', async () => 'a.b.c'],
    ['one word', async () => 'anna'],
  ])('is refused when it is %s', async (_what, jwt) => {
    await expect(make()(withId(await jwt(), { 'x-grafana-user': 'anna' }))).rejects.toMatchObject({ status: 401 });
  });

  it('is held to audience and issuer where they are said', async () => {
    const jwt = await sign();
    expect(await make({ audience: 'org:1', issuer: 'http://grafana/' })(withId(jwt))).toMatchObject({ login: 'anna' });
    await expect(make({ audience: 'org:2' })(withId(jwt))).rejects.toMatchObject({ status: 401 });
    await expect(make({ issuer: 'http://other/' })(withId(jwt))).rejects.toMatchObject({ status: 401 });
  });

  it('is required where that is said: a name alone is not enough, and nobody still sees nothing', async () => {
    const identify = make({}, true);
    expect(await identify(withId(await sign()))).toMatchObject({ login: 'anna' });
    expect(await identify(bearer(SECRET))).toEqual({ login: undefined, via: 'secret' });
    for (const headers of [{ 'x-grafana-user': 'anna' }, { 'x-clickhouse-user': 'anna' }])
      await expect(identify({ ...bearer(SECRET), ...headers })).rejects.toMatchObject({
        status: 403,
        code: 'no_viewer',
      });
  });

  it("answers 503 while Grafana's keys can't be had", async () => {
    const away = make({ jwksUrl: 'http://127.0.0.1:1/keys' });
    await expect(away(withId(await sign()))).rejects.toMatchObject({ status: 503 });
  });

  it('is checked against a file of keys, and a file that holds none is an error at the start', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'leadstream-jwks-'));
    const jwksFile = join(folder, 'keys.json');
    try {
      writeFileSync(jwksFile, jwks);
      expect(await make({ jwksUrl: undefined, jwksFile })(withId(await sign()))).toMatchObject({ login: 'anna' });
      writeFileSync(jwksFile, '{"keys": 1}');
      expect(() => make({ jwksFile })).toThrow(/GATEWAY_GRAFANA_JWKS_FILE/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is left aside where no keys are named', async () => {
    const identify = makeIdentifier({ grafanaId: createGrafanaId(NONE) });
    expect(await identify(withId('nonsense', { 'x-grafana-user': 'anna' }))).toMatchObject({
      login: 'anna',
      via: 'secret',
    });
  });
});
