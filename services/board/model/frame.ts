import type { FieldConfig } from '../../../grafana/model/field-config.ts';
import type { Cell, Frame } from './api.ts';

export type Kind = 'number' | 'date' | 'time' | 'boolean' | 'string';

/** A column of a frame with how it is to be shown. */
export interface Field {
  /** Name of the column: what overrides and links refer to. */
  name: string;
  kind: Kind;
  /** ClickHouse's type without Nullable and LowCardinality. */
  type: string;
  values: Cell[];
  config: FieldConfig;
}

const WRAPPERS = /^(?:Nullable|LowCardinality)\((.*)\)$/;

/** `LowCardinality(Nullable(String))` → `String` */
function plainType(type: string): string {
  const inner = WRAPPERS.exec(type)?.[1];
  return inner === undefined ? type : plainType(inner);
}

/** What a ClickHouse type means for showing, sorting and aligning its values. */
export function kindOf(type: string): Kind {
  const plain = plainType(type);
  if (/^(U?Int|Float|Decimal)/.test(plain)) return 'number';
  if (plain.startsWith('DateTime')) return 'time';
  if (plain.startsWith('Date')) return 'date';
  if (plain.startsWith('Bool')) return 'boolean';
  return 'string';
}

const toCell = (value: unknown): Cell => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return JSON.stringify(value);
};

/** Columns of a frame, still without configuration. */
export const fieldsOf = (frame: Frame): Field[] =>
  frame.columns.map(({ name, type }, index) => ({
    name,
    kind: kindOf(type),
    type: plainType(type),
    values: frame.rows.map((row) => toCell(row[index])),
    config: {},
  }));

/** A cell as number for geometry (bar lengths, thresholds); null if it is none. Shown text never goes through it. */
export function numberOf(cell: Cell | undefined): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (typeof cell === 'boolean') return Number(cell);
  if (typeof cell !== 'string' || cell.trim() === '') return null;
  const value = Number(cell);
  return Number.isFinite(value) ? value : null;
}

export const rowCount = (fields: readonly Field[]): number => fields[0]?.values.length ?? 0;
