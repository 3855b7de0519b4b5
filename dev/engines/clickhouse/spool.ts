import { mkdirSync, rmSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tokens } from '../../../clickhouse/catalogue/sql-tokens.ts';
import { literal } from '../../../clickhouse/quote.ts';

const BLANK_LINE = Buffer.from('\n\n');

/**
 * The engine takes inline rows as a client's text, in which an empty line ends the rows (those of VALUES: a semicolon) and what follows is the next
 * statement. Binary rows may hold two line feeds anywhere (2570 is one), so may a string in CSV.
 * @param prefix ends in `FORMAT X`
 */
export function needsSpool(prefix: string, body: Buffer): boolean {
  return body.includes(BLANK_LINE) || (/ FORMAT Values$/i.test(prefix) && body.includes(';'));
}

/** Offset of the clause that follows FROM INFILE. */
function clauseAt(prefix: string): number {
  let depth = 0;
  let previous = '';
  let end = 0;
  for (const token of tokens(prefix)) {
    const word = token.kind === 'word' ? token.text.toUpperCase() : token.kind === 'sign' ? token.text : '""';
    if (word === '(') depth++;
    if (word === ')') depth--;
    const isName = previous === 'INTO' || previous === 'TABLE' || previous === '.' || previous === '';
    if (depth === 0 && !isName && (word === 'SETTINGS' || word === 'FORMAT' || word === 'VALUES')) return end;
    previous = word;
    end = token.end;
  }
  return end;
}

/** `INSERT INTO t (a) FORMAT X` → `INSERT INTO t (a) FROM INFILE '…' FORMAT X`. */
export function fromInfile(prefix: string, path: string): string {
  const at = clauseAt(prefix);
  const clause = prefix.slice(at).trim();
  return `${prefix.slice(0, at)} FROM INFILE ${literal(path)} ${clause.toUpperCase() === 'VALUES' ? 'FORMAT Values' : clause}`;
}

/** Files that hold rows while they are inserted; what a kill left behind is removed at the start. */
export function openSpool(dataDir: string) {
  const dir = join(dataDir, 'spool');
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  let count = 0;
  return {
    /** Runs `task` on a file with these bytes and removes the file. */
    async with<T>(body: Buffer, task: (path: string) => Promise<T>): Promise<T> {
      count += 1;
      const path = join(dir, `${count}.rows`);
      await writeFile(path, body, { mode: 0o600 });
      try {
        return await task(path);
      } finally {
        await rm(path, { force: true });
      }
    },
  };
}

export type Spool = ReturnType<typeof openSpool>;
