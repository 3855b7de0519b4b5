import type { Facts } from '../derive/model.ts';
import { kindOfLookup, type Lookup } from '../state/lookups.ts';

/**
 * Which rows of a contact an answer of the directory can change, by the kind of question. Rows of events are most of a contact's
 * rows, which contain only a tag's source; tasks ask nothing. `test/property/affected-rows.test.ts` compares with the derivation.
 */
function isAffected(
  table: 'contact' | 'opportunities' | 'orders' | 'cost' | 'events',
  lookups: Iterable<Lookup>,
): boolean {
  for (const lookup of lookups) {
    const kind = kindOfLookup(lookup);
    switch (table) {
      case 'contact':
        if (kind === 'tag' || kind === 'stages' || kind === 'role') return true;
        break;
      case 'opportunities':
        if (kind !== 'product') return true;
        break;
      case 'orders':
        return true;
      case 'cost':
        if (kind === 'rate') return true;
        break;
      case 'events':
        if (kind === 'tag') return true;
    }
  }
  return false;
}

/** The rows among a contact's, all derived, that answers to these lookups can change. */
export function affectedRows(facts: Facts, lookups: readonly Lookup[]): Facts {
  return {
    ...facts,
    contact: isAffected('contact', lookups) ? facts.contact : undefined,
    opportunities: isAffected('opportunities', lookups) ? facts.opportunities : [],
    orders: isAffected('orders', lookups) ? facts.orders : [],
    tasks: [],
    cost: isAffected('cost', lookups) ? facts.cost : undefined,
    events: isAffected('events', lookups) ? facts.events : [],
  };
}
