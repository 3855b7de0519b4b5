import type { IncomingHttpHeaders } from 'node:http';
import { createSecretList } from '../../shared/config/secrets.ts';
import type { CredentialGuard } from '../../shared/http/credential-guard.ts';
import { HttpError } from '../../shared/http/http-error.ts';
import { presentedBy } from './credential.ts';
import type { GrafanaId } from './grafana-id.ts';
import { isTokenShaped, type TokenLookup } from './token-lookup.ts';
import { checkedLogin, conflict, namedByHeader } from './viewer-name.ts';

/** Who makes a request. */
export interface Caller {
  /** Undefined: hello and health check of Grafana name nobody, and see nothing. */
  login: string | undefined;
  via: 'secret' | 'token' | 'grafana-id';
  tokenId?: string;
}

export interface Identifiable {
  headers: IncomingHttpHeaders;
  search: URLSearchParams;
  remoteAddress: string;
}

export interface IdentifierOptions {
  /** Entries of `GATEWAY_SECRET`. */
  secrets: readonly string[];
  tokens: TokenLookup;
  guard: CredentialGuard;
  /** Set: Grafana's signed identity is checked. */
  grafanaId?: GrafanaId | undefined;
  /** Beside the secret only a signed identity names a viewer. */
  requireGrafanaId?: boolean;
}

/** Callers of requests (docs/contract/running.md, "Viewers"). */
export interface Identifier {
  /** @throws HttpError 401, 403, 429; 503 while tokens or Grafana's keys can't be read */
  identify: (request: Identifiable) => Promise<Caller>;
}

const unauthorized = (message: string) => new HttpError(401, 'unauthorized', message);
const STATES = {
  revoked: 'this token was revoked: ask for a new one (npx leadstream token create)',
  expired: 'this token has expired: ask for a new one (npx leadstream token create)',
} as const;

/** @returns reads nothing of a request but its head, so that it can be asked before a body is taken in */
export function createIdentifier(options: IdentifierOptions): Identifier {
  const { tokens, guard, grafanaId, requireGrafanaId = false } = options;
  const isSecret = createSecretList(options.secrets);

  /** A token is one person's: a name beside it must be its owner's. */
  async function ownerOf(
    token: string,
    { headers }: Identifiable,
    users: readonly string[],
  ): Promise<Caller | undefined> {
    const found = await tokens.find(token);
    if (!found) return undefined;
    // Only who has the whole token is told what became of it.
    if (found.state !== 'valid') throw unauthorized(STATES[found.state]);
    const named = [namedByHeader(headers), ...users].filter((name) => name !== undefined);
    if (named.some((name) => name !== found.login))
      throw conflict('a personal token is its owner: leave the user name and the viewer header out, or name the owner');
    return { login: found.login, via: 'token', tokenId: found.id };
  }

  async function byGrafana(headers: IncomingHttpHeaders, named: string | undefined): Promise<Caller | undefined> {
    const jwt = headers['x-grafana-id'];
    if (!grafanaId || typeof jwt !== 'string' || jwt === '') return undefined;
    const login = checkedLogin(await grafanaId.loginOf(jwt), 'X-Grafana-Id');
    if (named !== undefined && named !== login)
      throw conflict('the viewer header names somebody else than X-Grafana-Id, which is signed');
    return { login, via: 'grafana-id' };
  }

  async function bySecret({ headers }: Identifiable, users: readonly string[]): Promise<Caller> {
    const named = namedByHeader(headers);
    const signed = await byGrafana(headers, named);
    if (signed) return signed;
    if (named === undefined && users.length > 1) throw conflict('names two ClickHouse users: send one');
    const [user] = users;
    const login = named ?? (user === undefined ? undefined : checkedLogin(user, 'user'));
    if (requireGrafanaId && login !== undefined)
      throw new HttpError(403, 'no_viewer', 'needs X-Grafana-Id beside the secret: a name alone is not enough here');
    return { login, via: 'secret' };
  }

  async function callerOf(credential: string, request: Identifiable, users: readonly string[]) {
    // The secret goes first, so that one that looks like a token still is the secret.
    if (isSecret(credential)) return await bySecret(request, users);
    return isTokenShaped(credential) ? await ownerOf(credential, request, users) : undefined;
  }

  return {
    async identify(request) {
      const { credential, users } = presentedBy(request.headers, request.search);
      const { remoteAddress } = request;
      if ((await guard.admit(remoteAddress, credential)) === 'refused') throw tooMany();
      const caller = await callerOf(credential, request, users);
      if (caller) {
        guard.right(remoteAddress, credential);
        return caller;
      }
      if (guard.wrong(remoteAddress)) throw tooMany();
      throw unauthorized(
        'the secret or token is not right: needs GATEWAY_SECRET or a personal token that is not revoked',
      );
    },
  };
}

const tooMany = () =>
  new HttpError(
    429,
    'too_many_failures',
    'too many wrong secrets or tokens from this address: wait, and send a right one',
  );

/** The login of who must be somebody. @throws HttpError 403 */
export function loginOf({ login }: Caller): string {
  if (login !== undefined) return login;
  throw new HttpError(
    403,
    'no_viewer',
    'needs a viewer: X-Grafana-User, X-Leadstream-Viewer or the user name beside the secret, or a personal token',
  );
}
