import { describe, expect, it } from 'vitest';
import { createTokenLookup, type StoredToken } from '../../../../services/gateway/identity/token-lookup.ts';
import { newToken } from '../../../../services/shared/access-token.ts';
import { basic, bearer, makeIdentifier, NOW } from './make-identifier.ts';

const kept = newToken();
const stored = (changes: Partial<StoredToken> = {}): StoredToken => ({
  id: kept.id,
  hash: kept.hash,
  login: 'anna',
  expiresAtMs: NOW + 1,
  revoked: false,
  ...changes,
});
const identify = makeIdentifier({}, [stored()]);
const { token, id } = kept;

describe('a personal token', () => {
  it.each([
    ['as Bearer', bearer(token), ''],
    ['as Basic password without a name', basic('', token), ''],
    ['beside the user default', basic('default', token), ''],
    ['beside its owner', basic('anna', token), ''],
    ['as X-ClickHouse-Key', { 'x-clickhouse-key': token }, ''],
    ['in the URL', {}, `password=${token}`],
    ['beside a header that names its owner', { ...bearer(token), 'x-leadstream-viewer': 'anna' }, ''],
  ])('is its owner %s', async (_how, headers, query) => {
    expect(await identify(headers, query)).toEqual({ login: 'anna', via: 'token', tokenId: id });
  });

  it.each([
    ['another user', basic('boss', token), ''],
    ['another user in the URL', bearer(token), 'user=boss'],
    ['its owner and another', basic('anna', token), 'user=boss'],
    ['a header of another', { ...bearer(token), 'x-grafana-user': 'boss' }, ''],
    ['a header of another beside its owner', { ...basic('anna', token), 'x-leadstream-viewer': 'boss' }, ''],
  ])('is refused beside %s', async (_what, headers, query) => {
    await expect(identify(headers, query)).rejects.toMatchObject({ status: 403, code: 'viewer_conflict' });
  });

  it.each([
    ['revoked', stored({ revoked: true }), 'revoked'],
    ['expired this very millisecond', stored({ expiresAtMs: NOW }), 'expired'],
  ])('that is %s is refused, and says so', async (_what, row, word) => {
    const refused = makeIdentifier({}, [row])(bearer(token));
    await expect(refused).rejects.toMatchObject({ status: 401, message: expect.stringContaining(`${word}:`) });
  });

  it('with a wrong secret says nothing of the token that has its id', async () => {
    const forged = `lst_${id}_${'A'.repeat(43)}`;
    const unknown = `lst_${'0'.repeat(16)}_${'A'.repeat(43)}`;
    const answers = [forged, unknown].map((one) =>
      makeIdentifier({}, [stored({ revoked: true })])(bearer(one)).catch((error) => error.message),
    );
    const [first, second] = await Promise.all(answers);
    expect(first).toBe(second);
    expect(first).not.toContain('this token');
  });
});

describe('looking tokens up', () => {
  it('asks once in three seconds, and sees a revocation after', async () => {
    let [at, revoked, asked] = [NOW, false, 0];
    const tokens = createTokenLookup(
      async () => {
        asked += 1;
        return stored({ revoked, expiresAtMs: NOW + 60_000 });
      },
      () => at,
    );
    await Promise.all([tokens.find(token), tokens.find(token)]);
    revoked = true;
    at += 2_999;
    expect(await tokens.find(token)).toMatchObject({ state: 'valid' });
    expect(asked).toBe(1);
    at += 1;
    expect(await tokens.find(token)).toMatchObject({ state: 'revoked' });
  });

  it('asks again when it got no answer', async () => {
    let away = true;
    const tokens = createTokenLookup(
      async () => {
        if (away) throw new Error('away');
        return stored();
      },
      () => NOW,
    );
    await expect(tokens.find(token)).rejects.toThrow('away');
    away = false;
    expect(await tokens.find(token)).toMatchObject({ state: 'valid' });
  });

  it('remembers 10,000 and no more', async () => {
    const asked: string[] = [];
    const tokens = createTokenLookup(
      async (one) => {
        asked.push(one);
        return undefined;
      },
      () => NOW,
    );
    const ofNumber = (n: number) => `lst_${n.toString(16).padStart(16, '0')}_${'A'.repeat(43)}`;
    for (let n = 0; n <= 10_000; n++) await tokens.find(ofNumber(n));
    await tokens.find(ofNumber(10_000));
    expect(asked).toHaveLength(10_001);
    await tokens.find(ofNumber(0));
    expect(asked).toHaveLength(10_002);
  });
});
