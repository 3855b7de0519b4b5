import type { IncomingHttpHeaders } from 'node:http';
import { createIdentifier, type IdentifierOptions } from '../../../../services/gateway/identity/identify.ts';
import { createTokenLookup, type StoredToken } from '../../../../services/gateway/identity/token-lookup.ts';
import { createCredentialGuard } from '../../../../services/shared/http/credential-guard.ts';

export const SECRET = 's3cret';
export const NOW = Date.parse('2026-06-15T12:00:00Z');
export const basic = (user: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});
export const bearer = (credential: string) => ({ authorization: `Bearer ${credential}` });

/** Identifies requests without a server; `stored` are the tokens that there are. */
export function makeIdentifier(options: Partial<IdentifierOptions> = {}, stored: readonly StoredToken[] = []) {
  const { identify } = createIdentifier({
    secrets: [SECRET, 'next-secret'],
    tokens: createTokenLookup(
      async (id) => stored.find((token) => token.id === id),
      () => NOW,
    ),
    guard: createCredentialGuard({ now: () => NOW, pauseMs: async () => {} }),
    ...options,
  });
  return (headers: IncomingHttpHeaders, query = '', remoteAddress = '192.0.2.1') =>
    identify({ headers, search: new URLSearchParams(query), remoteAddress });
}
