import type { Column, MetricView } from '../../clickhouse/catalogue.ts';
import type { Call } from './parameters.ts';

/** `2026-10-25T02:30:00.123+02:00`: %f has six digits, %z no colon. */
const asRfc3339 = (column: string) =>
  `replaceRegexpOne(formatDateTime(${column}, '%Y-%m-%dT%H:%i:%S.%f%z'), '([0-9]{3})[0-9]{3}([+-][0-9]{2})([0-9]{2})$', '\\\\1\\\\2:\\\\3')`;

/** What a spreadsheet takes for the beginning of a formula, also where it stands behind a tab or a line break. */
const FORMULA = "'^[=+\\\\-@\\\\t\\\\r\\\\n]'";

const isText = (type: string): boolean => /^(?:LowCardinality\()?(?:Nullable\()?(?:String|Enum)/.test(type);

function expression(column: Column, { format, escapesFormulas }: Pick<Call, 'format' | 'escapesFormulas'>): string {
  const name = `answer.${column.name}`;
  if (column.type.includes('DateTime64')) return `${asRfc3339(name)} as ${column.name}`;
  if (escapesFormulas && isText(column.type))
    return `if(match(toString(${name}), ${FORMULA}), concat('\\'', toString(${name})), toString(${name})) as ${column.name}`;
  if (format !== 'json' && column.type.startsWith('Map(')) return `toJSONString(${name}) as ${column.name}`;
  return `${name} as ${column.name}`;
}

/**
 * The query of a view. Names come from the view's own file; values are bound as ClickHouse's query parameters, never written into the text.
 */
export function statementOf(view: MetricView, call: Pick<Call, 'format' | 'escapesFormulas'>): string {
  const columns = view.columns.map((column) => expression(column, call)).join(',\n  ');
  const bound = view.parameters.map(({ name, type }) => `${name} = {${name}:${type}}`).join(', ');
  const source = view.parameters.length === 0 ? view.sqlName : `${view.sqlName}(${bound})`;
  return `select\n  ${columns}\nfrom ${source} as answer`;
}
