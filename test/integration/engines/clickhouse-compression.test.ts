import { request } from 'node:http';
import {
  brotliCompressSync,
  brotliDecompressSync,
  constants,
  deflateSync,
  gunzipSync,
  gzipSync,
  inflateSync,
} from 'node:zlib';
import { compressFrameSync, decompressFrameSync } from 'lz4-napi';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { fromFrames } from '../../../dev/engines/clickhouse/native-frames.ts';
import { unzstd, zstdBytes } from '../../../dev/engines/clickhouse/zstd.ts';
import { toFrames } from '../../../services/shared/clickhouse/native-frame.ts';
import { createInstallation, type Installation } from '../../helpers/stack.ts';

interface Answer {
  status: number;
  encoding: string | undefined;
  code: string | undefined;
  bytes: Buffer;
}

let own: Installation;
beforeAll(async () => {
  own = await createInstallation({ migrated: false });
  await own.clickhouse.command({ query: 'create table t (k String, n UInt64) engine = MergeTree order by k' });
});
afterAll(() => own.cleanup());

/** node's own client: it unpacks nothing. */
function post(body: Buffer | string, parameters = '', headers: Record<string, string> = {}): Promise<Answer> {
  const url = new URL(`/?database=${own.database}${parameters}`, inject('stack').clickhouseUrl);
  const key = { 'x-clickhouse-key': inject('stack').clickhousePassword };
  return new Promise((resolve, reject) => {
    // A separate connection: one kept from before may be closed by the server while a test packs its body.
    const sent = request(url, { method: 'POST', agent: false, headers: { ...key, ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const code = response.headers['x-clickhouse-exception-code'];
        resolve({
          status: response.statusCode ?? 0,
          encoding: response.headers['content-encoding'],
          code: typeof code === 'string' ? code : undefined,
          bytes: Buffer.concat(chunks),
        });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function unframed(bytes: Buffer): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of fromFrames(chunks(bytes))) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
async function* chunks(bytes: Buffer) {
  yield bytes;
}
const q = (sql: string) => `&query=${encodeURIComponent(sql)}`;
const FAST = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
const MANY = 'select number from numbers(700000)';
const many = `${Array.from({ length: 700_000 }, (_, i) => i).join('\n')}\n`;

describe("ClickHouse's own compression", () => {
  it.each([
    ['streamed', MANY, many],
    ['whole', 'select 1 as x format JSONCompactEachRowWithNames', '["x"]\n[1]\n'],
    ['empty', 'select 1 where 0', ''],
  ])('packs an answer that is %s', async (_, sql, text) => {
    expect(await unframed((await post(sql, '&compress=1')).bytes)).toBe(text);
  });

  it('lies inside of HTTP’s, where both are asked for', async () => {
    const answer = await post(MANY, '&compress=1&enable_http_compression=1', { 'accept-encoding': 'gzip' });
    expect(answer.encoding).toBe('gzip');
    expect(await unframed(gunzipSync(answer.bytes))).toBe(many);
  });

  it('packs errors too, but not refusals', async () => {
    const answer = await post('select nope', '&compress=1');
    expect([answer.status, answer.code]).toEqual([404, '47']);
    expect(await unframed(answer.bytes)).toContain('UNKNOWN_IDENTIFIER');
    const refused = await post('select 1', '&compress=1', { 'x-clickhouse-key': 'wrong' });
    expect(refused.bytes.toString('utf8')).toContain('AUTHENTICATION_FAILED');
    const forbidden = await post("select file('x')", '&compress=1');
    expect(forbidden.bytes.toString('utf8')).toContain('ACCESS_DENIED');
  });

  it('unpacks statements and rows', async () => {
    expect((await post(toFrames(Buffer.from('select 40 + 2')), '&decompress=1')).bytes.toString()).toBe('42\n');
    const insert = q('insert into t format JSONEachRow');
    const rows = Array.from({ length: 200_000 }, (_, n) => `{"k":"native","n":${n}}\n`).join('');
    expect((await post(toFrames(Buffer.from(rows)), `&decompress=1${insert}`)).status).toBe(200);
    expect((await post("select count(), sum(n) from t where k = 'native'")).bytes.toString()).toBe(
      '200000\t19999900000\n',
    );
  });

  it('refuses a body that is none of its frames, and inserts nothing of it', async () => {
    const broken = toFrames(Buffer.from('{"k":"broken","n":1}\n')).fill(7, 30, 31);
    const answer = await post(broken, `&decompress=1${q('insert into t format JSONEachRow')}`);
    expect([answer.status, answer.code]).toEqual([500, '40']);
    expect((await post("select count() from t where k = 'broken'")).bytes.toString()).toBe('0\n');
  });
});

describe('compression by HTTP', () => {
  const lz4 = { pack: compressFrameSync, unpack: decompressFrameSync };
  const codecs = [
    ['gzip', gzipSync, gunzipSync],
    ['deflate', deflateSync, inflateSync],
    ['br', (bytes: Buffer) => brotliCompressSync(bytes, FAST), brotliDecompressSync],
    ['lz4', lz4.pack, lz4.unpack],
    ['zstd', zstdBytes, (bytes: Buffer) => unzstd(bytes, 100_000_000)],
  ] as const;

  it.each(codecs)('answers in %s', async (encoding, _, unpack) => {
    for (const [sql, text] of [
      [MANY, many],
      ['select 1 format JSONCompact', undefined],
    ] as const) {
      const answer = await post(sql, '&enable_http_compression=1', { 'accept-encoding': encoding });
      expect(answer.encoding).toBe(encoding);
      const unpacked = unpack(answer.bytes).toString();
      if (text === undefined) expect(JSON.parse(unpacked)).toMatchObject({ data: [[1]] });
      else expect(unpacked).toBe(text);
    }
  });

  it.each(codecs)('takes a body in %s', async (encoding, pack) => {
    const headers = { 'content-encoding': encoding };
    expect((await post(pack(Buffer.from('select 40 + 2')), '', headers)).bytes.toString()).toBe('42\n');
    const rows = Array.from({ length: 100_000 }, (_, n) => `{"k":"${encoding}","n":${n}}\n`).join('');
    const insert = q('insert into t format JSONEachRow');
    expect((await post(pack(Buffer.from(rows)), insert, headers)).status).toBe(200);
    expect((await post(`select count() from t where k = '${encoding}'`)).bytes.toString()).toBe('100000\n');
  });

  it('compresses nothing that was not asked for', async () => {
    expect((await post(MANY, '', { 'accept-encoding': 'gzip' })).encoding).toBeUndefined();
    expect((await post(MANY, '&enable_http_compression=1', { 'accept-encoding': 'x' })).encoding).toBeUndefined();
  });

  it('ends in an error where a small body is a large one', async () => {
    const bomb = Buffer.alloc(20_000_000, 32);
    for (const [encoding, pack] of codecs) {
      const answer = await post(pack(bomb), '', { 'content-encoding': encoding });
      expect([encoding, answer.code]).toEqual([encoding, '307']);
    }
  });

  it('names the encodings it knows', async () => {
    const answer = await post('x', '', { 'content-encoding': 'snappy' });
    expect([answer.status, answer.bytes.toString()]).toEqual([501, expect.stringContaining('gzip')]);
  });
});
