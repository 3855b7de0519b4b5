import { gzipSync } from 'node:zlib';
import type { Attempt } from '../helpers/attempt.ts';
import type { Targets } from '../payloads/payload.ts';
import { COSTS, door, encoded, FREED, form } from './door.ts';

/** Statements in every form that a body may have. */
export function bodies({ database }: Targets): Attempt[] {
  const gz = gzipSync(FREED);
  const second = `create table ${database}.made_body (a UInt8) engine = Memory`;
  return [
    door('GET of a second statement', { method: 'GET', search: { query: `select 1; ${second}` } }),
    door('GET that writes', { method: 'GET', search: { query: second } }),
    door('PUT', { method: 'PUT', body: FREED }),
    door('begun in the URL, ended in the body', {
      search: { query: `${COSTS} settings` },
      body: ' additional_table_filters = {}',
    }),
    door('begun in a string of the URL', { search: { query: "select '" }, body: `'; ${second}; select '1` }),
    door('begun in a comment of the URL', { search: { query: 'select 1 --' }, body: `; ${second}` }),
    door('begun in a block comment of the URL', { search: { query: 'select 1 /*' }, body: `*/; ${second}` }),
    door('begun in a heredoc of the URL', { search: { query: 'select $a$' }, body: `$a$; ${second}` }),
    door('two queries in the URL', {
      search: new URLSearchParams([
        ['query', 'select 1'],
        ['query', FREED],
      ]),
    }),
    door('INSERT in the URL, rows in the body', { search: { query: 'insert into victim format TSV' }, body: '7\n' }),
    door('INSERT … SELECT of the body', { search: { query: 'insert into victim' }, body: 'select 7' }),
    door('gzip', { headers: { 'content-encoding': 'gzip' }, body: gz }),
    door('gzip in capitals', { headers: { 'content-encoding': 'GZIP' }, body: gz }),
    door('gzip within gzip', { headers: { 'content-encoding': 'gzip' }, body: gzipSync(gz) }),
    door('gzip that is none', { headers: { 'content-encoding': 'gzip' }, body: FREED }),
    door('several encodings', { headers: { 'content-encoding': 'gzip, identity' }, body: gz }),
    door('an unknown encoding', { headers: { 'content-encoding': 'snappy' }, body: FREED }),
    door('compress=1', { search: { compress: '1' }, body: FREED }),
    door('decompress=1 of plain text', { search: { decompress: '1' }, body: FREED }),
    door('decompress=1 of zeros', { search: { decompress: '1' }, body: Buffer.alloc(64) }),
    door('an answer in gzip', {
      headers: { 'accept-encoding': 'gzip' },
      search: { enable_http_compression: '1' },
      body: FREED,
    }),
    door('a form with a query', { ...form([['query', FREED]]) }),
    door('a form with two queries', {
      ...form([
        ['query', 'select 1'],
        ['query', FREED],
      ]),
    }),
    door('a form with an external table', {
      search: { query: 'select * from data', data_structure: 'a String', data_types: 'String' },
      ...form([['data', 'x', 'data']]),
    }),
    door("an external table of a view's name", {
      search: { query: COSTS, costs_structure: 'cost_id String' },
      ...form([['costs', 'x', 'costs']]),
    }),
    door('an external structure that computes', {
      search: { query: 'select * from data', data_structure: "a String, b String alias file('/etc/passwd')" },
      ...form([['data', 'x', 'data']]),
    }),
    door('a urlencoded form', {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `query=${encoded(FREED)}`,
    }),
    door('JSON', { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: FREED }) }),
    door('UTF-16', { body: Buffer.from(`\ufeff${FREED}`, 'utf16le') }),
    door('UTF-8 that is none', { body: Buffer.from([0x73, 0xff, 0xfe, 0xc0, 0xaf, 0x3b, ...Buffer.from(second)]) }),
    door('overlong UTF-8 for a quote', {
      body: Buffer.concat([Buffer.from("select '"), Buffer.from([0xc0, 0xa7]), Buffer.from(`; ${second} -- '`)]),
    }),
    door('half a character before a quote', {
      body: Buffer.concat([Buffer.from("select '"), Buffer.from([0xe2]), Buffer.from(`'; ${second} -- '`)]),
    }),
    door('bytes of Latin-1 quotes', {
      body: Buffer.concat([
        Buffer.from('select '),
        Buffer.from([0x91]),
        Buffer.from('a'),
        Buffer.from([0x92]),
        Buffer.from(`; ${second}`),
      ]),
    }),
  ];
}
