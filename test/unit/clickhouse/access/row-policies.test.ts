import { describe, expect, it } from 'vitest';
import { rowPolicies } from '../../../../clickhouse/access/row-policies.ts';
import { rowRules } from '../../../../clickhouse/access/rules.ts';
import { scopeTerms } from '../../../../clickhouse/access/scope.ts';
import { BASE_TABLES } from '../../../../clickhouse/schema/tables.ts';

const KEY = 'ab'.repeat(32);
const options = {
  database: 'crm',
  cluster: '',
  scopeKey: KEY,
  viewsUser: 'leadstream_views',
  viewersUser: 'leadstream_reader',
};

describe('row policies of a server', () => {
  it('are one for every base table, with the rules of the embedded engine', async () => {
    const rules = rowRules(scopeTerms(), 'crm');
    const policies = rowPolicies(options);
    expect([...rules.keys()].sort()).toEqual([...BASE_TABLES].sort());
    expect(policies).toHaveLength(rules.size);
    for (const [table, rule] of rules) {
      const policy = policies.find((text) => text.includes(`on \`crm\`.\`${table}\` for select`));
      expect(policy).toContain(rule);
      expect(policy).toMatch(/ to `leadstream_views`$/);
    }
  });

  it('hold on the local tables of a cluster, too', () => {
    const policies = rowPolicies({ ...options, cluster: 'main' });
    expect(policies).toHaveLength(2 * rowPolicies(options).length);
    for (const policy of policies) expect(policy).toContain("leadstream_access on cluster 'main' on");
    expect(policies.filter((policy) => policy.includes('_local` for select'))).toHaveLength(
      rowPolicies(options).length,
    );
  });
});
