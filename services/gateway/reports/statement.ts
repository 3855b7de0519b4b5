import type { Column, MetricView, OrderTerm } from '../../../clickhouse/catalogue/views.ts';
import { type Key, keysetOf } from '../paging/keyset.ts';
import type { Call } from './parameters.ts';

/** `2026-10-25T02:30:00.123+02:00`: %f has six digits, %z no colon. */
const asRfc3339 = (column: string) =>
  `replaceRegexpOne(formatDateTime(${column}, '%Y-%m-%dT%H:%i:%S.%f%z'), '([0-9]{3})[0-9]{3}([+-][0-9]{2})([0-9]{2})$', '\\\\1\\\\2:\\\\3')`;

/** What a spreadsheet takes for the beginning of a formula, also where it is behind a tab or a line break. */
const FORMULA = "'^[=+\\\\-@\\\\t\\\\r\\\\n]'";

const isText = (type: string): boolean => /^(?:LowCardinality\()?(?:Nullable\()?(?:String|Enum)/.test(type);

type Form = Pick<Call, 'format' | 'escapesFormulas'>;

function bare(column: Column, { format, escapesFormulas }: Form): string {
  const name = `answer.${column.name}`;
  if (column.type.includes('DateTime64')) return asRfc3339(name);
  if (escapesFormulas && isText(column.type))
    return `if(match(toString(${name}), ${FORMULA}), concat('\\'', toString(${name})), toString(${name}))`;
  if (format !== 'json' && column.type.startsWith('Map(')) return `toJSONString(${name})`;
  return name;
}

const expression = (column: Column, form: Form): string => `${bare(column, form)} as ${column.name}`;

const sourceOf = (view: MetricView): string => {
  const bound = view.parameters.map(({ name, type }) => `${name} = {${name}:${type}}`).join(', ');
  return view.parameters.length === 0 ? view.sqlName : `${view.sqlName}(${bound})`;
};

/**
 * The query of a view. Names come from the view's own file; values are bound as ClickHouse's query parameters, never written into the text.
 */
export function statementOf(view: MetricView, call: Pick<Call, 'format' | 'escapesFormulas' | 'order'>): string {
  const columns = view.columns.map((column) => expression(column, call)).join(',\n  ');
  const order = call.order === undefined ? '' : `\norder by ${keysetOf(view, call.order, 'answer').orderBy}`;
  return `select\n  ${columns}\nfrom ${sourceOf(view)} as answer${order}`;
}

/** The query of a page, and what is bound beside the view's parameters. */
export interface PageQuery {
  query: string;
  parameters: Record<string, string>;
  /** Names of the columns that hold the row's place in the order. */
  keys: string[];
}

/** The line of a row as a CSV file has it; its own columns stay out of the answer. */
export const CSV_LINE = 'csv_line';

/**
 * The query of a page: one row more than the page holds tells whether there is another.
 * @param after the last row of the page before; undefined: the first page
 */
export function pageStatement(
  view: MetricView,
  call: Pick<Call, 'format' | 'escapesFormulas'>,
  page: { order: readonly OrderTerm[]; limit: number; after: Key | undefined },
): PageQuery {
  const keyset = keysetOf(view, page.order, 'answer');
  const after = page.after === undefined ? undefined : keyset.after(page.after);
  const shown = view.columns.map((column) => expression(column, call));
  const line = `formatRow('CSV', ${view.columns.map((column) => bare(column, call)).join(', ')}) as ${CSV_LINE}`;
  const keys = keyset.keys.map((key, i) => `${key} as page_key_${i}`);
  return {
    query: [
      `select\n  ${[...(call.format === 'csv' ? [line] : shown), ...keys].join(',\n  ')}`,
      `from ${sourceOf(view)} as answer`,
      ...(after === undefined ? [] : [`where ${after.condition}`]),
      `order by ${keyset.orderBy}`,
      `limit ${page.limit + 1}`,
    ].join('\n'),
    parameters: after?.parameters ?? {},
    keys: keys.map((_key, i) => `page_key_${i}`),
  };
}
