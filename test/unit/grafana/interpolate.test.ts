// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how Grafana spells variables.
import { describe, expect, it } from 'vitest';
import { expandMacros, formatVariable, interpolate, type VariableValue } from '../../../grafana/model/interpolate.ts';

const many = (...values: string[]): VariableValue => ({ name: 'sources', values, multi: true });
const one = (value: string): VariableValue => ({ name: 'campaign', values: [value] });
const all = (allValue?: string): VariableValue => ({
  name: 'sources',
  values: ['$__all'],
  multi: true,
  options: ['a', 'b'],
  ...(allValue === undefined ? {} : { allValue }),
});

describe('formatting a variable as Grafana does', () => {
  it.each([
    ['sqlstring', many("O'Brien", 'b"c'), `'O''Brien','b\\"c'`],
    ['sqlstring', one("O'Brien"), "'O''Brien'"],
    ['sqlstring', many(), ''],
    ['singlequote', many("O'Brien", 'b'), "'O\\'Brien','b'"],
    ['csv', many('a', 'b'), 'a,b'],
    ['raw', many('a', 'b'), 'a,b'],
    ['glob', many('a', 'b'), '{a,b}'],
    ['glob', many('a'), 'a'],
    ['percentencode', one("a b/('!*)&"), 'a%20b%2F%28%27%21%2A%29%26'],
    ['percentencode', many('a', 'b'), '%7Ba%2Cb%7D'],
    ['queryparam', many("O'B", 'x y'), 'var-sources=O%27B&var-sources=x%20y'],
    ['unheard-of', many('a', 'b'), '{a,b}'],
  ])('%s', (format, variable, text) => {
    expect(formatVariable(variable, format)).toBe(text);
  });

  it('names the texts of what is chosen', () => {
    expect(formatVariable({ ...many('1', '2'), texts: ['One', 'Two'] }, 'text')).toBe('One + Two');
    expect(formatVariable(all('/* all */'), 'text')).toBe('All');
  });

  it('puts the value for "All" in as it stands, whatever the format, but into addresses by its name', () => {
    expect(formatVariable(all('/* all */'), 'sqlstring')).toBe('/* all */');
    expect(formatVariable(all('/* all */'), 'csv')).toBe('/* all */');
    expect(formatVariable(all('/* all */'), 'queryparam')).toBe('var-sources=$__all');
  });

  it('takes all options where "All" has no value of its own', () => {
    expect(formatVariable(all(), 'sqlstring')).toBe("'a','b'");
  });

  it('can escape backslashes too, which ClickHouse reads as escapes', () => {
    expect(formatVariable(one('a\\'), 'sqlstring')).toBe("'a\\'");
    expect(formatVariable(one('a\\'), 'sqlstring', { escapeBackslash: true })).toBe("'a\\\\'");
  });
});

describe('putting variables into a text', () => {
  const variables = new Map([
    ['sources', many('a', 'b')],
    ['campaign', one('c')],
  ]);

  it('knows all three spellings, and leaves what it does not know', () => {
    expect(interpolate('$campaign ${campaign} [[campaign]] ${sources:csv} [[sources:sqlstring]]', variables)).toBe(
      "c c c a,b 'a','b'",
    );
    expect(interpolate('$__fromTime ${other:csv} $5 100$', variables)).toBe('$__fromTime ${other:csv} $5 100$');
  });

  it('does not look into the values it puts in', () => {
    expect(interpolate('${campaign}', new Map([['campaign', one('$sources')]]))).toBe('$sources');
  });

  it('takes the value of a repeated panel first', () => {
    expect(interpolate('${campaign:sqlstring}', variables, { scoped: new Map([['campaign', one('d')]]) })).toBe("'d'");
  });
});

describe('expanding macros as the plugin does', () => {
  it('writes whole seconds, and leaves other macros alone', () => {
    const range = { from: 1_790_812_800_000, to: 1_793_491_199_999 };
    expect(expandMacros('toDate($__fromTime), toDate($__toTime - 1) $__fromTime_ms', range)).toBe(
      'toDate(toDateTime(1790812800)), toDate(toDateTime(1793491199) - 1) $__fromTime_ms',
    );
  });
});
