import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { LeadstreamError } from '../../services/shared/errors.ts';
import { headerOf } from './header.ts';
import { expandMacros, readMacros } from './macros.ts';

/** One `.sql` file: one statement, named after what it creates. */
export interface SqlFile {
  /** File name without `.sql`. */
  name: string;
  /** Name of the view it creates; of a migration, its file name. */
  creates: string;
  /** With its macros expanded and its comment; settings of the installation (`{{timezone}}`) are not filled in yet. */
  text: string;
  /** SHA-256 of the text, hexadecimal. */
  checksum: string;
}

export type SqlFolder = 'migrations' | 'intermediate' | 'marts' | 'metrics';

/** Folder of this installation's SQL. */
export const SQL_ROOT = fileURLToPath(new URL('..', import.meta.url));

const MIGRATION_NAME = /^\d{4}_[a-z]+_[a-z0-9_]+$/;
const VIEW_NAME = /^[a-z][a-z0-9_]*$/;
/** Where the columns of a view end: a separate line in every file. */
const COLUMNS_END = /^\)$/m;
const CREATES = /^create or replace view (\w+)/im;

/** SHA-256 of a text, hexadecimal. */
export const checksumOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The view with its header's first line as its comment: what it is, is said once. */
function withComment(text: string, where: string): string {
  const { title } = headerOf(text);
  if (title === '' || !COLUMNS_END.test(text))
    throw new LeadstreamError('SQL_FILE', `${where}: a view needs a first line that says what it is, and its columns`);
  return text.replace(COLUMNS_END, () => `)\ncomment '${title.replaceAll("'", "''")}'`);
}

/**
 * Files of one folder, by name.
 * @throws LeadstreamError `SQL_FILE` if a name breaks the rule of its folder, or two migrations have one number
 */
export async function readSqlFiles(folder: SqlFolder, root: string = SQL_ROOT): Promise<SqlFile[]> {
  const names = (await readdir(`${root}/${folder}`)).filter((name) => name.endsWith('.sql')).sort();
  // `{{ReplacingMergeTree(version)}}` of a migration is no macro.
  const macros = folder === 'migrations' ? undefined : await readMacros(root);
  const files = await Promise.all(
    names.map(async (fileName) => {
      const written = await readFile(`${root}/${folder}/${fileName}`, 'utf8');
      const where = `clickhouse/${folder}/${fileName}`;
      const text = macros ? withComment(expandMacros(written, macros, where), where) : written;
      const name = fileName.slice(0, -'.sql'.length);
      return { name, creates: CREATES.exec(text)?.[1] ?? name, text, checksum: checksumOf(text) };
    }),
  );
  const rule = folder === 'migrations' ? MIGRATION_NAME : VIEW_NAME;
  const numbers = new Set<string>();
  for (const { name } of files) {
    if (!rule.test(name))
      throw new LeadstreamError('SQL_FILE', `clickhouse/${folder}/${name}.sql: name breaks ${rule}`);
    if (folder !== 'migrations') continue;
    const number = name.slice(0, 4);
    if (numbers.has(number)) throw new LeadstreamError('SQL_FILE', `two migrations have the number ${number}`);
    numbers.add(number);
  }
  return files;
}

/** Views that are no reports: building blocks and tables for analysts, by name. */
export async function readTableFiles(root: string = SQL_ROOT): Promise<SqlFile[]> {
  const files = [...(await readSqlFiles('intermediate', root)), ...(await readSqlFiles('marts', root))];
  return files.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** All views, reports last. */
export async function readViewFiles(root: string = SQL_ROOT): Promise<SqlFile[]> {
  return [...(await readTableFiles(root)), ...(await readSqlFiles('metrics', root))];
}
