import type { ClickHouseClient } from '@clickhouse/client';
import { asHttpError } from '../../shared/query-errors.ts';
import { type Applied, applyFilters } from './apply-filters.ts';
import { NOTHING } from './conditions.ts';
import { filtersOf } from './filters.ts';
import { type Lens, lensOf, needsOf, type Sight, sightOf } from './lenses.ts';
import { createRightsReader } from './read-rights.ts';
import { NO_RIGHTS, type Rights } from './rights.ts';

export interface ViewerFiltersOptions {
  clickhouse: ClickHouseClient;
  database: string;
  /** Tables that hold data: each of them gets a filter. */
  baseTables: readonly string[];
  /** On a cluster the rows are read from the local tables behind the Distributed ones. */
  cluster: boolean;
}

/** Filters for what a viewer asks, from the rights that the directory gives him at this moment. */
export function createViewerFilters({ clickhouse, database, baseTables, cluster }: ViewerFiltersOptions) {
  const rightsReader = createRightsReader(clickhouse);
  const physical = (table: string) => (cluster ? [table, `${table}_local`] : [table]);

  function byTable(rights: Rights, sight: Sight): ReadonlyMap<string, string> {
    const filters = filtersOf(rights, sight, database);
    const named = (table: string): Array<[string, string]> =>
      physical(table).map((name) => [name, filters.get(table) ?? NOTHING]);
    return new Map(baseTables.flatMap(named));
  }

  return {
    /**
     * Filters for all that a statement reads.
     * @param login undefined: nobody, who sees nothing
     * @param lenses with a name of what is read through each, for the message
     * @returns a condition for every base table, or why the statement must not run
     * @throws HttpError 503
     */
    async ofStatement(
      login: string | undefined,
      lenses: ReadonlyMap<Lens, string>,
      signal?: AbortSignal,
    ): Promise<{ byTable: ReadonlyMap<string, string> } | { problem: string }> {
      const asks = login !== undefined && lenses.size > 0;
      const rights = asks ? await rightsReader.read(login, needsOf(lenses.keys()), signal) : NO_RIGHTS;
      const sight = sightOf(lenses, rights);
      return 'problem' in sight ? sight : { byTable: byTable(rights, sight) };
    },

    /** Filters under which a report answers a viewer, by the report's public name. @throws HttpError 503 */
    async ofView(login: string, view: string, signal?: AbortSignal): Promise<ReadonlyMap<string, string>> {
      const lens = lensOf(view);
      return byTable(await rightsReader.read(login, needsOf([lens]), signal), { lens, besideTables: false });
    },

    /** @throws HttpError 503 */
    async apply(filters: ReadonlyMap<string, string>): Promise<Applied> {
      try {
        return await applyFilters(clickhouse, filters, database);
      } catch (error) {
        throw asHttpError(error);
      }
    },
  };
}

export type ViewerFilters = ReturnType<typeof createViewerFilters>;
