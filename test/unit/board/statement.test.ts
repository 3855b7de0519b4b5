import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statementOf } from '../../../services/board/query/statement.ts';

const v = (name: string, format: string) => `\${${name}:${format}}`;
const range = { from: 1_000_500, to: 2_000_999 };
const statement = (sql: string, values: string[], over: Record<string, unknown> = {}) =>
  statementOf(sql, range, new Map([['x', { name: 'x', values, multi: true, ...over }]]));

describe('a statement', () => {
  it('has the time range in whole seconds', () => {
    expect(statement('select $__fromTime, $__toTime - 1', [])).toBe('select toDateTime(1000), toDateTime(2000) - 1');
  });

  it('has values as literals, and "All" as the dashboard says', () => {
    expect(statement(`[${v('x', 'sqlstring')}]`, ['a', "b'c"])).toBe("['a','b''c']");
    expect(statement(`[${v('x', 'sqlstring')}]`, ['$__all'], { allValue: '/* all */' })).toBe('[/* all */]');
    expect(statement(`[${v('x', 'sqlstring')}]`, ['$__all'], { options: ['p', 'q'] })).toBe("['p','q']");
  });

  it('does not look into values again', () => {
    expect(statement(v('x', 'sqlstring'), ['$__fromTime $x'])).toBe("'$__fromTime $x'");
  });
});

/** Reads a literal as ClickHouse does: both backslashes and doubled quotes. Undefined: it ends before the text does. */
function read(sql: string): string | undefined {
  if (!sql.startsWith("'")) return undefined;
  let text = '';
  for (let at = 1; at < sql.length; at++) {
    const [here, next] = [sql[at], sql[at + 1]];
    if (here === '\\') {
      text += next;
      at += 1;
    } else if (here === "'" && next === "'") {
      text += "'";
      at += 1;
    } else if (here === "'") return at === sql.length - 1 ? text : undefined;
    else text += here;
  }
  return undefined;
}

it('makes one literal of any text, which reads as that text', () => {
  const nasty = fc.string({ unit: fc.constantFrom("'", '\\', '"', '$', '{', '}', ';', '-', 'a', '\n', '`') });
  fc.assert(
    fc.property(fc.oneof(nasty, fc.string({ unit: 'grapheme' })), (text) => {
      expect(read(statement(v('x', 'sqlstring'), [text]))).toBe(text);
    }),
    { numRuns: 500 },
  );
});
