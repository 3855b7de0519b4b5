import { timingSafeEqual } from 'node:crypto';
import { type Rejection, reject } from '../../schemas/problem.ts';
import { LOCAL_KEY, secretsOf, sha256 } from '../shared/config/secrets.ts';
import { LeadstreamError } from '../shared/errors.ts';

/** What the holder of a key may do. */
export interface Grant {
  /** Why the key must not send such an event, if it must not. */
  refusal: (source: string, type: string) => Rejection | undefined;
}

interface Entry {
  hash: Buffer;
  source: string | undefined;
  admin: boolean;
}

const ADMIN_SUFFIX = '+admin';
/** They decide who sees what (docs/contract/running.md, "Environment"): a viewer's rights, a salesperson's role and team, a campaign's managers and participants. */
const ADMIN_TYPES: ReadonlySet<string> = new Set(['crm.viewer.set', 'crm.salesperson.set', 'crm.campaign.set']);

function parseEntry(text: string): Entry {
  const admin = text.endsWith(ADMIN_SUFFIX);
  const rest = admin ? text.slice(0, -ADMIN_SUFFIX.length) : text;
  const at = rest.indexOf('@');
  const key = at < 0 ? rest : rest.slice(0, at);
  const source = at < 0 ? undefined : rest.slice(at + 1);
  if (key === '' || source === '' || /\s/.test(rest)) {
    throw new LeadstreamError('CONFIG', 'INGEST_KEYS: entries are key, key@/crm/source, either with +admin at the end');
  }
  // HTTP clients send other characters in different encodings, so such a key would be right for some only.
  if (/[^!-~]/.test(rest)) {
    throw new LeadstreamError(
      'CONFIG',
      'INGEST_KEYS: a key and its source are ASCII; a source percent-encodes the rest',
    );
  }
  // In a local run there is nobody to keep rights from.
  return { hash: sha256(key), source, admin: admin || key === LOCAL_KEY };
}

/**
 * Reads `INGEST_KEYS`: comma-separated `key`, `key@/crm/source` (may send only events of that source), `…+admin`.
 * A key that is listed several times may do what any of its entries allows.
 * @returns what a presented key may do; undefined for a key that is not listed
 * @throws LeadstreamError `CONFIG`
 */
export function parseKeys(list: string): (presented: string) => Grant | undefined {
  const entries = secretsOf(list).map(parseEntry);
  if (entries.length === 0) throw new LeadstreamError('CONFIG', 'INGEST_KEYS: at least one key is required');
  return (presented) => {
    const hash = sha256(presented);
    // Hashes of equal length, and every entry looked at: the time taken tells nothing of the keys.
    const own = entries.filter((entry) => timingSafeEqual(entry.hash, hash));
    return own.length > 0 ? { refusal: (source, type) => refusal(own, source, type) } : undefined;
  };
}

function refusal(entries: readonly Entry[], source: string, type: string): Rejection | undefined {
  const ofSource = entries.filter((entry) => entry.source === undefined || entry.source === source);
  if (ofSource.length === 0)
    return reject('forbidden_source', 'source', 'must be the source that the API key is pinned to');
  if (!ADMIN_TYPES.has(type) || ofSource.some((entry) => entry.admin)) return undefined;
  return reject('forbidden_type', 'type', 'needs an API key with +admin: it decides who sees what');
}

/** The key of an `Authorization: Bearer KEY` header. */
export function bearerOf(header: string | undefined): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(header ?? '')?.[1];
}
