import type { IncomingHttpHeaders } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { Zstd } from '@hpcc-js/wasm-zstd';
import { compressFrameSync, compressSync } from 'lz4-napi';
import { describe, expect, it } from 'vitest';
import { readQuery } from '../../../../services/gateway/protocol/request.ts';
import { checksumOf } from '../../../../services/shared/clickhouse/native-frame.ts';
import { HttpError } from '../../../../services/shared/http/http-error.ts';

const read = (search: string, body: string | Buffer = '', headers: IncomingHttpHeaders = {}) =>
  readQuery({ headers, search: new URLSearchParams(search), body: Buffer.from(body) }, 'crm');

/** What a refused request is told: status, code, field. */
async function refusalOf(search: string, body: string | Buffer = '', headers: IncomingHttpHeaders = {}) {
  const error: unknown = await read(search, body, headers).catch((reason: unknown) => reason);
  if (!(error instanceof HttpError)) throw new Error('the request was not refused');
  return [error.status, error.code, error.field];
}

/** A frame of ClickHouse's native compression. */
function frame(method: number, data: Buffer, size: number): Buffer {
  const header = Buffer.alloc(25);
  header.writeUInt8(method, 16);
  header.writeUInt32LE(data.length + 9, 17);
  header.writeUInt32LE(size, 21);
  checksumOf(Buffer.concat([header.subarray(16), data])).copy(header);
  return Buffer.concat([header, data]);
}
const nativeLz4 = (text: string) => frame(0x82, compressSync(text).subarray(4), Buffer.byteLength(text));

describe('a statement', () => {
  it('comes in the URL, in the body, or begins in one and ends in the other', async () => {
    expect((await read('query=select+1')).sql).toBe('select 1');
    expect((await read('', 'select 1;\n')).sql).toBe('select 1');
    expect((await read('query=select+1', '+ 1')).sql).toBe('select 1\n+ 1');
  });

  it('comes in a form, with its parameters', async () => {
    const form = new FormData();
    form.append('query', 'select {a:String}');
    form.append('param_a', "it's\ta tab");
    const request = new Request('http://gateway', { method: 'POST', body: form });
    const body = Buffer.from(await request.arrayBuffer());
    const query = await read('param_b=2', body, { 'content-type': request.headers.get('content-type') ?? '' });
    expect(query.sql).toBe('select {a:String}');
    expect(new Map(query.values)).toEqual(
      new Map([
        ['param_a', "it's\ta tab"],
        ['param_b', '2'],
      ]),
    );
    form.append('external', new Blob(['1\n']), 'external.tsv');
    const other = new Request('http://gateway', { method: 'POST', body: form });
    const files = Buffer.from(await other.arrayBuffer());
    expect(await refusalOf('', files, { 'content-type': other.headers.get('content-type') ?? '' })).toEqual([
      400,
      'bad_request',
      'external',
    ]);
  });

  it('comes in every encoding that ClickHouse takes', async () => {
    const zstd = await Zstd.load();
    const text = `select '${'x'.repeat(1_000)}'`;
    const bytes = Buffer.from(text);
    const encoded: Array<[string, Buffer]> = [
      ['gzip', gzipSync(bytes)],
      ['deflate', deflateSync(bytes)],
      ['br', brotliCompressSync(bytes)],
      ['lz4', compressFrameSync(bytes)],
      ['zstd', Buffer.from(zstd.compress(bytes))],
      ['identity', bytes],
    ];
    for (const [encoding, body] of encoded)
      expect((await read('', body, { 'content-encoding': encoding })).sql, encoding).toBe(text);
    expect((await read('decompress=1', Buffer.concat([nativeLz4('select '), nativeLz4('1')]))).sql).toBe('select 1');
    expect((await read('decompress=1', frame(0x02, Buffer.from('select 1'), 8))).sql).toBe('select 1');
    const packed = Buffer.from(zstd.compress(bytes));
    expect((await read('decompress=1', frame(0x90, packed, bytes.length))).sql).toBe(text);
  });

  it('that is not in the encoding it names, or unpacks to too much, is refused', async () => {
    const bomb = Buffer.alloc(8 * 1024 * 1024, 'x');
    const zstd = await Zstd.load();
    for (const encoding of ['gzip', 'deflate', 'br', 'lz4', 'zstd'])
      expect((await refusalOf('', 'select 1', { 'content-encoding': encoding }))[0], encoding).toBe(400);
    expect(await refusalOf('', 'select 1', { 'content-encoding': 'snappy' })).toEqual([
      415,
      'unsupported_encoding',
      'content-encoding',
    ]);
    const bombs: Array<[string, Buffer]> = [
      ['gzip', gzipSync(bomb)],
      ['br', brotliCompressSync(bomb)],
      ['lz4', compressFrameSync(bomb)],
      ['zstd', Buffer.from(zstd.compress(bomb))],
    ];
    for (const [encoding, body] of bombs)
      expect([400, 413], encoding).toContain((await refusalOf('', body, { 'content-encoding': encoding }))[0]);
    expect(await refusalOf('decompress=1', frame(0x82, Buffer.from('x'), 2 ** 31))).toEqual([
      413,
      'too_large',
      undefined,
    ]);
    for (const body of [
      nativeLz4('select 1').subarray(0, 30),
      Buffer.from('select 1'),
      frame(0x01, Buffer.from('x'), 1),
      Buffer.concat([Buffer.alloc(16), nativeLz4('select 1').subarray(16)]),
    ])
      expect(await refusalOf('decompress=1', body)).toEqual([400, 'bad_request', 'decompress']);
    expect(await refusalOf('', `select 1 -- ${'x'.repeat(300_000)}`)).toEqual([413, 'too_large', 'query']);
  });
});

