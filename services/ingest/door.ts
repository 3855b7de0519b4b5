import type { FastifyRequest } from 'fastify';
import type { CredentialGuard } from '../shared/http/credential-guard.ts';
import { HttpError } from '../shared/http/http-error.ts';
import { bearerOf, type Grant } from './keys.ts';

/** Who is let in, from a request's head alone. @throws HttpError 401, 429 */
export type Door = (request: Pick<FastifyRequest, 'headers' | 'ip'>) => Promise<Grant>;

const tooMany = () =>
  new HttpError(429, 'too_many_failures', 'too many wrong keys from this address: wait, and send a right one');

export function createDoor(keys: (presented: string) => Grant | undefined, guard: CredentialGuard): Door {
  return async ({ headers, ip }) => {
    const presented = bearerOf(headers.authorization);
    const wrong = new HttpError(401, 'unauthorized', 'needs Authorization: Bearer KEY with a key of INGEST_KEYS');
    if (presented === undefined) throw wrong;
    if ((await guard.admit(ip, presented)) === 'refused') throw tooMany();
    const grant = keys(presented);
    if (grant) {
      guard.right(ip, presented);
      return grant;
    }
    throw guard.wrong(ip) ? tooMany() : wrong;
  };
}
