import type { DataFrame, FieldType } from '@grafana/data';
import type { Answer } from './ask.ts';
import { grafana } from './grafana-data.ts';

const bare = (type: string): string => type.replaceAll(/(Nullable|LowCardinality)\((.*)\)/g, '$2');

/** Type of a frame's field as the ClickHouse plugin converts a column (its `pkg/converters`): days and instants are times, decimals numbers. */
function fieldTypeOf(type: string): FieldType {
  const { FieldType } = grafana;
  const own = bare(bare(type));
  if (/^(U?Int|Float|Decimal)/.test(own)) return FieldType.number;
  if (/^Date/.test(own)) return FieldType.time;
  if (/^(String|FixedString|Enum|UUID|IPv)/.test(own)) return FieldType.string;
  if (own === 'Bool') return FieldType.boolean;
  return FieldType.other;
}

/** A cell as it comes to the browser: times are epoch milliseconds, numbers are JSON's. */
function cellOf(value: unknown, kind: FieldType): unknown {
  if (value === null) return null;
  if (kind === grafana.FieldType.number) return Number(value);
  return kind === grafana.FieldType.time ? Date.parse(String(value)) : value;
}

/** What Grafana's browser gets for an answer: the plugin's frame of a statement in table format. */
export function frameOf(refId: string, { columns, rows }: Answer): DataFrame {
  const fields = columns.map(({ name, type }) => ({ name, type: fieldTypeOf(type) }));
  const values = fields.map(({ type }, column) => rows.map((row) => cellOf(row[column], type)));
  return grafana.dataFrameFromJSON({ schema: { refId, fields }, data: { values } });
}
