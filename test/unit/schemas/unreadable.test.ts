import { describe, expect, it } from 'vitest';
import { decodeJson } from '../../../schemas/decode.ts';

const message = (bytes: Buffer | string) => {
  const decoded = decodeJson(Buffer.from(bytes));
  return decoded.ok ? 'ok' : decoded.message.replace('must be JSON in UTF-8: ', '');
};

describe('a byte order mark', () => {
  it('of UTF-8 is passed over, and counted where a place is told', () => {
    expect(decodeJson(Buffer.from('\ufeff{"a":1}'))).toMatchObject({ ok: true, json: { a: 1 } });
    expect(message('\ufeff{"a" 1}')).toBe('a colon is missing after the name, at line 1, column 6 (byte 8)');
    expect(message('\ufeff')).toBe('it is empty');
    expect(message('{"a":1}\ufeff')).toMatch(/^something follows the JSON value, at line 1, column 8/);
  });

  it.each([
    ['UTF-16 (little endian)', Buffer.from('\ufeff{"a":1}', 'utf16le')],
    ['UTF-16 (little endian)', Buffer.from('{"a":1}', 'utf16le')],
    ['UTF-16 (big endian)', Buffer.from('\ufeff{"a":1}', 'utf16le').swap16()],
    ['UTF-16 (big endian)', Buffer.from('{"a":1}', 'utf16le').swap16()],
    ['UTF-32 (little endian)', Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0])],
    ['UTF-32 (big endian)', Buffer.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x7b])],
  ])('of another encoding is refused as %s', (encoding, bytes) => {
    expect(message(bytes)).toBe(`it looks like ${encoding}: send it as UTF-8`);
  });
});

it.each([
  ['it is empty', ''],
  ['it is empty', ' \r\n\t'],
  [/^it looks gzipped: send Content-Encoding: gzip/, Buffer.from([0x1f, 0x8b, 8, 0])],
  [/^it looks compressed by zstd/, Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 4])],
  [/^it looks like a ZIP file/, Buffer.from('PK\u0003\u0004x')],
  [/^it looks deflated/, Buffer.from([0x78, 0x9c, 1])],
  ['looks like XML or HTML, at line 1, column 1 (byte 0)', '<events/>'],
  ['it ends here, before its JSON does, at line 2, column 6 (byte 8)', '{\n"ł":1'],
  ['it ends here, before its JSON does, at line 1, column 9 (byte 8)', '{"a":"tx'],
  ['a comma or } is missing here, at line 3, column 1 (byte 9)', '{"a":1\n \n"b":2}'],
  ['a comma before a closing bracket is one too many, at line 1, column 8 (byte 7)', '{"a":1,}'],
  ['a comma before a closing bracket is one too many, at line 1, column 4 (byte 3)', '[1,]'],
  ['a name in double quotes is missing here, at line 1, column 2 (byte 1)', "{'a':1}"],
  ['texts and names stand in double quotes, at line 1, column 6 (byte 5)', `{"a":'x'}`],
  ['JSON has no NaN and no Infinity, at line 1, column 6 (byte 5)', '{"a":NaN}'],
  ['JSON has only true, false and null, at line 1, column 6 (byte 5)', '{"a":None}'],
  ['JSON has no comments, at line 1, column 2 (byte 1)', '[// one\n1]'],
  ['a number is written as 12.5, without leading zeros, at line 1, column 3 (byte 2)', '[012]'],
  ['a number starts with a digit or a minus and a digit, at line 1, column 2 (byte 1)', '[.5]'],
  [/^a control character, such as a line break, must be escaped in a text, at line 1, column 8/, '{"a":"x\ny"}'],
  [/^a backslash starts no escape that JSON has, at line 1, column 8 \(byte 7\)/, '{"a":"x\\d"}'],
  [/one a line, are application\/x-ndjson\), at line 2, column 1/, '{"a":1}\n{"a":2}'],
  // "ł" is two bytes and one character; 0xe9 is the é of Windows-1252.
  [
    'no UTF-8 at line 2, column 7 (byte 9): it looks like another encoding, such as Windows-1252 or ISO 8859',
    Buffer.concat([Buffer.from('{\n"a":"ł'), Buffer.from([0xe9, 0x22, 0x7d])]),
  ],
  [
    /^no UTF-8 at line 1, column 4 \(byte 5\)/,
    Buffer.concat([Buffer.from('["\ufffd'), Buffer.from([0xc3, 0x22, 0x5d])]),
  ],
])('an unreadable text says where and why: %s', (reason, bytes) => {
  expect(message(bytes)).toMatch(reason);
});

it('says nothing of the content: it may be personal data', () => {
  expect(message('{"name":"Nguyen-4711" "email":"lan@example.com"}')).not.toMatch(/Nguyen|lan@/);
});

it('finds the place in ten megabytes, whatever they are, in a moment', () => {
  const startedAt = performance.now();
  const size = 10 * 1024 * 1024;
  expect(message(Buffer.concat([Buffer.alloc(size, '\n'), Buffer.from('x')]))).toMatch(/line 10485761, column 1/);
  expect(message(Buffer.concat([Buffer.from('"'), Buffer.alloc(size, '\ufffd'), Buffer.from([0xff])]))).toMatch(
    /no UTF-8/,
  );
  expect(message(`${'['.repeat(size / 2)}x`)).toMatch(/a value is missing here/);
  expect(message(`[0.${'0'.repeat(size)}1`)).toMatch(/it ends here/);
  expect(performance.now() - startedAt).toBeLessThan(20_000);
});
