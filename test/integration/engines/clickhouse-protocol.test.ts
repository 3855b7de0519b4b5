import { gzipSync } from 'node:zlib';
import { createClient } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createInstallation, type Installation, waitFor } from '../../helpers/stack.ts';

interface Answer {
  status: number;
  text: string;
  headers: Headers;
}

describe("the embedded server, by ClickHouse's HTTP protocol", () => {
  let own: Installation;
  const signedIn = () => ({ 'x-clickhouse-key': inject('stack').clickhousePassword });
  const url = () => `${inject('stack').clickhouseUrl}/?database=${own.database}`;
  async function post(
    body: string | Uint8Array<ArrayBuffer>,
    parameters = '',
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(`${url()}${parameters}`, {
      method: 'POST',
      body,
      headers: { ...signedIn(), ...headers },
    });
    return { status: response.status, text: await response.text(), headers: response.headers };
  }
  const q = (sql: string) => encodeURIComponent(sql);

  beforeAll(async () => {
    own = await createInstallation({ migrated: false });
    await post(`create table t (k String, n UInt64) engine = ReplacingMergeTree order by k
      settings non_replicated_deduplication_window = 100`);
  });
  afterAll(() => own.cleanup());

  it('answers as ClickHouse does without a format, and with one', async () => {
    expect((await post("select 1, 'a\tb'")).text).toBe('1\ta\\tb\n');
    expect((await post('select 1 as x format JSONEachRow')).text).toBe('{"x":1}\n');
    expect((await post('select 1 as x', '&default_format=JSONEachRow')).text).toBe('{"x":1}\n');
    expect((await post('')).status).toBe(400);
  });

  it('takes the statement from the URL, the body, or both', async () => {
    expect((await post('', `&query=${q('select 1')}`)).text).toBe('1\n');
    expect((await post('1 + 1', `&query=${q('select')}`)).text).toBe('2\n');
    await post('{"k":"url","n":1}', `&query=${q('insert into t format JSONEachRow')}`);
    await post('insert into t format CSV\n"body",2\n');
    await post("insert into t values ('values;',3);");
    expect((await post("select k, n from t where k in ('url','body','values;') order by n")).text).toBe(
      'url\t1\nbody\t2\nvalues;\t3\n',
    );
  });

  it('keeps settings, parameters and temporary tables of a request to that request', async () => {
    expect((await post("select getSetting('max_threads'), {p:String}", '&max_threads=7&param_p=x')).text).toBe(
      '7\tx\n',
    );
    // Seven, not one: a SELECT beside others of the same server is given one thread (thread-allocator.ts).
    expect((await post("select getSetting('max_threads') = 7")).text).toBe('0\n');
    expect((await post('select {p:String}')).status).toBe(400);
    await post('create temporary table passing (a Int8)');
    expect((await post('select * from passing')).status).toBe(404);
  });

  it('keeps a session to its id, and its URL settings to the request', async () => {
    const session = '&session_id=one';
    await post('create temporary table mine (a Int8)', session);
    await post('set max_block_size = 7', session);
    await post('insert into mine values (5)', session);
    expect((await post("select a, getSetting('max_threads') from mine", `${session}&max_threads=7`)).text).toBe(
      '5\t7\n',
    );
    expect(
      (await post("select a, getSetting('max_threads') = 7, getSetting('max_block_size') from mine", session)).text,
    ).toBe('5\t0\t7\n');
    expect((await post('select a from mine', '&session_id=two')).status).toBe(404);
    expect((await post('select a from mine', '&session_id=three&session_check=1')).text).toContain('SESSION_NOT_FOUND');
  });

  it('does not show what a failed query had written already to the next one of the session', async () => {
    const session = '&session_id=failing';
    const failed = await post('select number, throwIf(number = 300000) from numbers(1000000) format JSON', session);
    expect(failed.headers.get('x-clickhouse-exception-code')).toBe('395');
    expect((await post('select 1', session)).text).toBe('1\n');
  });

  it.each([
    ['select nope', 404, '47', 'UNKNOWN_IDENTIFIER'],
    ['select', 400, '62', 'SYNTAX_ERROR'],
    ['select 1; select 2', 400, '62', 'Multi-statements are not allowed'],
    ['select * from nowhere', 404, '60', 'UNKNOWN_TABLE'],
    ["select 1 into outfile 'x'", 500, '344', 'SUPPORT_IS_DISABLED'],
  ])('tells what is wrong with %j', async (sql, status, code, text) => {
    const answer = await post(sql);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('x-clickhouse-exception-code')).toBe(code);
    expect(answer.text).toMatch(/^Code: \d+\. DB::Exception: /);
    expect(answer.text).toContain(text);
  });

  it('knows no setting that ClickHouse does not', async () => {
    expect((await post('select 1', '&no_such_setting=1')).text).toContain('UNKNOWN_SETTING');
  });

  it('lets GET read only', async () => {
    const get = async (sql: string) => await (await fetch(`${url()}&query=${q(sql)}`, { headers: signedIn() })).text();
    expect(await get('select 1')).toBe('1\n');
    expect(await get('truncate table t')).toContain('READONLY');
  });

  it('inserts binary rows as they are, line feeds and all', async () => {
    const key = (text: string) => Buffer.concat([Buffer.from([text.length]), Buffer.from(text)]);
    const number = Buffer.alloc(8);
    number.writeBigUInt64LE(0x0a0a_0a0an);
    const keys = ['\n'.repeat(10), ' a', '\n\n', ';', 'a\n\nb'];
    const rows = keys.map((text) => Buffer.concat([key(text), number]));
    const statement = `&query=${q('insert into t format RowBinary')}`;
    for (const row of [...rows, Buffer.concat(rows)])
      expect((await post(new Uint8Array(row), statement)).status).toBe(200);
    const found = await own.query('select k from t final where n = 0x0a0a0a0a');
    expect(found.map(({ k }) => k).sort()).toEqual([...keys].sort());
  });

  it('takes gzip, and gives it when asked', async () => {
    const rows = new Uint8Array(gzipSync('{"k":"gz","n":9}\n'));
    await post(rows, `&query=${q('insert into t format JSONEachRow')}`, { 'content-encoding': 'gzip' });
    const answer = await post("select n from t where k = 'gz'", '&enable_http_compression=1');
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(answer.text).toBe('9\n');
    const empty = await post('select 1 where 0', '&enable_http_compression=1');
    expect([empty.headers.get('content-encoding'), empty.headers.get('content-length')]).toEqual([null, '0']);
  });

  it('drops a block that comes again under its token', async () => {
    const insert = () =>
      post('{"k":"again","n":1}', `&insert_deduplication_token=x&query=${q('insert into t format JSONEachRow')}`);
    await insert();
    await insert();
    expect((await post("select count() from t where k = 'again'")).text).toBe('1\n');
  });

  it('inserts a body larger than a piece whole, under one token too', async () => {
    await post(
      'create table big (s String) engine = MergeTree order by tuple() settings non_replicated_deduplication_window = 100',
    );
    const line = `{"s":"${'x'.repeat(1_000)}"}\n`;
    const rows = 70_000;
    const insert = () =>
      post(line.repeat(rows), `&insert_deduplication_token=y&query=${q('insert into big format JSONEachRow')}`);
    expect((await insert()).status).toBe(200);
    await insert();
    expect((await post('select count() from big')).text).toBe(`${rows}\n`);
  });

  it('streams a result larger than it would hold', async () => {
    const response = await fetch(url(), {
      method: 'POST',
      headers: signedIn(),
      body: "select repeat('x', 1000) from numbers(300000) format TSV",
    });
    let bytes = 0;
    for await (const chunk of response.body ?? []) bytes += chunk.length;
    expect(bytes).toBe(300_000 * 1_001);
  });

  it('bounds a result that it must hold', async () => {
    const answer = await post("select repeat('x', 1000 + number % 2) from numbers(300000) format JSON");
    expect(answer.text.slice(0, 200)).toContain('TOO_MANY_ROWS_OR_BYTES');
  });

  it('breaks off an answer in which an error occurs', async () => {
    const read = async () => {
      const sql = 'select number, throwIf(number = 3000000) from numbers(5000000) settings max_threads = 1';
      return await (await fetch(url(), { method: 'POST', body: sql, headers: signedIn() })).text();
    };
    await expect(read()).rejects.toThrow('terminated');
  });

  it('ends the query of a client that has gone', async () => {
    const running = async () =>
      Number(
        (
          await post(
            "select count() from system.processes where query like '%gone-client%' and query not like '%processes%'",
          )
        ).text,
      );
    const gone = new AbortController();
    const body = "select count() from numbers(1000000000000) where cityHash64(number, 'gone-client') = 1";
    const request = fetch(url(), { method: 'POST', body, headers: signedIn(), signal: gone.signal });
    const aborted = expect(request).rejects.toThrow('aborted');
    await waitFor(async () => (await running()) === 1, { timeoutMs: 10_000 });
    gone.abort();
    await aborted;
    await waitFor(async () => (await running()) === 0, { timeoutMs: 10_000 });
  });

  it('answers many at once, each its own', async () => {
    const answers = Array.from(
      { length: 60 },
      async (_, i) => (await post(`select ${i}, {p:UInt32}`, `&param_p=${i}`)).text,
    );
    expect(await Promise.all(answers)).toEqual(Array.from({ length: 60 }, (_, i) => `${i}\t${i}\n`));
  });

  it('understands the official client: parameters, formats, types of errors', async () => {
    const client = createClient({
      url: inject('stack').clickhouseUrl,
      password: inject('stack').clickhousePassword,
      database: own.database,
      compression: { request: true, response: true },
    });
    const parameters = { text: "it's\ta \\ tab\nand a line", list: ["x'y", 'z\tq'], day: '2026-10-01' };
    const result = await client.query({
      query: 'select {text:String} as text, {list:Array(String)} as list, {day:Date} as day',
      query_params: parameters,
      format: 'JSONEachRow',
    });
    expect(await result.json()).toEqual([parameters]);
    await client.insert({ table: 't', values: [{ k: 'client', n: '18446744073709551615' }], format: 'JSONEachRow' });
    const back = await client.query({
      query: "select n from t where k = 'client'",
      format: 'JSONCompactEachRow',
      clickhouse_settings: { output_format_json_quote_64bit_integers: 1 },
    });
    expect(await back.json()).toEqual([['18446744073709551615']]);
    expect(await client.ping()).toEqual({ success: true });
    await client.close();
  });

  it('greets clickhouse-go as of its own revision, and says 0, so that it reads plain Native from then on', async () => {
    const ask = async (parameters: string) => {
      const body = 'SELECT displayName(), version(), revision(), timezone()';
      const response = await fetch(`${url()}&default_format=Native${parameters}`, {
        method: 'POST',
        body,
        headers: signedIn(),
      });
      return Buffer.from(await response.arrayBuffer());
    };
    const modern = await ask('&client_protocol_version=54488');
    // Block info, four columns, one row.
    expect(modern.subarray(0, 10).toString('hex')).toBe('010002ffffffff000401');
    const at = modern.indexOf('revision()') + 'revision()'.length;
    // The type with its length, the flag of special serialisation, the value.
    expect(modern.subarray(at, at + 12).toString('latin1')).toBe('\u0006UInt32\0\0\0\0\0');
    expect((await ask('')).subarray(0, 2).toString('hex')).toBe('0401');
  });
});