describe('what a client says beside the statement', () => {
  it('is handed on where it changes how the answer is written', async () => {
    const query = await read(
      'default_format=Native&client_protocol_version=54460&compress=1&wait_end_of_query=1&session_timezone=Asia/Ho_Chi_Minh' +
        '&output_format_json_quote_64bit_integers=1&date_time_output_format=iso&network_compression_method=LZ4',
    );
    expect(Object.fromEntries(query.parameters)).toEqual({
      default_format: 'Native',
      client_protocol_version: '54460',
      compress: '1',
      wait_end_of_query: '1',
      session_timezone: 'Asia/Ho_Chi_Minh',
      output_format_json_quote_64bit_integers: '1',
      date_time_output_format: 'iso',
      network_compression_method: 'LZ4',
    });
  });

  it('and not where it changes what is read, who asks or what is told of the reading', async () => {
    const query = await read(
      'additional_table_filters={}&readonly=0&user=default&password=x&log_comment=x&format_schema=/etc/passwd' +
        '&output_format_schema=x&output_format_write_statistics=1&send_progress_in_http_headers=1&session_id=s&query_id=mine' +
        '&max_rows_to_read=1&compress=0&param_=1&param_a-b=1&quota_key=k&stacktrace=1',
    );
    expect([query.parameters, query.values, query.bounds]).toEqual([[], [], {}]);
    expect(query.queryId).toBe('mine');
  });

  it('is taken from headers, too', async () => {
    const headers = {
      'x-clickhouse-format': 'RowBinaryWithNamesAndTypes',
      'x-clickhouse-database': 'crm',
      'x-clickhouse-query-id': 'of-the-header',
      'accept-encoding': 'lz4',
    };
    const query = await read('', 'select 1', headers);
    expect(query.parameters).toEqual([['default_format', 'RowBinaryWithNamesAndTypes']]);
    expect([query.queryId, query.acceptEncoding]).toEqual(['of-the-header', 'lz4']);
    expect((await read('default_format=CSV', 'select 1', headers)).parameters).toEqual([['default_format', 'CSV']]);
    expect((await read('query_id=a%0d%0ab', 'select 1')).queryId).toBeUndefined();
  });

  it('counts once: of two with one name the first', async () => {
    const query = await read('default_format=CSV&default_format=JSON&param_a=1&param_a=2', 'select 1');
    expect(query.parameters).toEqual([['default_format', 'CSV']]);
    expect(query.values).toEqual([['param_a', '1']]);
  });

  it('bounds the answer where it says less than the gateway', async () => {
    expect((await read('max_result_rows=10&result_overflow_mode=break&max_execution_time=1.5')).bounds).toEqual({
      maxRows: 10,
      maxSeconds: 1.5,
      breakAtMaxRows: true,
    });
    expect((await read('max_result_rows=0&max_execution_time=0&result_overflow_mode=break')).bounds).toEqual({});
    expect(await refusalOf('max_result_rows=many')).toEqual([400, 'bad_setting', 'max_result_rows']);
  });

  it.each([
    ['database=system', 404, 'unknown_database', 'database'],
    ['role=admin', 404, 'unknown_role', 'role'],
    ['session_check=1', 404, 'no_session', 'session_check'],
    ['join_use_nulls=1', 400, 'bad_setting', 'join_use_nulls'],
    ['limit=10', 400, 'bad_setting', 'limit'],
    ['default_format=JSONEachRowWithProgress', 400, 'bad_setting', 'default_format'],
    ['default_format=CSV%20into', 400, 'bad_setting', 'default_format'],
    ['client_protocol_version=new', 400, 'bad_setting', 'client_protocol_version'],
    ['session_timezone=%27;', 400, 'bad_setting', 'session_timezone'],
    ['output_format_json_quote_decimals=maybe', 400, 'bad_setting', 'output_format_json_quote_decimals'],
  ])('is refused by name where it cannot be: %s', async (search, status, code, field) => {
    expect(await refusalOf(search, 'select 1')).toEqual([status, code, field]);
  });

  it('may name the database, no database, or the one that every client names', async () => {
    for (const search of ['database=crm', 'database=', 'database=default', 'join_use_nulls=0'])
      expect((await read(search, 'select 1')).sql).toBe('select 1');
  });
});
