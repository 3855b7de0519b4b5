import { describe, expect, it } from 'vitest';
import type { AccessPolicy } from '../../../../clickhouse/access/access-policies.ts';
import { readBy, readByPolicy } from '../../../../clickhouse/catalogue/reads.ts';
import { readViewFiles } from '../../../../clickhouse/catalogue/sql-files.ts';
import { readMetricViews } from '../../../../clickhouse/catalogue/views.ts';
import { BASE_TABLES } from '../../../../clickhouse/schema/tables.ts';
import { askedScopeOf, needsOf } from '../../../../services/gateway/rights/asked-scope.ts';
import { filtersOf } from '../../../../services/gateway/rights/filters.ts';
import type { Rights } from '../../../../services/gateway/rights/rights.ts';

const views = [...(await readMetricViews()).values()];
const baseTables = BASE_TABLES;
const files = await readViewFiles();

const rights = (campaigns: Rights['campaigns'], owners: Rights['owners']): Rights => ({ campaigns, owners });
const EVERYTHING = rights('all', 'all');
const reads = readByPolicy(views, files);
const reading = (...entries: Array<[AccessPolicy, string]>) => new Map(entries);

describe('filters', () => {
  const policies: AccessPolicy[] = ['campaign', 'pipeline', 'view_all', 'tables', 'gateway'];

  it.each(policies)('%s has one for every base table', (policy) => {
    const filters = filtersOf(rights(['c'], ['p']), { policy, besideTables: true }, 'crm');
    expect([...filters.keys()].sort()).toEqual([...baseTables].sort());
  });

  it('leave nothing of any table without rights, and everything but viewers and tokens with all', () => {
    for (const policy of policies) {
      const none = filtersOf(rights([], []), { policy, besideTables: true }, 'crm');
      expect(new Set(none.values())).toEqual(new Set(['0']));
      if (policy === 'gateway') continue;
      const all = filtersOf(EVERYTHING, { policy, besideTables: true }, 'crm');
      const { access_tokens, ...others } = Object.fromEntries(all);
      expect(access_tokens).toBe('0');
      expect(new Set(Object.values(others))).toEqual(new Set(['1', "type != 'crm.viewer.set'"]));
      expect(all.get('fact_directory')).toBe("type != 'crm.viewer.set'");
    }
  });
});

describe('what reports of a policy read', () => {
  const bases = (policy: AccessPolicy) =>
    [...(reads.get(policy) ?? [])].filter((one) => baseTables.includes(one)).sort();

  it('is few tables: a list of owners or campaigns is sent once for each of them', () => {
    expect(bases('campaign')).toEqual(['fact_directory', 'opportunities_by_month', 'orders_by_month']);
    expect(bases('pipeline')).toEqual(['fact_contacts', 'fact_directory', 'opportunities_by_month']);
  });

  it('is all that they see, unless tables for analysts are read beside them', () => {
    const agent = rights([], ['p']);
    const filters = (besideTables: boolean) =>
      filtersOf(agent, { policy: 'pipeline', besideTables }, 'crm', reads.get('pipeline'));
    expect(filters(false).get('fact_tasks')).toBe('0');
    expect(filters(true).get('fact_tasks')).not.toBe('0');
    expect(filters(false).get('opportunities_by_month')).toBe(filters(true).get('opportunities_by_month'));
  });

  // What rowRules builds upon: the pipeline needs of campaigns only names of stages.
  it.each(views.filter(({ access }) => access === 'pipeline').map(({ sqlName }) => sqlName))(
    '%s: no directory but for names of stages and people',
    (name) => {
      expect([...readBy(name, files)]).not.toContain('directory');
    },
  );
});

describe('one statement', () => {
  const agent = rights(['c'], ['p']);

  it('of one report, with or without tables, is seen by the report’s policy', () => {
    expect(askedScopeOf(reading(['pipeline', 'pipeline_board']), agent)).toEqual({
      policy: 'pipeline',
      besideTables: false,
    });
    const beside = askedScopeOf(reading(['tables', 'orders'], ['campaign', 'campaign_orders']), agent);
    expect(beside).toEqual({ policy: 'campaign', besideTables: true });
    expect(askedScopeOf(reading(['tables', 'orders']), agent)).toEqual({ policy: 'tables', besideTables: true });
    expect(askedScopeOf(reading(), agent)).toEqual({ policy: 'tables', besideTables: false });
  });

  it('may hold the pipeline and its interactions', () => {
    const policyOf = (report: string) => views.find(({ name }) => name === report)?.access;
    expect(policyOf('contact_interactions')).toBe(policyOf('pipeline_board'));
  });

  it.each<[string, ReadonlyMap<AccessPolicy, string>]>([
    ['campaign_created and pipeline_board', reading(['campaign', 'campaign_created'], ['pipeline', 'pipeline_board'])],
    ['overview_care and pipeline_board', reading(['view_all', 'overview_care'], ['pipeline', 'pipeline_board'])],
  ])('%s: refused where they differ for the viewer', (named, both) => {
    expect(askedScopeOf(both, agent)).toEqual({
      problem: `${named} show you different rows: ask for them in two statements`,
    });
    expect(askedScopeOf(both, EVERYTHING)).not.toHaveProperty('problem');
    expect(askedScopeOf(both, rights([], []))).not.toHaveProperty('problem');
  });

  it('asks for no more of the rights than it needs', () => {
    expect(needsOf(['campaign'])).toEqual({ campaigns: true, owners: false });
    expect(needsOf(['pipeline'])).toEqual({ campaigns: false, owners: true });
    expect(needsOf(['view_all'])).toEqual({ campaigns: false, owners: false });
    expect(needsOf(['tables'])).toEqual({ campaigns: true, owners: true });
  });
});
