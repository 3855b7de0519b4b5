import { createHmac } from 'node:crypto';
import { ALL } from './conditions.ts';
import type { AccessTerms } from './rules.ts';

/** Which ids are seen: every one, or these. */
export type Scope = 'all' | readonly string[];

/** What one viewer may see of what one request reads: the rights of docs/contract/access.md, "Access policies", narrowed to the report that is asked. */
export interface AccessScope {
  /** Nothing is held back but who may see what. */
  everything: boolean;
  /** Campaigns and salespeople by which opportunities are seen; either suffices. */
  campaigns: Scope;
  owners: Scope;
  /** Campaigns whose names are seen, whether or not they have a visible opportunity. */
  campaignNames: Scope;
  /** Whether campaigns of visible opportunities are named, too. */
  namesOfOpportunities: boolean;
  /** Whether the viewer is an admin or owner: sees who read what. */
  administers: boolean;
  /** Whether the gateway itself asks, to find out who may see what. */
  decides: boolean;
}

/** Of the gateway's own questions. */
export const DECIDING: AccessScope = {
  everything: true,
  campaigns: 'all',
  owners: 'all',
  campaignNames: 'all',
  namesOfOpportunities: false,
  administers: true,
  decides: true,
};

/**
 * The setting that carries a scope to ClickHouse. It means nothing where no query cache is used, exists on every server of today, and needs no
 * configuration, unlike a custom setting. Anybody may set it, also in a sub-query: what counts is the signature.
 */
export const SCOPE_SETTING = 'query_cache_tag';

/** 10 minutes: longer than any viewer's query runs; a scope that somebody kept shows him nothing new for longer than that. */
const VALID_MS = 600_000;
const MAC_LENGTH = 64;
/** Bytes of a block of SHA-256. */
const BLOCK = 64;

const FLAGS = {
  everything: 'E',
  some: 'S',
  allCampaigns: 'C',
  allOwners: 'O',
  allNames: 'N',
  namesOfOpportunities: 'V',
  administers: 'A',
  decides: 'D',
} as const;

const listed = (scope: Scope): readonly string[] => (scope === 'all' ? [] : scope);
const some = ({ everything, campaigns, owners }: AccessScope) =>
  everything || campaigns === 'all' || owners === 'all' || campaigns.length + owners.length > 0;

const mac = (key: string, body: string) => createHmac('sha256', Buffer.from(key, 'hex')).update(body).digest('hex');

/** HMAC-SHA256 of RFC 2104 in SQL: older servers have no function for it. */
function macInSql(key: string, body: string): string {
  const padded = Buffer.concat([Buffer.from(key, 'hex'), Buffer.alloc(BLOCK)]).subarray(0, BLOCK);
  const pad = (byte: number) => `unhex('${Buffer.from(padded.map((one) => one ^ byte)).toString('hex')}')`;
  return `lower(hex(SHA256(concat(${pad(0x5c)}, SHA256(concat(${pad(0x36)}, ${body}))))))`;
}

/** `<mac><body>`: the scope as the setting's value, good for ten minutes from `nowMs`. */
export function signScope(scope: AccessScope, key: string, nowMs: number): string {
  const flags = [
    scope.everything ? FLAGS.everything : '',
    some(scope) ? FLAGS.some : '',
    scope.campaigns === 'all' ? FLAGS.allCampaigns : '',
    scope.owners === 'all' ? FLAGS.allOwners : '',
    scope.campaignNames === 'all' ? FLAGS.allNames : '',
    scope.namesOfOpportunities ? FLAGS.namesOfOpportunities : '',
    scope.administers ? FLAGS.administers : '',
    scope.decides ? FLAGS.decides : '',
  ].join('');
  const body = JSON.stringify({
    until: Math.ceil((nowMs + VALID_MS) / 1000),
    flags,
    campaigns: listed(scope.campaigns),
    owners: listed(scope.owners),
    names: listed(scope.campaignNames),
  });
  return `${mac(key, body)}${body}`;
}

const SCOPE = 'leadstream_scope';
const SCOPE_FLAGS = 'leadstream_flags';

/**
 * The same in SQL, as conditions that read the setting. A scope that is missing, forged or too old is `{}`: it has no flag and lists nothing.
 * They are in an expression that {@link withScope} has made: to understand the signature once and not ten times saves 5 ms of a report's 90.
 */
export function scopeTerms(): AccessTerms {
  const flag = (name: keyof typeof FLAGS) => `position(${SCOPE_FLAGS}, '${FLAGS[name]}') > 0`;
  const among = (column: string, name: string) => `${column} in JSONExtract(${SCOPE}, '${name}', 'Array(String)')`;
  return {
    everything: flag('everything'),
    some: flag('some'),
    allOpportunities: `${flag('allCampaigns')} or ${flag('allOwners')}`,
    opportunities: [
      flag('allCampaigns'),
      flag('allOwners'),
      among('campaign_id', 'campaigns'),
      among('salesperson_id', 'owners'),
    ].join(' or '),
    // The table's own policy holds in the sub-query.
    visible: ALL,
    campaignNames: `${flag('allNames')} or ${among('entity_id', 'names')}`,
    namesOfOpportunities: flag('namesOfOpportunities'),
    administers: flag('administers'),
    decides: flag('decides'),
  };
}

/**
 * A rule of {@link scopeTerms} as a separate condition.
 * @param key 32 bytes in hexadecimal
 */
export function withScope(rule: string, key: string): string {
  const value = `getSetting('${SCOPE_SETTING}')`;
  const body = `substring(${value}, ${MAC_LENGTH + 1})`;
  const signed = `substring(${value}, 1, ${MAC_LENGTH}) = ${macInSql(key, body)}`;
  const current = `JSONExtractUInt(${body}, 'until') > toUnixTimestamp(now())`;
  const scope = `(if(${signed} and ${current}, ${body}, '{}') as ${SCOPE})`;
  // Both are never empty: this only gives them their names.
  const named = `notEmpty(concat(${scope}, (JSONExtractString(${SCOPE}, 'flags') as ${SCOPE_FLAGS})))`;
  return `${named} and (${rule})`;
}
