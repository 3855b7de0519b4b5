import { describe, expect, it } from 'vitest';
import { readCanonical } from '../../../../services/gateway/validate/canonical.ts';
import { tokensOf } from '../../../../services/gateway/validate/tokens.ts';

const formats = new Set(['JSON', 'CSV']);
const problemOf = (text: string): string => {
  const read = readCanonical(text, formats);
  return 'problem' in read ? read.problem : '';
};

describe('a canonical text', () => {
  it('is cut into tokens, each with its place', () => {
    const text = "SELECT `a b`.c, 'it\\'s -- no comment', {p:Array(String)}, 1.5e-3 <=> j.:x FROM t";
    const tokens = tokensOf(text);
    if ('problem' in tokens) throw new Error(tokens.problem);
    expect(tokens.map(({ kind }) => kind).join(' ')).toBe(
      'word name sign word sign string sign parameter sign number sign word sign word word word',
    );
    for (const { kind, text: token, at } of tokens) expect(text.slice(kind === 'name' ? at + 1 : at)).toContain(token);
  });

  it('may say its format, which is taken off', () => {
    expect(readCanonical("SELECT 'x' FORMAT JSON", formats)).toMatchObject({ sql: "SELECT 'x'", format: 'JSON' });
    expect(readCanonical('SELECT format FROM t', formats)).toMatchObject({
      sql: 'SELECT format FROM t',
      format: undefined,
    });
    expect(problemOf('SELECT 1 FORMAT Null')).toContain('Null is no output format');
  });
});

describe('is refused:', () => {
  it.each([
    ['SELECT 1 -- x', 'is not known'],
    ['SELECT 1 /* x */', 'is not known'],
    ['SELECT 1 // x', 'is not known'],
    ['SELECT 1 # x', 'is not known'],
    ['SELECT 1; SELECT 2', 'is not known'],
    ['SELECT $a$x$a$', 'is not known'],
    ['SELECT "x"', 'is not known'],
    ['SELECT ‘x’', 'is not known'],
    ["SELECT 'x", 'is not known'],
    ["SELECT 'x\\x41'", 'is not known'],
    ["SELECT 'x\n'", 'is not known'],
    ['SELECT 1\n', 'is not known'],
    ['SELECT 1\u00a0', 'is not known'],
    ['SELECT 1a', 'is not known'],
    ['SELECT a ? b : c', 'is not known'],
    ['SELECT @@x', 'is not known'],
    ['SELECT {x}', 'is not known'],
    ['SELECT `a', 'a name must have'],
    ['SELECT ``', 'a name must have'],
    ['SELECT `a\\nb`', 'a name must have'],
    ['SELECT `a\u0007b`', 'a name must have'],
    ['SELECT 1 AS `a, identifier: b`', 'a name must have'],
    ['SELECT 1 AS `a, stream`', 'a name must have'],
    ["SELECT '\ufffd'", 'no UTF-8'],
    ['SELECT {x:Identifier}', 'is an identifier'],
    ['SELECT {x:identifier}', 'is an identifier'],
    ['SELECT {x:String DEFAULT file(1)}', 'which is not known'],
    ["SELECT 1 INTO OUTFILE '/tmp/x'", 'INTO OUTFILE'],
    ['SELECT 1 SETTINGS max_threads = 1', 'SETTINGS'],
    ['SELECT * FROM (SELECT 1 SETTINGS max_threads = 1)', 'SETTINGS'],
    ['SELECT 1 FORMAT JSON SETTINGS max_threads = 1', 'SETTINGS'],
    ['INSERT INTO t SELECT 1', 'only SELECT'],
    ['EXPLAIN SELECT 1', 'only SELECT'],
    ['SYSTEM SHUTDOWN', 'only SELECT'],
    ['', 'only SELECT'],
  ])('%j', (text, problem) => expect(problemOf(text)).toContain(problem));
});
