import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTokenSource, fetchToken, type Token } from '../../../../services/shared/kafka/oauth-token.ts';
import { startTokenEndpoint, type TokenEndpoint } from '../../../helpers/token-endpoint.ts';

const HOUR_MS = 3_600_000;

function setup(lifeMs = HOUR_MS) {
  const clock = { ms: 0 };
  let asked = 0;
  let answer: () => Promise<Token> = async () => ({ value: `t${++asked}`, expiresAtMs: clock.ms + lifeMs });
  const token = createTokenSource({ nowMs: () => clock.ms, fetchToken: () => answer() });
  return {
    clock,
    token,
    fail: () => {
      answer = () => Promise.reject(new Error('away'));
    },
  };
}

describe('a token', () => {
  it('is asked for once, however many connections want it', async () => {
    const { token } = setup();
    expect(await Promise.all([token(), token(), token()])).toEqual(['t1', 't1', 't1']);
    expect(await token()).toBe('t1');
  });

  it.each([
    ['five minutes before it ends', HOUR_MS, HOUR_MS - 300_000],
    ['after four fifths of a short life', 60_000, 48_000],
  ])('is renewed %s', async (_when, lifeMs, renewAtMs) => {
    const { token, clock } = setup(lifeMs);
    await token();
    clock.ms = renewAtMs - 1;
    expect(await token()).toBe('t1');
    clock.ms = renewAtMs;
    expect(await token()).toBe('t2');
  });

  it('is used up to its end while the provider is away, and no longer', async () => {
    const { token, clock, fail } = setup();
    await token();
    fail();
    clock.ms = HOUR_MS - 1;
    expect(await token()).toBe('t1');
    clock.ms = HOUR_MS;
    await expect(token()).rejects.toThrow('away');
  });
});

describe('an identity provider', () => {
  let endpoint: TokenEndpoint;
  beforeAll(async () => {
    endpoint = await startTokenEndpoint({ id: 'a+b', secret: 's%25t' });
  });
  afterAll(() => endpoint.stop());
  const client = (more: object = {}) => ({
    tokenUrl: endpoint.url,
    clientId: 'a b',
    clientSecret: 's%t',
    scope: undefined,
    extensions: {},
    ...more,
  });

  it('is told who we are, form-encoded', async () => {
    const token = await fetchToken(client(), 1_000);
    expect(token).toEqual({ value: expect.stringMatching(/^\S+\.\S+\.$/), expiresAtMs: 3_601_000 });
    expect(endpoint.asked).toEqual(['grant_type=client_credentials']);
  });

  it('is named by the setting that is wrong, and the secret is not told', async () => {
    const refused = fetchToken(client({ clientSecret: 'wrong-one' }), 0);
    await expect(refused).rejects.toMatchObject({
      code: 'KAFKA_OAUTH',
      message: expect.stringMatching(/CLIENT_SECRET refused with 401/),
    });
    await expect(refused).rejects.not.toThrow(/wrong-one/);
  });

  it('is waited for no longer than told', async () => {
    const { createServer } = await import('node:net');
    const silent = createServer().listen(0, '127.0.0.1');
    await expect.poll(() => silent.listening).toBe(true);
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const asked = fetchToken(client({ tokenUrl: `http://127.0.0.1:${port}/` }), 0, 100);
    await expect(asked).rejects.toMatchObject({
      message: expect.stringMatching(/KAFKA_OAUTH_TOKEN_URL can't be asked/),
    });
    silent.close();
  });
});
