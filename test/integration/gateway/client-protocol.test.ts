import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unpackNative } from '../../../services/gateway/protocol/native-frames.ts';
import { createInstallation, type Installation, type Service, startService } from '../../helpers/stack.ts';
import { factsOf } from '../clickhouse/facts.ts';

let installation: Installation;
let gateway: Service;
beforeAll(async () => {
  installation = await createInstallation();
  const facts = factsOf(installation);
  await facts.directory('salesperson', 'boss', { salesperson_id: 'boss', name: 'Boss', role: 'owner' });
  await facts.directory('viewer', 'boss', { login: 'boss', salesperson_id: 'boss', campaign_kpi: 'view_all' });
  gateway = await startService('gateway', installation.env);
});
afterAll(async () => {
  await gateway.stop();
  await installation.cleanup();
});

interface Sent {
  method?: string;
  path?: string;
  search?: string;
  body?: string | Buffer;
  headers?: Record<string, string>;
}
interface Received {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  text: string;
}

/** Sends as it is told, and unpacks nothing. */
function send({ method = 'POST', path = '/', search = '', body = '', headers = {} }: Sent): Promise<Received> {
  const authorization = `Basic ${Buffer.from('boss:local-dev-secret').toString('base64')}`;
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      new URL(`${gateway.url}${path}?${search}`),
      { method, headers: { authorization, ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => {
          const bytes = Buffer.concat(chunks);
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: bytes, text: bytes.toString() });
        });
      },
    );
    request.once('error', reject);
    request.end(body);
  });
}

describe('a client asks', () => {
  it('by GET, by POST, at / and at /query', async () => {
    for (const path of ['/', '/query']) {
      expect((await send({ method: 'GET', path, search: 'query=select+1' })).text).toBe('1\n');
      expect((await send({ path, body: 'select 1' })).text).toBe('1\n');
      expect(await send({ method: 'HEAD', path, search: 'query=select+1' })).toMatchObject({ status: 200, text: '' });
    }
    expect((await send({ method: 'GET' })).text).toBe('Ok.\n');
  });

  it('with user and password in the URL or in ClickHouse’s headers', async () => {
    const by = async (search: string, headers: Record<string, string>) =>
      await (await fetch(`${gateway.url}/?query=select+1&${search}`, { headers })).text();
    expect(await by('user=boss&password=local-dev-secret', {})).toBe('1\n');
    expect(await by('', { 'x-clickhouse-user': 'boss', 'x-clickhouse-key': 'local-dev-secret' })).toBe('1\n');
    expect(await by('user=boss&password=wrong', {})).toMatch(/^Code: 516\. DB::Exception: .*AUTHENTICATION_FAILED/);
  });

  it('for a format by URL, by header and in the statement', async () => {
    const sql = 'select 1 as a';
    expect((await send({ body: sql, search: 'default_format=JSONEachRow' })).text).toBe('{"a":1}\n');
    expect((await send({ body: sql, headers: { 'x-clickhouse-format': 'CSVWithNames' } })).text).toBe('"a"\n1\n');
    expect((await send({ body: `${sql} format TSVWithNames` })).text).toBe('a\n1\n');
  });

  it.each([
    ['Native', /a.UInt8.$/],
    ['RowBinaryWithNamesAndTypes', /a.UInt8.$/],
    ['Arrow', /^ARROW1/],
    ['Parquet', /^PAR1/],
    ['JSON', /"rows": 1/],
    ['JSONCompactEachRowWithNamesAndTypes', /^\["a"\]\n\["UInt8"\]\n\[1\]\n$/],
    ['CSVWithNamesAndTypes', /^"a"\n"UInt8"\n1\n$/],
    ['PrettyCompact', /1/],
  ])('and gets %s as ClickHouse writes it', async (format, text) => {
    const answer = await send({ body: 'select 1 as a', search: `default_format=${format}` });
    expect(answer.status).toBe(200);
    expect(answer.body.toString('latin1')).toMatch(text);
    expect(answer.headers['x-clickhouse-format']).toBe(format);
  });

  it('with values for the parameters of the statement, few or many', async () => {
    const text = await send({ body: 'select {a:String}, {b:Array(UInt32)}', search: "param_a=it's&param_b=[1,2]" });
    expect(text.text).toBe("it\\'s\t[1,2]\n");
    const ids = Array.from({ length: 1_500 }, (_, i) => i);
    const form = new FormData();
    form.append('query', 'select length({ids:Array(UInt32)})');
    form.append('param_ids', JSON.stringify(ids));
    const request = new Request('http://gateway', { method: 'POST', body: form });
    const sent = await send({
      body: Buffer.from(await request.arrayBuffer()),
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
    });
    expect(sent.text).toBe('1500\n');
  });

  it('for times in the time zone of the client, and for numbers as text', async () => {
    const sql =
      "select toDateTime('2026-10-01 00:00:00', 'UTC') as t, toTimezone(t, timezone()) as own, toUInt64(1) as n";
    const search =
      'default_format=JSONEachRow&session_timezone=Asia/Ho_Chi_Minh&output_format_json_quote_64bit_integers=1&date_time_output_format=iso';
    expect(JSON.parse((await send({ body: sql, search })).text)).toMatchObject({ t: '2026-10-01T00:00:00Z', n: '1' });
  });

  it('for fewer rows than there are', async () => {
    const sql = 'select number from numbers(100000)';
    const limited = await send({ body: sql, search: 'max_result_rows=10' });
    expect(limited.text).toMatch(/^Code: 396\. DB::Exception/);
    const broken = await send({ body: sql, search: 'max_result_rows=10&result_overflow_mode=break&max_block_size=10' });
    expect(broken.status).toBe(200);
  });

  it('for gzip, and sends gzip', async () => {
    const answer = await send({
      body: gzipSync("select repeat('x', 100000)"),
      search: 'enable_http_compression=1',
      headers: { 'content-encoding': 'gzip', 'accept-encoding': 'gzip' },
    });
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(answer.body).toString().trim()).toHaveLength(100_000);
  });

  it('for more than fits into memory, as it comes', async () => {
    const response = await fetch(
      `${gateway.url}/?query=${encodeURIComponent("select repeat('x', 1000) from numbers(100000)")}`,
      {
        headers: { authorization: 'Bearer local-dev-secret', 'x-leadstream-viewer': 'boss' },
      },
    );
    let pieces = 0;
    let bytes = 0;
    for await (const chunk of response.body ?? []) {
      pieces += 1;
      bytes += chunk.length;
    }
    expect(bytes).toBe(100_000 * 1_001);
    expect(pieces).toBeGreaterThan(10);
  });
});

