/** The `custom` map of an opportunity, with the unknown extra fields of its events. */
import { type Data, isObject } from './fields.ts';

/** Every field that the contract lists for some `opportunity.*` event. */
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
const KNOWN_ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  'crm.opportunity.stage_changed': ['opportunity_id', 'contact_id', 'stage_id', 'by_id', 'lost_reason'],
  'crm.opportunity.assigned': ['opportunity_id', 'contact_id', 'owner_id'],
  'crm.opportunity.transferred': ['opportunity_id', 'contact_id', 'to_id'],
  'crm.opportunity.qualified': ['opportunity_id', 'contact_id'],
};

/** Merged key by key; null removes a key, `custom: null` all; a value that isn't a string is its JSON text. */
export function mergeCustom(before: ReadonlyMap<string, string>, type: string, data: Data): Map<string, string> {
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
