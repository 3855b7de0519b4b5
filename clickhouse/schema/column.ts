import type { BinaryWriter } from './binary-writer.ts';
import { type ColumnType, EMPTY, ENCODE, type Encode, type ValueOf } from './types.ts';

/** How analysts see a column where that is not the column itself. */
export interface Shown {
  /** Name in the view; left out: that of the column. */
  name?: string;
  /** Type in the view, with `sql`: what is selected from the row `fact`. */
  type?: string;
  sql?: string;
}

export interface ColumnOptions {
  /** Stands in the copy by month, too. */
  copied?: true;
  /** Few different values: the copy by month keeps them as LowCardinality. */
  fewValues?: true;
  /** Tells who somebody is: emptied when a person is forgotten. */
  personal?: true;
  /** Expression for rows that say nothing of it: those of before the column, and of tests. */
  default?: string;
  /** Expression that the stored value is computed by; nobody writes the column. */
  materialized?: string;
  codec?: string;
  shown?: Shown;
  /** Not in the view for analysts. */
  hidden?: true;
}

/** A column that ClickHouse stores. */
export interface StoredColumn extends ColumnOptions {
  type: string;
  comment: string;
  /** What a materialized view selects for it. */
  select?: string;
  /** Columns of a Nested: arrays of one length, one for each property of the items. */
  nested?: Readonly<Record<string, StoredColumn>>;
}

/** A column that the row of a fact fills: `Row` is the part of a fact that it reads. */
export interface FactColumn<Row> extends StoredColumn {
  field: string;
  read: (row: Row) => unknown;
  /** The property's value in a row that says nothing. */
  empty: unknown;
  write: (writer: BinaryWriter, row: Row) => void;
  nested?: Readonly<Record<string, FactColumn<Row>>>;
}

/** Columns by name, of whatever rows. */
export type Columns = Readonly<Record<string, FactColumn<never>>>;
/** Columns that rows of this type fill. */
export type Writable<Row> = Readonly<Record<string, FactColumn<Row>>>;

type Simple<Type> = { [Key in keyof Type]: Type[Key] };

/** The row that fills all columns: a property for each. */
export type RowOf<Of extends Columns> = Simple<
  Of[keyof Of]['write'] extends (writer: BinaryWriter, row: infer Row) => void ? Row : never
>;

const factColumn = <Field extends string, Value>(
  stored: Omit<StoredColumn, 'nested'>,
  field: Field,
  encode: Encode<Value>,
  empty: unknown,
): FactColumn<Readonly<Record<Field, Value>>> => ({
  ...stored,
  field,
  read: (row) => row[field],
  empty,
  write: (writer, row) => encode(writer, row[field]),
});

/** A column with the property of the fact that it holds; how that is written follows from the type. */
export const column = <Type extends ColumnType, const Field extends string>(
  type: Type,
  field: Field,
  comment: string,
  options: ColumnOptions = {},
): FactColumn<Readonly<Record<Field, ValueOf<Type>>>> =>
  factColumn<Field, ValueOf<Type>>({ ...options, type, comment }, field, ENCODE[type], EMPTY[type]);

/** An Enum8 of names and their numbers. */
export function enumeration<const Field extends string, const Name extends string>(
  numbers: Readonly<Record<Name, number>>,
  field: Field,
  comment: string,
  options: ColumnOptions = {},
): FactColumn<Readonly<Record<Field, Name>>> {
  const values = Object.entries<number>(numbers).map(([name, number]) => `'${name}' = ${number}`);
  const type = `Enum8(${values.join(', ')})`;
  const encode: Encode<Name> = (writer, name) => writer.u8(numbers[name]);
  return factColumn({ ...options, type, comment }, field, encode, Object.keys(numbers)[0]);
}

/** A Nested: a list of items in the fact, as arrays `<name>.<column>` of one length. */
export function nested<const Field extends string, const Items extends Columns>(
  field: Field,
  items: Items & Writable<RowOf<Items>>,
): FactColumn<Readonly<Record<Field, readonly RowOf<Items>[]>>> {
  const columns = Object.entries<FactColumn<RowOf<Items>>>(items).map(([name, { write, ...item }]) => {
    const writeAll: Encode<readonly RowOf<Items>[]> = (writer, values) => {
      writer.arrayLength(values.length);
      for (const value of values) write(writer, value);
    };
    return [name, factColumn({ ...item, type: `Array(${item.type})`, hidden: true }, field, writeAll, [])] as const;
  });
  const whole: Encode<readonly RowOf<Items>[]> = () => {};
  return { ...factColumn(NESTED, field, whole, []), nested: Object.fromEntries(columns) };
}

const NESTED: StoredColumn = { type: 'Nested', comment: '', hidden: true };

/** A column that no fact of the enricher fills. */
export const stored = (type: string, comment: string, options: ColumnOptions = {}): StoredColumn => ({
  ...options,
  type,
  comment,
});

/** A column that a materialized view fills with what it selects. */
export const selected = (type: string, select: string, comment: string, options: ColumnOptions = {}): StoredColumn => ({
  ...options,
  type,
  comment,
  select,
});
