import { describe, expect, it } from 'vitest';
import { readSqlFiles, readViewFiles } from '../../../../clickhouse/catalogue/sql-files.ts';
import { describeView } from '../../../../clickhouse/catalogue/views.ts';
import { type RenderOptions, renderSql, statementsOf } from '../../../../clickhouse/migrator/render.ts';

import agg_arrivals from '../../../../clickhouse/schema/agg_arrivals.ts';
import { feedStatements } from '../../../../clickhouse/schema/statements.ts';
import { TABLES } from '../../../../clickhouse/schema/tables.ts';

const single: RenderOptions = {
  timezone: 'Europe/Warsaw',
  baseCurrency: 'PLN',
  closingSoonDays: 5,
  cluster: '',
  viewsUser: '',
};
const cluster: RenderOptions = { ...single, cluster: 'main' };
const migrations = await readSqlFiles('migrations');
const views = await readViewFiles();

describe('on a single server', () => {
  it('fills in engines, time zone, currency and days', () => {
    const text =
      "create table if not exists t (a DateTime64(3, '{{timezone}}')) engine = {{ReplacingMergeTree(version)}} -- {{base_currency}} {{closing_soon_days}}";
    expect(renderSql(text, single)).toEqual([
      "create table if not exists t (a DateTime64(3, 'Europe/Warsaw')) engine = ReplacingMergeTree(version) -- PLN 5",
    ]);
    expect(renderSql('engine = {{ReplacingMergeTree}}', single)).toEqual(['engine = ReplacingMergeTree()']);
  });

  it('leaves query parameters of views alone', () => {
    expect(renderSql('select {from:Date}, {sources:Array(String)}', single)).toEqual([
      'select {from:Date}, {sources:Array(String)}',
    ]);
  });

  it('refuses a placeholder it does not know', () => {
    expect(() => renderSql('select {{tiemzone}}', single)).toThrow(/unknown placeholder \{\{tiemzone\}\}/);
  });

  it.each([...migrations, ...views].map((file) => [file.name, file.text]))(
    'leaves nothing unfilled in %s',
    (_name, text) => {
      const statements = statementsOf(text).flatMap((statement) => renderSql(statement, single));
      expect(statements[0]).not.toMatch(/\{\{|\}\}|on cluster|Replicated/);
    },
  );
});

describe('on a cluster', () => {
  it('makes a table replicated and puts a Distributed one over it', () => {
    const events = migrations.find((file) => file.name === '0001_create_fact_events')?.text ?? '';
    const [local, distributed, ...more] = renderSql(events, cluster);
    expect(more).toEqual([]);
    expect(local).toContain("create table if not exists fact_events_local on cluster 'main'\n(");
    expect(local).toContain(
      "engine = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}', version)",
    );
    expect(distributed).toBe(
      "create table if not exists fact_events on cluster 'main' as fact_events_local\n" +
        "engine = Distributed('main', currentDatabase(), 'fact_events_local', cityHash64(key))",
    );
  });

  it('feeds local states from local rows', () => {
    const [created, modified, ...more] = feedStatements(agg_arrivals).flatMap((text) => renderSql(text, cluster));
    expect(more).toEqual([]);
    expect(created).toContain(
      "create materialized view if not exists mv_arrivals on cluster 'main' to agg_arrivals_local",
    );
    expect(modified).toContain("alter table mv_arrivals on cluster 'main' modify query\nselect");
    for (const text of [created, modified]) {
      expect(text).toContain('\nfrom fact_events_local as fact\n');
      expect(text).not.toMatch(/fact_events\b/);
    }
  });

  it('drops a materialized view on every server', () => {
    expect(renderSql('drop view if exists mv_arrivals', cluster)).toEqual([
      "drop view if exists mv_arrivals on cluster 'main'",
    ]);
  });

  it('creates views everywhere, over the plain names', () => {
    const [text] = renderSql('create or replace view v (a String) as select a from fact_tasks final', cluster);
    expect(text).toBe("create or replace view v on cluster 'main' (a String) as select a from fact_tasks final");
  });

  it('alters both the local and the Distributed table', () => {
    expect(renderSql('alter table fact_tasks add column if not exists a String', cluster)).toEqual([
      "alter table fact_tasks_local on cluster 'main' add column if not exists a String",
      "alter table fact_tasks on cluster 'main' add column if not exists a String",
    ]);
  });

  it('drops a table and what is behind it', () => {
    expect(renderSql('drop table if exists orders_by_month sync', cluster)).toEqual([
      "drop table if exists orders_by_month on cluster 'main' sync",
      "drop table if exists orders_by_month_local on cluster 'main' sync",
    ]);
  });

  it('stores a computed column where rows are, which a Distributed table has, too', () => {
    expect(renderSql('alter table orders_by_month\n    materialize column stage', cluster)).toEqual([
      "alter table orders_by_month_local on cluster 'main'\n    materialize column stage",
    ]);
    expect(
      renderSql('alter table orders_by_month\n    add column if not exists n UInt8 materialized 1', cluster),
    ).toHaveLength(2);
  });

  it('gives indexes to the local table only', () => {
    expect(renderSql('alter table fact_tasks\n    add index if not exists i title type bloom_filter', cluster)).toEqual(
      ["alter table fact_tasks_local on cluster 'main'\n    add index if not exists i title type bloom_filter"],
    );
  });

  it('refuses a table without a shard key', () => {
    expect(() => renderSql('create table if not exists new_table (a String)', cluster)).toThrow(
      /new_table has no shard key/,
    );
  });

  it.each(TABLES.map((table) => [table.name, table] as const))(
    'shards %s by a column of its key, so that versions of a row meet',
    (_name, { orderBy, shardKey, columns }) => {
      // A key may be a hash of columns, which the materialized view makes.
      const hashed = columns.key?.select?.match(/(?<=fact\.)\w+/g) ?? [];
      expect([...orderBy, ...hashed]).toContain(shardKey);
    },
  );
});

it('every view declares its columns, each with a comment', () => {
  for (const file of views)
    for (const column of describeView(file).columns) expect(column.comment, `${file.name}.${column.name}`).not.toBe('');
});
