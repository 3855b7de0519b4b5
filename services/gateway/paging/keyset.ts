import type { MetricView, OrderTerm } from '../../../clickhouse/catalogue/views.ts';

/** Values of one row in the columns of an order, as text; null where the column is. */
export type Key = ReadonlyArray<string | null>;

/** Characters of a text that decide about its place: cursors stay short, however long a description is. */
const MOST_COMPARED = 200;

/** How a column is compared, and how its values travel. */
interface Comparable {
  /** What is ordered by. */
  expression: string;
  /** The same as a text that `bound` reads back without loss. */
  asText: string;
  bound: (parameter: string) => string;
  nullable: boolean;
}

const bindAs = (type: string) => (parameter: string) => `{${parameter}:${type}}`;

function comparable(column: string, type: string): Comparable {
  const nullable = type.includes('Nullable(');
  const plain = type.replace(/LowCardinality\((.*)\)/, '$1').replace(/^Nullable\((.*)\)$/, '$1');
  const asText = `toString(${column})`;
  // Instants by their milliseconds: a clock shows some of them twice when summer time ends.
  if (plain.startsWith('DateTime64')) {
    const at = `toUnixTimestamp64Milli(${column})`;
    return { expression: at, asText: `toString(${at})`, bound: bindAs('Int64'), nullable };
  }
  if (plain.startsWith('Date')) return { expression: `toDate32(${column})`, asText, bound: bindAs('Date32'), nullable };
  // By its bits: no digit is lost.
  if (plain.startsWith('Float')) {
    const bound = (parameter: string) => `reinterpretAsFloat64({${parameter}:UInt64})`;
    return { expression: column, asText: `toString(reinterpretAsUInt64(${column}))`, bound, nullable };
  }
  if (/^(?:U?Int|Decimal)/.test(plain)) return { expression: column, asText, bound: bindAs(plain), nullable };
  const head = `leftUTF8(${asText}, ${MOST_COMPARED})`;
  return { expression: head, asText: head, bound: bindAs('String'), nullable };
}

/** Two texts that are alike as far as they are compared still are two rows. */
function wholeTexts(columns: readonly string[]): Comparable {
  const hash = `sipHash64(${columns.join(', ')})`;
  return { expression: hash, asText: `toString(${hash})`, bound: bindAs('UInt64'), nullable: false };
}

/** A text whose length nobody bounds: ids have at most 128 characters. */
const isLongText = (name: string, type: string) => /String|Enum/.test(type) && !name.endsWith('_id');

/** SQL of a page: what orders it, what tells its rows apart, and what comes after a row. */
export interface Keyset {
  /** Expressions of the key, as text; null where the column is. */
  keys: string[];
  orderBy: string;
  /** Condition that a row comes after the one of the key, and its bound values. */
  after: (key: Key) => { condition: string; parameters: Record<string, string> };
}

/**
 * Pages of a view by keyset: a page is what comes after the last row of the one before it, whatever has been added or taken away since. NULL comes last,
 * ascending and descending, as in ClickHouse.
 * @param order ends with columns that together name one row
 */
export function keysetOf(view: MetricView, order: readonly OrderTerm[], from: string): Keyset {
  const types = new Map(view.columns.map(({ name, type }) => [name, type]));
  const named = order.map(({ column, descending }) => ({
    ...comparable(`${from}.${column}`, types.get(column) ?? 'String'),
    descending,
  }));
  const long = view.order.filter(({ column }) => isLongText(column, types.get(column) ?? ''));
  const terms =
    long.length === 0
      ? named
      : [...named, { ...wholeTexts(long.map(({ column }) => `${from}.${column}`)), descending: false }];

  return {
    keys: terms.map(({ asText }) => asText),
    orderBy: terms
      .map(({ expression, descending }) => `${expression}${descending ? ' desc' : ''} nulls last`)
      .join(', '),
    after(key) {
      const parameters: Record<string, string> = {};
      const same: string[] = [];
      const alternatives: string[] = [];
      for (const [i, { expression, bound, nullable, descending }] of terms.entries()) {
        const value = key[i] ?? null;
        if (value === null) {
          same.push(`isNull(${expression})`);
          continue;
        }
        parameters[`after_${i}`] = value;
        const there = bound(`after_${i}`);
        const compared = `${expression} ${descending ? '<' : '>'} ${there}`;
        const further = nullable ? `(isNull(${expression}) or ${compared})` : compared;
        alternatives.push([...same, further].join(' and '));
        same.push(nullable ? `ifNull(${expression} = ${there}, false)` : `${expression} = ${there}`);
      }
      return { condition: alternatives.length === 0 ? 'false' : `(${alternatives.join(' or ')})`, parameters };
    },
  };
}
