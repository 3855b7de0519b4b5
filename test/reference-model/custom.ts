/** The `custom` map of an opportunity, with the unknown extra fields of its events. */
import { type Data, isObject } from './fields.ts';

/** Every field that the contract lists for `opportunity.created` and `.updated`. */
const KNOWN = new Set([
  'opportunity_id',
  'contact_id',
  'campaign_id',
  'description',
  'stage_id',
  'estimated_value',
  'currency',
  'close_rate',
  'expected_close_on',
  'owner_id',
  'product_category',
  'source_id',
  'origin',
  'custom',
]);
const OF_CONTACTS = [
  'contact_id',
  'name',
  'email',
  'phone',
  'industry',
  'company',
  'owner_id',
  'account_id',
  'origin',
  'custom',
];
const KNOWN_ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  'crm.contact.created': OF_CONTACTS,
  'crm.contact.updated': OF_CONTACTS,
  'crm.opportunity.stage_changed': ['opportunity_id', 'contact_id', 'stage_id', 'by_id', 'lost_reason'],
  'crm.opportunity.assigned': ['opportunity_id', 'contact_id', 'owner_id'],
  'crm.opportunity.transferred': ['opportunity_id', 'contact_id', 'to_id'],
  'crm.opportunity.qualified': ['opportunity_id', 'contact_id'],
};

const MOST_KEYS = 1_000;

/** Merged so far, and whether a key was left out for want of room. */
export interface Custom {
  readonly fields: ReadonlyMap<string, string>;
  readonly leftOut: boolean;
}

export const NO_CUSTOM: Custom = { fields: new Map(), leftOut: false };

/** {@link merge}, then cut to 1,000: keys of earlier events stay, of this one the first by name. */
export function mergeCustom(before: Custom, type: string, data: Data): Custom {
  const merged = merge(before.fields, type, data);
  const known = [...merged.keys()].filter((key) => before.fields.has(key));
  const added = [...merged.keys()]
    .filter((key) => !before.fields.has(key))
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const kept = new Set([...known, ...added].slice(0, MOST_KEYS));
  return {
    fields: new Map([...merged].filter(([key]) => kept.has(key))),
    leftOut: before.leftOut || merged.size > MOST_KEYS,
  };
}

/** Merged key by key; null removes a key, `custom: null` all; a value that isn't a string is its JSON text. */
function merge(before: ReadonlyMap<string, string>, type: string, data: Data): Map<string, string> {
  const after = new Map(data.custom === null ? [] : before);
  const elsewhere = KNOWN_ELSEWHERE[type];
  const extras = Object.entries(data).filter(([key]) => !(elsewhere ? elsewhere.includes(key) : KNOWN.has(key)));
  const said = isObject(data.custom) ? Object.entries(data.custom) : [];
  for (const [key, value] of [...extras, ...said]) {
    if (value === null) after.delete(key);
    else after.set(key, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return after;
}
