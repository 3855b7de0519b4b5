import { BinaryWriter } from '../../../clickhouse/schema/binary-writer.ts';
import { flat, type TableOf } from '../../../clickhouse/schema/table.ts';

/** Rows of one table in RowBinary, ready to be inserted. */
export interface Block {
  table: string;
  columns: readonly string[];
  bytes: Buffer;
  rows: number;
}

/** 16 MiB: rows of one contact may be hundreds, and the engine holds a block in memory several times over. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Rows of one table as they are written. */
export class BlockWriter<Row> {
  readonly #table: string;
  readonly #columns: readonly string[];
  #writer = new BinaryWriter();
  readonly #full: Block[] = [];
  readonly #writes: ((writer: BinaryWriter, row: Row) => void)[];
  #rows = 0;

  constructor(table: TableOf<Row>) {
    this.#table = table.name;
    const columns = flat(table.columns);
    this.#columns = columns.map(({ name }) => name);
    this.#writes = columns.map(({ write }) => write);
  }

  add(row: Row): void {
    for (let i = 0; i < this.#writes.length; i++) this.#writes[i]?.(this.#writer, row);
    this.#rows++;
    if (this.#writer.length < MOST_BYTES) return;
    this.#full.push(this.block());
    this.#writer = new BinaryWriter();
    this.#rows = 0;
  }

  /** Blocks that have rows. */
  blocks(): Block[] {
    return this.#rows > 0 ? [...this.#full, this.block()] : [...this.#full];
  }

  /** What was added since the last full block. */
  block(): Block {
    return {
      table: this.#table,
      columns: this.#columns,
      bytes: this.#writer.bytes(),
      rows: this.#rows,
    };
  }
}
