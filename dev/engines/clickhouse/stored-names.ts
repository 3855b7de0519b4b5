import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const SQL = '.sql';

/** ClickHouse keeps a file of SQL for each database and table; its name percent-encodes all characters but letters, digits and `_`. */
const names = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith(SQL))
        .map((file) => decodeURIComponent(file.slice(0, -SQL.length)))
    : [];

/**
 * What is stored in an engine's data folder, read before the engine is up: its users file is read once, when it starts.
 * @returns all databases, and the tables of one of them; nothing before the first start
 */
export function storedNames(dataPath: string, database: string): { databases: string[]; tables: string[] } {
  const metadata = join(dataPath, 'metadata');
  return { databases: names(metadata), tables: names(join(metadata, encodeURIComponent(database))) };
}
