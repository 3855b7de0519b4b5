import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { expandMacros, type Macros, parseMacro, readMacros } from '../../../clickhouse/catalogue/macros.ts';
import { SQL_ROOT } from '../../../clickhouse/catalogue/sql-files.ts';

const macro = (parameters: string, body: string) =>
  parseMacro(`-- About.\n-- Parameters: ${parameters}\n${body}\n`, 'm.sql');
const macros: Macros = new Map([
  ['twice', macro('a', '{{a}} + {{a}}')],
  ['pair', macro('a, b', '({{a}},\n  {{b}})')],
  ['nothing', macro('none', 'null')],
  ['outer', macro('x', '{{twice({{x}})}} - {{nothing()}}')],
  ['circle', macro('none', '{{round()}}')],
  ['round', macro('none', '{{circle()}}')],
]);
const expand = (text: string) => expandMacros(text, macros, 'metrics/x.sql');

describe('a call', () => {
  it('is replaced by the text of the macro with its arguments', () => {
    expect(expand('select {{twice(n)}} from {{twice(m)}}')).toBe('select n + n from m + m');
    expect(expand('select {{nothing()}}')).toBe('select null');
  });

  it('leaves settings of the installation and query parameters as they are', () => {
    const text = "select '{{timezone}}', {from:Date}";
    expect(expand(text)).toBe(text);
  });

  it('splits arguments at commas outside of brackets, braces and quotes', () => {
    expect(expand('{{pair(f(a, b), {list:Array(String)})}}')).toBe('(f(a, b),\n  {list:Array(String)})');
    expect(expand("{{pair('a), \\'', [1, 2])}}")).toBe("('a), \\'',\n  [1, 2])");
  });

  it('may be in an argument and in the text of a macro', () => {
    expect(expand('{{twice({{twice(n)}})}}')).toBe('n + n + n + n');
    expect(expand('{{outer($1)}}')).toBe('$1 + $1 - null');
  });

  it('indents further lines as its own', () => {
    expect(expand('where x\n    and {{pair(a, b)}}')).toBe('where x\n    and (a,\n      b)');
  });

  it('of an unknown macro names the file and what there is', () => {
    expect(() => expand('{{thrice(n)}}')).toThrow(/metrics\/x\.sql: unknown macro \{\{thrice\(…\)\}\}; .*twice, pair/);
  });

  it('with another number of arguments, or without an end, is an error', () => {
    expect(() => expand('{{pair(a)}}')).toThrow(/\{\{pair\(…\)\}\} takes 2 arguments \(a, b\), not 1/);
    expect(() => expand('{{nothing(a)}}')).toThrow(/takes 0 arguments/);
    expect(() => expand("{{twice('a)}}")).toThrow(/does not end/);
    expect(() => expand('{{twice(a)}')).toThrow(/does not end/);
  });

  it('of macros that call each other is an error', () => {
    expect(() => expand('{{circle()}}')).toThrow(/macros call each other: circle → round → circle/);
  });
});

it('refuses a macro without header, and one with a parameter that it does not use', () => {
  expect(() => parseMacro('{{a}}', 'macros/x.sql')).toThrow(/macros\/x\.sql: a macro needs/);
  expect(() => macro('a, b', '{{a}}')).toThrow(/the parameter b does not occur/);
});

it('has no macro in clickhouse/macros that nothing calls', async () => {
  const folders = ['macros', 'intermediate', 'marts', 'metrics'];
  const texts = await Promise.all(
    folders.map(async (folder) => {
      const names = (await readdir(`${SQL_ROOT}/${folder}`)).filter((name) => name.endsWith('.sql'));
      return Promise.all(names.map((name) => readFile(`${SQL_ROOT}/${folder}/${name}`, 'utf8')));
    }),
  );
  const all = texts.flat().join('\n');
  expect([...(await readMacros(SQL_ROOT)).keys()].filter((name) => !all.includes(`{{${name}(`))).toEqual([]);
});
