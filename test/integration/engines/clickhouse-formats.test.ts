import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createInstallation, type Installation } from '../../helpers/stack.ts';

let own: Installation;
beforeAll(async () => {
  own = await createInstallation({ migrated: false });
});
afterAll(() => own.cleanup());

async function post(body: string | Uint8Array<ArrayBuffer>, parameters = '', headers: Record<string, string> = {}) {
  const url = `${inject('stack').clickhouseUrl}/?database=${own.database}${parameters}`;
  const key = { 'x-clickhouse-key': inject('stack').clickhousePassword };
  const response = await fetch(url, { method: 'POST', body, headers: { ...key, ...headers } });
  return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
}
const textOf = async (...args: Parameters<typeof post>) => Buffer.from((await post(...args)).bytes).toString('utf8');
const q = (sql: string) => `&query=${encodeURIComponent(sql)}`;

/** More than one block of the engine. */
const ROWS = 200_000;
const MANY = `select number as n, concat('row ', toString(number)) as s, if(number % 2, null, number) as o, [number, 1] as a,
  toDecimal64(number, 2) as d, toDateTime64(number, 3, 'UTC') as t from numbers(${ROWS})`;

describe('output formats of the engine', () => {
  it.each([
    'Native',
    'RowBinary',
    'RowBinaryWithNames',
    'RowBinaryWithNamesAndTypes',
    'Arrow',
    'ArrowStream',
    'Parquet',
    'ORC',
    'MsgPack',
    'CSV',
    'CSVWithNames',
    'CSVWithNamesAndTypes',
    'TabSeparated',
    'TabSeparatedWithNames',
    'TabSeparatedWithNamesAndTypes',
    'JSON',
    'JSONCompact',
    'JSONColumns',
    'JSONEachRow',
    'JSONCompactEachRow',
    'JSONCompactEachRowWithNames',
    'JSONCompactEachRowWithNamesAndTypes',
    'JSONStringsEachRow',
    'JSONObjectEachRow',
    'TSKV',
    'Values',
    'BSONEachRow',
  ])('%s is whole: inserted again it is what it was', async (format) => {
    const table = `back_${format}`;
    await own.clickhouse.command({
      query: `create table ${table} (n UInt64, s String, o Nullable(UInt64), a Array(UInt64), d Decimal64(2), t DateTime64(3, 'UTC'))
        engine = Memory`,
    });
    const { status, bytes, headers } = await post(MANY, `&default_format=${format}`);
    expect([status, headers.get('x-clickhouse-format')]).toEqual([200, format]);
    const inserted = await post(bytes, q(`insert into ${table} format ${format}`));
    expect([inserted.status, Buffer.from(inserted.bytes).toString('utf8')]).toEqual([200, '']);
    const sums = (from: string) =>
      textOf(
        `select count(), sum(n), sum(cityHash64(s)), sum(o), sum(a[1]), sum(d), sum(toUnixTimestamp64Milli(t)) from ${from}`,
      );
    expect(await sums(table)).toBe(await sums(`(${MANY})`));
  });

  it.each([
    ['JSON', 'application/json; charset=UTF-8'],
    ['JSONEachRow', 'application/x-ndjson; charset=UTF-8'],
    ['CSV', 'text/csv; charset=UTF-8; header=absent'],
    ['CSVWithNames', 'text/csv; charset=UTF-8; header=present'],
    ['TSV', 'text/tab-separated-values; charset=UTF-8'],
    ['Parquet', 'application/octet-stream'],
    ['PrettyCompact', 'text/plain; charset=UTF-8'],
    ['XML', 'application/xml; charset=UTF-8'],
  ])('%s is named as %s', async (format, type) => {
    expect((await post('select 1 as x', '', { 'x-clickhouse-format': format })).headers.get('content-type')).toBe(type);
  });

  it('is told by header, parameter or clause, the last before the others', async () => {
    const header = { 'x-clickhouse-format': 'JSONCompactEachRow' };
    expect(await textOf('select 1 as x', '', header)).toBe('[1]\n');
    expect(await textOf('select 1 as x', '&default_format=JSONEachRow')).toBe('{"x":1}\n');
    expect(await textOf('select 1 as x format TSKV', '&default_format=JSONEachRow', header)).toBe('x=1\n');
    expect(await textOf('select 1 as x format Null')).toBe('');
  });
});

describe('what an answer tells beside its rows', () => {
  it('names server, time zone, query and format, and sums up', async () => {
    const { headers } = await post('select 1', '&query_id=mine');
    expect(headers.get('x-clickhouse-query-id')).toBe('mine');
    expect(headers.get('x-clickhouse-timezone')).toBe('UTC');
    expect(headers.get('x-clickhouse-server-display-name')).toMatch(/\w/);
    expect(JSON.parse(headers.get('x-clickhouse-summary') ?? '')).toMatchObject({
      elapsed_ns: expect.stringMatching(/^\d+$/),
    });
  });

  it.each([
    ['select 1 format PNG', 'BAD_ARGUMENTS'],
    ['select throwIf(1)', 'FUNCTION_THROW_IF_VALUE_IS_NON_ZERO'],
    ['select 1 format Nonsense', 'UNKNOWN_FORMAT'],
  ])('tells the error of %j once', async (sql, name) => {
    const text = await textOf(sql);
    expect(text.match(/Code: \d+/g)).toHaveLength(1);
    expect(text.split(`(${name})`)).toHaveLength(2);
  });

  it('takes parameters from the fields of a form', async () => {
    const form = new FormData();
    form.set('query', 'select {text:String}, {list:Array(UInt8)}');
    form.set('param_text', "it's");
    form.set('param_list', '[1,2]');
    const key = { 'x-clickhouse-key': inject('stack').clickhousePassword };
    const response = await fetch(`${inject('stack').clickhouseUrl}/`, { method: 'POST', body: form, headers: key });
    expect(await response.text()).toBe("it\\'s\t[1,2]\n");
  });
});
