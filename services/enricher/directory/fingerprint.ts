import type { StoredEvent } from '../derive/model.ts';

/** Text of what facts depend on. Short, since every partition keeps the prints it was derived with. */
export function printOf(value: unknown): string {
  return JSON.stringify(value);
}

/**
 * Raised whenever the derivation itself changes: then every fact of every partition is derived again after the upgrade.
 */
const DERIVATION = 5;

/** Key of the print that every fact depends on. */
export const EVERYTHING = 'everything';

/** What all facts depend on beside the directory: the derivation, and the settings that it reads. */
export function settingsPrint(settings: { timeZone: string; baseCurrency: string }): string {
  return printOf([DERIVATION, settings.timeZone, settings.baseCurrency]);
}

/** Keys whose prints differ: what of the directory changed for facts. A changed name is not in it, but for those of stages. */
export function changedPrints(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Set<string> {
  const changed = new Set<string>();
  for (const [key, print] of after) if (before.get(key) !== print) changed.add(key);
  for (const key of before.keys()) if (!after.has(key)) changed.add(key);
  return changed;
}

const text = (data: object, name: string): string | undefined => {
  const value: unknown = Object.hasOwn(data, name) ? Reflect.get(data, name) : undefined;
  return typeof value === 'string' ? value : undefined;
};

/** Whether a set of events has anything that depends on what changed. Errs on the side of yes. */
export function isAffected(events: readonly StoredEvent[], changed: ReadonlySet<string>): boolean {
  if (changed.has(EVERYTHING)) return true;
  const has = (key: string | undefined) => key !== undefined && changed.has(key);
  return events.some((event) => {
    const { data } = event;
    if (has(named('rate ', text(data, 'currency')))) return true;
    switch (event.type) {
      case 'crm.contact.tagged':
        return changed.has(`tag ${event.data.tag}`);
      case 'crm.opportunity.created':
      case 'crm.opportunity.updated':
        return has(named('crm.campaign.set', text(data, 'campaign_id'))) || changed.has('crm.pipeline.set');
      case 'crm.opportunity.stage_changed':
        return has(named('role ', text(data, 'by_id')));
      case 'crm.order.placed':
      case 'crm.order.updated':
        return event.data.lines?.some((line) => changed.has(`product ${line.product_id}`)) ?? false;
      default:
        return false;
    }
  });
}

const named = (prefix: string, id: string | undefined): string | undefined =>
  id === undefined ? undefined : prefix + id;
