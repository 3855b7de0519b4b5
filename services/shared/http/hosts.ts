import { isIP } from 'node:net';
import { HttpError } from './http-error.ts';

/** Headers that say where a request came from and where it thinks it goes. */
export interface Origin {
  host: string | undefined;
  origin: string | undefined;
  /** `Sec-Fetch-Site`: set by browsers, and by nothing that runs in a page. */
  fetchSite: string | undefined;
}

/** `example.org:3000` → `example.org`, `[::1]:3000` → `::1`; undefined if it is none. */
function hostName(host: string | undefined): string | undefined {
  if (host === undefined || !/^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/i.test(host)) return undefined;
  const name = host.replace(/:\d{1,5}$/, '').toLowerCase();
  return name.startsWith('[') ? name.slice(1, -1) : name;
}

/**
 * For servers that people reach with browsers: these must not be talked into asking.
 * - Host: an address, `localhost` or a name of ours. A name of somebody else's that resolves to our address (DNS rebinding) is refused.
 * - Origin, Sec-Fetch-Site: what another site's page sends to the interface is refused.
 * @param names further host names, lower case
 * @param refusal what a request to another name is told
 */
export function createHostCheck(names: readonly string[], refusal = 'this host name is not ours') {
  const known = new Set(['localhost', ...names]);
  const isOurs = (name: string) => known.has(name) || name.endsWith('.localhost') || isIP(name) !== 0;

  return {
    /** @throws HttpError 403 `unknown_host` */
    checkHost({ host }: Origin): void {
      const name = hostName(host);
      if (name === undefined || !isOurs(name)) throw new HttpError(403, 'unknown_host', refusal, 'host');
    },

    /** @throws HttpError 403 `cross_site` */
    checkSite({ host, origin, fetchSite }: Origin): void {
      const bySite = fetchSite === undefined || fetchSite === 'same-origin' || fetchSite === 'none';
      // The scheme may differ: behind a proxy with TLS we are asked over plain HTTP.
      const byOrigin = origin === undefined || origin.replace(/^https?:\/\//, '') === host;
      if (!bySite || !byOrigin) throw new HttpError(403, 'cross_site', 'other sites may not ask', 'origin');
    },
  };
}