describe('a client is told', () => {
  it('its own query id, which ClickHouse never sees', async () => {
    const id = 'the-clients-own';
    const answer = await send({
      body: "select count() from numbers(1) where 'running' != ''",
      search: `query_id=${id}`,
    });
    expect(answer.headers['x-clickhouse-query-id']).toBe(id);
    expect((await send({ body: 'select 1' })).headers['x-clickhouse-query-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('nothing of how many rows were read', async () => {
    const answer = await send({
      body: 'select count() from numbers(1000)',
      search:
        'default_format=JSON&send_progress_in_http_headers=1&output_format_write_statistics=1&wait_end_of_query=1',
    });
    expect(answer.status).toBe(200);
    expect(answer.text).not.toContain('rows_read');
    expect(JSON.stringify(answer.headers)).not.toMatch(/read_rows|read_bytes|total_rows/);
  });

  it.each([
    ['database=other', 404, '81', 'UNKNOWN_DATABASE'],
    ['role=admin', 404, '511', 'UNKNOWN_ROLE'],
    ['session_id=s&session_check=1', 404, '372', 'SESSION_NOT_FOUND'],
    ['join_use_nulls=1', 400, '36', 'join_use_nulls'],
    ['default_format=JSONStringsEachRowWithProgress', 400, '36', 'JSONStringsEachRowWithProgress'],
  ])('why %s is refused', async (search, status, code, text) => {
    const answer = await send({ body: 'select 1', search });
    expect([answer.status, answer.headers['x-clickhouse-exception-code']]).toEqual([status, code]);
    expect(answer.text).toMatch(/^Code: \d+\. DB::Exception: /);
    expect(answer.text).toContain(text);
  });

  it('what is wrong in frames where it reads frames, and plainly where it is turned away', async () => {
    const wrong = await send({ body: 'selec 1', search: 'compress=1' });
    expect([wrong.status, wrong.body.readUInt8(16)]).toEqual([400, 0x82]);
    const text = (await unpackNative(wrong.body, 1_000_000)).toString();
    expect(text).toMatch(/^Code: 62\. DB::Exception: [\s\S]*SYNTAX_ERROR/);
    expect((await send({ body: 'drop table x', search: 'compress=1' })).text).toMatch(/^Code: 497\. DB::Exception: /);
    const rows = await send({ body: 'select 1', search: 'compress=1&default_format=TSV' });
    expect((await unpackNative(rows.body, 1_000_000)).toString()).toBe('1\n');
  });

  it('nothing wrong about sessions and settings that clients send of themselves', async () => {
    const search =
      'session_id=36f3f44b&session_timeout=60&quota_key=k&date_time_input_format=best_effort&cast_string_to_dynamic_use_inference=1' +
      '&cancel_http_readonly_queries_on_client_close=1&http_headers_progress_interval_ms=120000&select_sequential_consistency=1';
    const answers = await Promise.all(Array.from({ length: 5 }, () => send({ body: 'select 1', search })));
    expect(answers.map(({ text }) => text)).toEqual(Array(5).fill('1\n'));
  });
});
