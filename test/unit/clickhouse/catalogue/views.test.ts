import { expect, it } from 'vitest';
import { describeReport, readMetricViews, readTables } from '../../../../clickhouse/catalogue/views.ts';
import { BASE_TABLES } from '../../../../clickhouse/schema/tables.ts';

const TEXT = `-- What it is.
-- Report: A report
-- Definition: the first line
--   and the second.
-- Not a note
-- Order: -a_count, at.
-- Access: pipeline
-- Alias: public_name
create or replace view some_view
(
    a_count  UInt64 comment 'It''s a count',
    at       DateTime64(3, '{{timezone}}') comment 'When, (really)'
)
comment 'What it is.'
as
select {to:Date}, {from:Date}, {from:Date}, {sources:Array(String)}, {keyword:String}, '{{timezone}}'
`;
const file = (text: string) => ({ name: 'public_name', creates: 'some_view', text, checksum: '' });

it('reads title, notes, columns and parameters of a view from its file', () => {
  expect(describeReport(file(TEXT))).toEqual({
    name: 'public_name',
    sqlName: 'some_view',
    title: 'What it is.',
    notes: {
      Report: 'A report',
      Definition: 'the first line and the second.',
      Order: '-a_count, at.',
      Access: 'pipeline',
      Alias: 'public_name',
    },
    access: 'pipeline',
    aliases: ['public_name'],
    order: [
      { column: 'a_count', descending: true },
      { column: 'at', descending: false },
    ],
    parameters: [
      { name: 'from', type: 'Date' },
      { name: 'to', type: 'Date' },
      { name: 'sources', type: 'Array(String)' },
      { name: 'keyword', type: 'String' },
    ],
    columns: [
      { name: 'a_count', type: 'UInt64', comment: "It's a count" },
      { name: 'at', type: "DateTime64(3, '{{timezone}}')", comment: 'When, (really)' },
    ],
  });
});

it('refuses a column without a comment and a parameter of another type', () => {
  expect(() => describeReport(file(TEXT.replace(" comment 'When, (really)'", '')))).toThrow(
    /column without type or comment: at/,
  );
  expect(() => describeReport(file(TEXT.replace('{keyword:String}', '{keyword:Int32}')))).toThrow(
    /parameter \{keyword:Int32\}/,
  );
});

it('refuses a parameter that nothing is said of, and an order that names no column', () => {
  expect(() => describeReport(file(TEXT.replace('{keyword:String}', '{extra:String}')))).toThrow(
    /says nothing of extra/,
  );
  expect(() => describeReport(file(TEXT.replace('Order: -a_count', 'Order: -b_count')))).toThrow(/Order names b_count/);
  expect(() => describeReport(file(TEXT.replace(/-- Order.*\n/, '')))).toThrow(/Order names nothing/);
});

it('refuses a view without an access policy, with an unknown one, and one whose public name SQL does not know', () => {
  expect(() => describeReport(file(TEXT.replace(/-- Access.*\n/, '')))).toThrow(
    /names no access policy: -- Access: camp/,
  );
  expect(() => describeReport(file(TEXT.replace('Access: pipeline', 'Access: toString')))).toThrow(
    /public_name\.sql: Access names toString, not one of campaign, pipeline, view_all/,
  );
  expect(() => describeReport(file(TEXT.replace(/-- Alias.*\n/, '')))).toThrow(/needs -- Alias: public_name/);
});

it('finds an access policy in every view', async () => {
  const policies = [...(await readMetricViews()).values()].map(({ access }) => access);
  expect(new Set(policies)).toEqual(new Set(['campaign', 'pipeline', 'view_all']));
  const tables = [...(await readTables()).values()].map(({ access }) => access);
  expect(new Set(tables)).toEqual(new Set(['tables', 'gateway']));
});

it('finds every report of the marketing overview, campaign KPI and pipeline', async () => {
  const views = await readMetricViews();
  const names = [...views.keys()];
  expect(names).toEqual(
    expect.arrayContaining([
      'overview_totals',
      'source_care',
      'campaign_stages',
      'pipeline_stages',
      'contact_interactions',
    ]),
  );
  expect(views.get('overview_conversion')?.parameters.map((parameter) => parameter.name)).toEqual([
    'from',
    'to',
    'sources',
    'categories',
    'bucket',
  ]);
  expect(views.get('campaign_revenue')?.parameters.map((parameter) => parameter.name)).toEqual([
    'campaign',
    'from',
    'to',
    'bucket',
  ]);
  expect(views.get('pipeline_opportunities')?.parameters).toEqual([]);
});

it('finds every table that holds data', async () => {
  const tables = BASE_TABLES;
  expect(tables).toEqual(
    expect.arrayContaining(['fact_events', 'fact_opportunities', 'fact_directory', 'agg_arrivals', 'agg_lag']),
  );
});
