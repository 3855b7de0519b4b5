import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { nodeArguments } from '../../../dev/engines/lib/node-arguments.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'leadstream-deployed-'));
const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the image has beside ours, as far as it meets it: logs without an end, and a `default` who may look at users here. */
const IMAGE_CONFIG = `<clickhouse>
  <users_config>${folder}/users.xml</users_config>
  <mark_cache_size>5368709120</mark_cache_size>
  <query_log><database>system</database><table>query_log</table><partition_by>toYYYYMM(event_date)</partition_by></query_log>
  <metric_log><database>system</database><table>metric_log</table></metric_log>
  <logger><level>fatal</level></logger>
</clickhouse>`;
const IMAGE_USERS = `<clickhouse>
  <profiles><default/></profiles>
  <quotas><default/></quotas>
  <users><default><password/><networks><ip>::/0</ip></networks><profile>default</profile><quota>default</quota><access_management>1</access_management></default></users>
</clickhouse>`;

const settings = read('deploy/clickhouse/config.xml');
/** The elements of a log that is kept. */
const kept = [...settings.matchAll(/<(\w+_log)>([\s\S]*?)<\/\1>/g)].map(([, name = '', body = '']) => ({
  name,
  element: (tag: string) => new RegExp(`<${tag}>(.*)</${tag}>`).exec(body)?.[1] ?? '',
}));

const STATEMENTS = [
  "select name, value from system.server_settings where name in ('mark_cache_size', 'max_server_memory_usage_to_ram_ratio') order by name",
  'select name, value from system.merge_tree_settings where changed',
  "select keep_free_space from system.disks where name = 'default'",
  "select name, toString(auth_type[1]) from system.users where name like 'leadstream%' order by name",
  "select access_type from system.grants where user_name = 'leadstream_access_log'",
  "select count() from system.grants where user_name = 'leadstream_reader' and access_type = 'SELECT' and database = 'crm'",
  "select setting_name, toString(writability) from system.settings_profile_elements where profile_name = 'leadstream_views' and value = '1' order by setting_name limit 1",
];

let answers: string[];
beforeAll(async () => {
  for (const name of ['config.d', 'users.d']) mkdirSync(join(folder, name));
  execFileSync('sh', [join(ROOT, 'deploy/make-secrets.sh'), join(folder, 'secrets')]);
  write('config.xml', IMAGE_CONFIG);
  write('users.xml', IMAGE_USERS);
  // The log of this run goes to nobody.
  write('config.d/leadstream.xml', settings.replace('<level>information</level>', '<level>fatal</level>'));
  write('users.d/leadstream.xml', read('deploy/clickhouse/users.xml').replace('/run/secrets', join(folder, 'secrets')));
  const creates = kept.map(
    ({ name, element }) =>
      `create table ${name} (event_date Date, x UInt8) engine = MergeTree partition by ${element('partition_by')} order by x ttl ${element('ttl')}${element('settings') === '' ? '' : ` settings ${element('settings')}`}`,
  );
  const args = [...nodeArguments(join(ROOT, 'test/fixtures/engine-with-config.ts')), folder, ...STATEMENTS, ...creates];
  const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 60_000 });
  answers = z.array(z.string()).parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
});

describe("ClickHouse's configuration of the deployment, read by the engine", () => {
  it('bounds memory, and leaves a part of the disk free', () => {
    expect(answers[0]).toBe('mark_cache_size\t268435456\nmax_server_memory_usage_to_ram_ratio\t0.8\n');
    expect(answers[1]).toContain('min_free_disk_bytes_to_perform_insert\t1073741824');
    expect(answers[2]).toBe('1073741824\n');
  });

  it('has the users with passwords by the hashes of the secret, with their grants', () => {
    expect(answers[3]?.trim().split('\n')).toEqual([
      'leadstream_access_log\tsha256_password',
      'leadstream_reader\tsha256_password',
      'leadstream_views\tno_password',
      'leadstream_writer\tsha256_password',
    ]);
    expect(answers[4]).toBe('INSERT\n');
    expect(Number(answers[5])).toBeGreaterThan(50);
    expect(answers[6]).toBe('apply_row_policy_after_final\tCONST\n');
  });

  it('lets no log of the server grow without an end', () => {
    expect(kept.map(({ name }) => name)).toEqual(['query_log', 'part_log', 'crash_log']);
    for (const { name, element } of kept)
      expect(element('ttl'), name).toMatch(/^event_date \+ INTERVAL \d+ DAY DELETE$/);
    // The engine has made a table of each kept log's clauses, without an error.
    expect(answers).toHaveLength(STATEMENTS.length + kept.length);
    const removed = [...settings.matchAll(/<(\w+) remove="remove"\/>/g)].map(([, name]) => name);
    // Those that are on in the image's own configuration, and those that have grown biggest in reports.
    for (const name of [
      'trace_log',
      'text_log',
      'metric_log',
      'asynchronous_metric_log',
      'processors_profile_log',
      'query_thread_log',
    ])
      expect(removed).toContain(name);
    for (const name of [
      'query_views_log',
      'query_metric_log',
      'latency_log',
      'error_log',
      'opentelemetry_span_log',
      'asynchronous_insert_log',
    ])
      expect(removed).toContain(name);
  });
});
