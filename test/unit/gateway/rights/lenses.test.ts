import { describe, expect, it } from 'vitest';
import { readViewFiles } from '../../../../clickhouse/catalogue/sql-files.ts';
import { readBaseTables, readMetricViews } from '../../../../clickhouse/catalogue/views.ts';
import { filtersOf, READS } from '../../../../services/gateway/rights/filters.ts';
import { type Lens, lensOf, needsOf, sightOf } from '../../../../services/gateway/rights/lenses.ts';
import type { Rights } from '../../../../services/gateway/rights/rights.ts';

const views = [...(await readMetricViews()).values()];
const baseTables = await readBaseTables();
const files = await readViewFiles();

const rights = (campaigns: Rights['campaigns'], owners: Rights['owners']): Rights => ({ campaigns, owners });
const EVERYTHING = rights('all', 'all');
const reads = (...entries: Array<[Lens, string]>) => new Map(entries);

/** Names of tables and views that a view reads, also through others. */
function readBy(name: string, found = new Set<string>()): Set<string> {
  const file = files.find(({ creates }) => creates === name);
  const code = (file?.text ?? '').replaceAll(/--.*$/gm, '').replaceAll(/'(?:[^'\\]|\\.|'')*'/g, "''");
  for (const [, used = ''] of code.matchAll(/\b(?:from|join|in)\s+\(?\s*([a-z][a-z0-9_]*)/gi)) {
    if (found.has(used)) continue;
    found.add(used);
    readBy(used, found);
  }
  return found;
}

describe('lens of a report', () => {
  it.each(views.map(({ name }) => name))('%s has one', (name) => {
    expect(lensOf(name)).not.toBe('nobody');
  });

  it('is nobody’s for a report without a rule: it is empty for everybody', () => {
    expect(lensOf('campaign_margins')).toBe('nobody');
    for (const condition of filtersOf(EVERYTHING, { lens: 'nobody', besideTables: false }, 'crm').values())
      expect(condition).toBe('0');
  });
});

describe('filters', () => {
  const lenses: Lens[] = ['campaign_kpi', 'pipeline', 'everything', 'tables', 'nobody'];

  it.each(lenses)('%s has one for every base table', (lens) => {
    const filters = filtersOf(rights(['c'], ['p']), { lens, besideTables: true }, 'crm');
    expect([...filters.keys()].sort()).toEqual([...baseTables].sort());
  });

  it('leave nothing of any table without rights, and everything but viewers and tokens with all', () => {
    for (const lens of lenses) {
      const none = filtersOf(rights([], []), { lens, besideTables: true }, 'crm');
      expect(new Set(none.values())).toEqual(new Set(['0']));
      if (lens === 'nobody') continue;
      const all = filtersOf(EVERYTHING, { lens, besideTables: true }, 'crm');
      const { access_tokens, ...others } = Object.fromEntries(all);
      expect(access_tokens).toBe('0');
      expect(new Set(Object.values(others))).toEqual(new Set(['1', "type != 'crm.viewer.set'"]));
      expect(all.get('fact_directory')).toBe("type != 'crm.viewer.set'");
    }
  });
});

describe('what a report reads', () => {
  const basesOf = (name: string) => [...readBy(name)].filter((one) => baseTables.includes(one));

  it.each(views.map(({ name, sqlName }) => [name, sqlName]))(
    '%s: nothing that its lens leaves out',
    (name, sqlName) => {
      const allowed = READS[lensOf(name)];
      expect(basesOf(sqlName).filter((table) => allowed?.includes(table) === false)).toEqual([]);
    },
  );

  // What campaignRows builds upon: the pipeline needs of campaigns only names of stages.
  it.each(views.filter(({ name }) => lensOf(name) === 'pipeline').map(({ sqlName }) => sqlName))(
    '%s: no directory but for names of stages and people',
    (name) => {
      expect([...readBy(name)]).not.toContain('directory');
    },
  );
});

describe('one statement', () => {
  const agent = rights(['c'], ['p']);

  it('of one report, with or without tables, is seen through the report', () => {
    expect(sightOf(reads(['pipeline', 'pipeline_board']), agent)).toEqual({ lens: 'pipeline', besideTables: false });
    const beside = sightOf(reads(['tables', 'orders'], ['campaign_kpi', 'campaign_orders']), agent);
    expect(beside).toEqual({ lens: 'campaign_kpi', besideTables: true });
    expect(sightOf(reads(['tables', 'orders']), agent)).toEqual({ lens: 'tables', besideTables: true });
    expect(sightOf(reads(), agent)).toEqual({ lens: 'tables', besideTables: false });
  });

  it('may hold the pipeline and its interactions', () => {
    expect(lensOf('contact_interactions')).toBe(lensOf('pipeline_board'));
  });

  it.each<[string, ReadonlyMap<Lens, string>]>([
    [
      'campaign_created and pipeline_board',
      reads(['campaign_kpi', 'campaign_created'], ['pipeline', 'pipeline_board']),
    ],
    ['overview_care and pipeline_board', reads(['everything', 'overview_care'], ['pipeline', 'pipeline_board'])],
  ])('%s: refused where they differ for the viewer', (named, both) => {
    expect(sightOf(both, agent)).toEqual({
      problem: `${named} show you different rows: ask for them in two statements`,
    });
    expect(sightOf(both, EVERYTHING)).not.toHaveProperty('problem');
    expect(sightOf(both, rights([], []))).not.toHaveProperty('problem');
  });

  it('asks for no more of the rights than it needs', () => {
    expect(needsOf(['campaign_kpi'])).toEqual({ campaigns: true, owners: false });
    expect(needsOf(['pipeline'])).toEqual({ campaigns: false, owners: true });
    expect(needsOf(['everything'])).toEqual({ campaigns: false, owners: false });
    expect(needsOf(['tables'])).toEqual({ campaigns: true, owners: true });
  });
});
