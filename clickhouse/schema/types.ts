import type { BinaryWriter } from './binary-writer.ts';

export type Encode<Value> = (writer: BinaryWriter, value: Value) => void;

/** What a value of each ClickHouse type is in TypeScript. */
interface Values {
  String: string;
  'LowCardinality(String)': string;
  'Nullable(String)': string | undefined;
  'Array(String)': readonly string[];
  'Map(String, String)': ReadonlyMap<string, string>;
  /** 0 or 1: a number that small is never stored otherwise. */
  UInt8: boolean;
  UInt16: number;
  'Array(UInt16)': readonly number[];
  UInt32: number;
  /** A safe integer. */
  UInt64: number;
  /** Cents. */
  'Decimal(18, 2)': bigint;
  /** Millionths. */
  'Decimal(18, 6)': bigint;
  /** Millionths. */
  'Decimal(9, 6)': number;
  /** Days since 1970-01-01. */
  Date32: number;
  'Nullable(Date32)': number | undefined;
  /** Milliseconds since 1970-01-01. */
  "DateTime64(3, 'UTC')": number;
  "Nullable(DateTime64(3, 'UTC'))": number | undefined;
}

/** Types of columns that facts are written to. A further one is one line in each of the two lists. */
export type ColumnType = keyof Values;
export type ValueOf<Type extends ColumnType> = Values[Type];

const text: Encode<string> = (writer, value) => writer.string(value);
const int32: Encode<number> = (writer, value) => writer.i32(value);
const int64: Encode<number> = (writer, value) => writer.i64(value);
const uint16: Encode<number> = (writer, value) => writer.u16(value);
const decimal64: Encode<bigint> = (writer, value) => writer.decimal64(value);

const nullable =
  <Value>(encode: Encode<Value>): Encode<Value | undefined> =>
  (writer, value) => {
    writer.u8(value === undefined ? 1 : 0);
    if (value !== undefined) encode(writer, value);
  };

const array =
  <Value>(encode: Encode<Value>): Encode<readonly Value[]> =>
  (writer, values) => {
    writer.arrayLength(values.length);
    for (const value of values) encode(writer, value);
  };

/** How a value of each type is written in RowBinary. */
export const ENCODE: { readonly [Type in ColumnType]: Encode<Values[Type]> } = {
  String: text,
  'LowCardinality(String)': text,
  'Nullable(String)': nullable(text),
  'Array(String)': array(text),
  'Map(String, String)': (writer, value) => writer.map(value),
  UInt8: (writer, value) => writer.u8(value ? 1 : 0),
  UInt16: uint16,
  'Array(UInt16)': array(uint16),
  UInt32: (writer, value) => writer.u32(value),
  UInt64: int64,
  'Decimal(18, 2)': decimal64,
  'Decimal(18, 6)': decimal64,
  'Decimal(9, 6)': int32,
  Date32: int32,
  'Nullable(Date32)': nullable(int32),
  "DateTime64(3, 'UTC')": int64,
  "Nullable(DateTime64(3, 'UTC'))": nullable(int64),
};

/** What a row has that says nothing. */
export const EMPTY: { readonly [Type in ColumnType]: Values[Type] } = {
  String: '',
  'LowCardinality(String)': '',
  'Nullable(String)': undefined,
  'Array(String)': [],
  'Map(String, String)': new Map(),
  UInt8: false,
  UInt16: 0,
  'Array(UInt16)': [],
  UInt32: 0,
  UInt64: 0,
  'Decimal(18, 2)': 0n,
  'Decimal(18, 6)': 0n,
  'Decimal(9, 6)': 0,
  Date32: 0,
  'Nullable(Date32)': undefined,
  "DateTime64(3, 'UTC')": 0,
  "Nullable(DateTime64(3, 'UTC'))": undefined,
};

export const TIME = "DateTime64(3, 'UTC')";
export const TIME_OR_NULL = "Nullable(DateTime64(3, 'UTC'))";

/**
 * What a row says of its entity. `live`: it counts. `deleted`: an event said so. `incomplete`: its first event (`created`, `placed`) has not come
 * yet. `moved`: it has another row under another key. `gone`: every content that named it lost against another one.
 */
export const ROW_STATES = { live: 1, deleted: 2, incomplete: 3, moved: 4, gone: 5 };
export type RowState = keyof typeof ROW_STATES;
