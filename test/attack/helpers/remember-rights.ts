import type { Needs, RightsReader } from '../../../services/gateway/rights/read-rights.ts';
import { NO_RIGHTS, type Rights } from '../../../services/gateway/rights/rights.ts';

/**
 * Reads the rights of a login once: no attempt changes the directory (what is written is found by the inventory), and reading them took half of the
 * processor's time of an allowed statement.
 */
export function rememberRights(reader: RightsReader): RightsReader {
  const known = new Map<string, Promise<Rights | undefined>>();
  function find(login: string, needs: Needs): Promise<Rights | undefined> {
    const key = JSON.stringify([login, needs.campaigns, needs.owners]);
    const found = known.get(key) ?? reader.find(login, needs);
    known.set(key, found);
    found.catch(() => known.delete(key));
    return found;
  }
  return { find, read: async (login, needs) => (await find(login, needs)) ?? NO_RIGHTS };
}
