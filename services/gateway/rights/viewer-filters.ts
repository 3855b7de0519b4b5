import type { ClickHouseClient } from '@clickhouse/client';
import { NOTHING } from '../../../clickhouse/access/conditions.ts';
import type { AccessScope } from '../../../clickhouse/access/scope.ts';
import { asHttpError } from '../../shared/query-errors.ts';
import { type Applied, applyFilters } from './apply-filters.ts';
import { type CurrentViewer, currentViewer } from './current-viewer.ts';
import { accessScopeOf, filtersOf } from './filters.ts';
import { type Lens, lensOf, needsOf, type Sight, sightOf } from './lenses.ts';
import { createRightsReader } from './read-rights.ts';
import { NO_RIGHTS, type Rights } from './rights.ts';
import type { ScopeSettings } from './scope-settings.ts';

export interface ViewerFiltersOptions {
  clickhouse: ClickHouseClient;
  database: string;
  /** Tables that hold data: each of them gets a filter. */
  baseTables: readonly string[];
  /** On a cluster the rows are read from the local tables behind the Distributed ones. */
  cluster: boolean;
  scopeSettings: ScopeSettings;
}

/** What a viewer sees of what he asks: for the filters of one request, and for the row policies behind them. */
export interface Access {
  /** A condition for every base table. */
  byTable: ReadonlyMap<string, string>;
  scope: AccessScope;
}

/** Filters for what a viewer asks, from the rights that the directory gives him at this moment. */
export function createViewerFilters(options: ViewerFiltersOptions) {
  const { clickhouse, database, baseTables, cluster, scopeSettings } = options;
  const rightsReader = createRightsReader(clickhouse, scopeSettings);
  const physical = (table: string) => (cluster ? [table, `${table}_local`] : [table]);

  function accessOf(rights: Rights, sight: Sight): Access {
    const filters = filtersOf(rights, sight, database);
    const named = (table: string): Array<[string, string]> =>
      physical(table).map((name) => [name, filters.get(table) ?? NOTHING]);
    return { byTable: new Map(baseTables.flatMap(named)), scope: accessScopeOf(rights, sight) };
  }

  return {
    /**
     * Filters for all that a statement reads.
     * @param login undefined: nobody, who sees nothing
     * @param lenses with a name of what is read through each, for the message
     * @returns what he sees, or why the statement must not run
     * @throws HttpError 503
     */
    async ofStatement(
      login: string | undefined,
      lenses: ReadonlyMap<Lens, string>,
      signal?: AbortSignal,
    ): Promise<Access | { problem: string }> {
      const asks = login !== undefined && lenses.size > 0;
      const rights = asks ? await rightsReader.read(login, needsOf(lenses.keys()), signal) : NO_RIGHTS;
      const sight = sightOf(lenses, rights);
      return 'problem' in sight ? sight : accessOf(rights, sight);
    },

    /** All rights of a login; none for one that is not known. @throws HttpError 503 */
    rightsOf: (login: string, signal?: AbortSignal): Promise<Rights> =>
      rightsReader.read(login, { campaigns: true, owners: true }, signal),

    /** What a viewer sees of a report, by its public name. @throws HttpError 503 */
    async ofView(login: string, view: string, signal?: AbortSignal): Promise<Access> {
      const lens = lensOf(view);
      return accessOf(await rightsReader.read(login, needsOf([lens]), signal), { lens, besideTables: false });
    },

    /** As whom a login looks, and what it may see. @param login undefined: nobody @throws HttpError 503 */
    async whoIs(login: string | undefined, signal?: AbortSignal): Promise<CurrentViewer> {
      const all = { campaigns: true, owners: true };
      return currentViewer(login, login === undefined ? undefined : await rightsReader.find(login, all, signal));
    },

    /** @throws HttpError 503 */
    async apply(access: Access): Promise<Applied> {
      try {
        return await applyFilters({ clickhouse, database, scopeSettings }, access);
      } catch (error) {
        throw asHttpError(error);
      }
    },
  };
}

export type ViewerFilters = ReturnType<typeof createViewerFilters>;
