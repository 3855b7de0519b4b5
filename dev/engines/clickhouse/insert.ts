import { literal } from '../../../clickhouse/quote.ts';
import type { Summary } from './answer.ts';
import type { Body } from './body.ts';
import type { Connection } from './engine.ts';
import { toAnswer } from './errors.ts';
import { isLineDelimited } from './formats.ts';
import type { ByteBudget } from './limit.ts';
import { checkPlainRows, mayBeExpressions, VALUES_SETTING } from './statement-rules.ts';

/**
 * Rows up to this size go to the engine at once: one block (of up to a million rows), one part, all or nothing.
 * Larger bodies of formats with a row per line are inserted piece by piece; other formats can't be cut.
 */
const PIECE_BYTES = 64 * 1024 * 1024;
const MAX_UNCUT_BYTES = 256 * 1024 * 1024;
/** ClickHouse's "No data to insert": over HTTP an empty body is no error. */
const NO_DATA = 108;

/** Inserts a body's rows, holding at most what the budget grants. */
export async function insertRows(
  budget: ByteBudget,
  connection: Connection,
  statement: string,
  format: string,
  rows: Body,
  settings: Map<string, string>,
): Promise<Omit<Summary, 'elapsedMs'>> {
  const lines = isLineDelimited(format);
  const bound = lines ? PIECE_BYTES : MAX_UNCUT_BYTES;
  const giveBack = await budget.take(Math.min(rows.length ?? bound, bound));
  const token = settings.get('insert_deduplication_token') ?? '';
  const total = { writtenRows: 0, writtenBytes: 0 };
  let pieces = 0;
  try {
    for await (const piece of lines ? rows.lines(PIECE_BYTES) : [await rows.all(MAX_UNCUT_BYTES)]) {
      // Every piece is a separate block: under one token all but the first would be taken for repetitions.
      if (token !== '' && pieces > 0)
        await connection.query(`set insert_deduplication_token = ${literal(`${token}-${pieces}`)}`);
      const written = await insertPiece(connection, statement, format, piece);
      pieces += 1;
      total.writtenRows += written.rowsWritten;
      total.writtenBytes += written.bytesWritten;
    }
    return total;
  } finally {
    giveBack();
  }
}

async function insertPiece(connection: Connection, statement: string, format: string, piece: Buffer) {
  if (format.toLowerCase() === 'values' && !mayBeExpressions(piece)) {
    checkPlainRows(statement);
    await connection.query(`set ${VALUES_SETTING} = 0`);
  }
  try {
    return await connection.insert(statement, piece);
  } catch (error) {
    if (piece.length === 0 && toAnswer(error).code === NO_DATA) return { rowsWritten: 0, bytesWritten: 0 };
    throw error;
  }
}
