import { describe, expect, it } from 'vitest';
import { aliasesOf, withViewNames } from '../../../../clickhouse/catalogue/aliases.ts';
import { readMetricViews } from '../../../../clickhouse/catalogue/views.ts';

const aliases = aliasesOf((await readMetricViews()).values());

describe('a report whose name is also that of a table', () => {
  const args = "(campaign='c', from='2026-10-01', to='2026-11-01')";

  it.each([
    [`select * from campaign_stages${args}`, `select * from campaign_stages_in_period${args}`],
    [`SELECT * FROM crm.campaign_stages ${args}`, `SELECT * FROM crm.campaign_stages_in_period ${args}`],
    [`select * from \`crm\`.\`campaign_stages\`${args}`, `select * from \`crm\`.campaign_stages_in_period${args}`],
    [
      `select 1 from a /* x */, campaign_stages${args} b`,
      `select 1 from a /* x */, campaign_stages_in_period${args} b`,
    ],
    [
      `select 1 from campaign_stages${args} s join campaign_stages t using stage_id join crm.campaign_stages${args} u using stage_id`,
      `select 1 from campaign_stages_in_period${args} s join campaign_stages t using stage_id join crm.campaign_stages_in_period${args} u using stage_id`,
    ],
  ])('with arguments is read by its view: %s', (sql, expected) => {
    expect(withViewNames(sql, aliases)).toBe(expected);
  });

  it.each([
    'select * from campaign_stages',
    'select * from campaign_stages where (stage_order = 1)',
    'create or replace view campaign_stages\n(\n  stage_id String\n) as select 1',
    'insert into campaign_stages (stage_id) select 1',
    "select 'from campaign_stages(' from x",
    'select * from my_campaign_stages(a=1)',
    'select campaign_stages(1)',
    'select * from x -- from campaign_stages(\n',
  ])('otherwise stays what it is: %s', (sql) => {
    expect(withViewNames(sql, aliases)).toBe(sql);
  });
});
