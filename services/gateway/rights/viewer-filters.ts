import type { ClickHouseClient } from '@clickhouse/client';
import type { AccessPolicy } from '../../../clickhouse/access/access-policies.ts';
import { NOTHING } from '../../../clickhouse/access/conditions.ts';
import type { AccessScope } from '../../../clickhouse/access/scope.ts';
import type { MetricView } from '../../../clickhouse/catalogue/views.ts';
import { asHttpError } from '../../shared/clickhouse/query-errors.ts';
import { type AskedScope, accessScopeOf } from './access-scope.ts';
import { type Applied, applyFilters } from './apply-filters.ts';
import { askedScopeOf, needsOf } from './asked-scope.ts';
import { type CurrentViewer, currentViewer } from './current-viewer.ts';
import { filtersOf } from './filters.ts';
import type { RightsReader } from './read-rights.ts';
import { NO_RIGHTS, type Rights } from './rights.ts';
import type { ScopeSettings } from './scope-settings.ts';

export interface ViewerFiltersOptions {
  clickhouse: ClickHouseClient;
  database: string;
  /** Tables that hold data: each of them gets a filter. */
  baseTables: readonly string[];
  /** What the reports of an access policy read, by policy. */
  reads: ReadonlyMap<AccessPolicy, ReadonlySet<string>>;
  /** On a cluster the rows are read from the local tables behind the Distributed ones. */
  cluster: boolean;
  scopeSettings: ScopeSettings;
  rightsReader: RightsReader;
}

/** What a viewer sees of what he asks: for the filters of one request, and for the row policies behind them. */
export interface Access {
  /** A condition for every base table. */
  byTable: ReadonlyMap<string, string>;
  scope: AccessScope;
}

/** Filters for what a viewer asks, from the rights that the directory gives him at this moment. */
export function createViewerFilters(options: ViewerFiltersOptions) {
  const { clickhouse, database, baseTables, reads, cluster, scopeSettings, rightsReader } = options;
  const physical = (table: string) => (cluster ? [table, `${table}_local`] : [table]);

  function accessOf(rights: Rights, asked: AskedScope): Access {
    const filters = filtersOf(rights, asked, database, reads.get(asked.policy));
    const named = (table: string): Array<[string, string]> =>
      physical(table).map((name) => [name, filters.get(table) ?? NOTHING]);
    return { byTable: new Map(baseTables.flatMap(named)), scope: accessScopeOf(rights, asked) };
  }

  return {
    /**
     * Filters for all that a statement reads.
     * @param login undefined: nobody, who sees nothing
     * @param policies with a name of what is read by each, for the message
     * @returns what he sees, or why the statement must not run
     * @throws HttpError 503
     */
    async ofStatement(
      login: string | undefined,
      policies: ReadonlyMap<AccessPolicy, string>,
      signal?: AbortSignal,
    ): Promise<Access | { problem: string }> {
      const asks = login !== undefined && policies.size > 0;
      const rights = asks ? await rightsReader.read(login, needsOf(policies.keys()), signal) : NO_RIGHTS;
      const asked = askedScopeOf(policies, rights);
      return 'problem' in asked ? asked : accessOf(rights, asked);
    },

    /** All rights of a login; none for one that is not known. @throws HttpError 503 */
    rightsOf: (login: string, signal?: AbortSignal): Promise<Rights> =>
      rightsReader.read(login, { campaigns: true, owners: true }, signal),

    /** What a viewer sees of a report. @throws HttpError 503 */
    async ofView(login: string, { access: policy }: MetricView, signal?: AbortSignal): Promise<Access> {
      return accessOf(await rightsReader.read(login, needsOf([policy]), signal), { policy, besideTables: false });
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
