import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { readViewFiles } from '../../../clickhouse/catalogue/sql-files.ts';
import { renderOptionsOf, viewStatements } from '../../../clickhouse/migrator/view-statements.ts';
import type { Config } from '../../shared/env.ts';
import { LeadstreamError } from '../../shared/errors.ts';
import { didYouMean, nearest } from '../../shared/nearest.ts';
import { ask } from './ask.ts';

export interface ViewText {
  name: string;
  engine: string;
  text: string;
}

const Found = z.object({
  data: z.array(z.object({ name: z.string(), engine: z.string(), text: z.string() })),
});

/** One word is a name: no statement is one. */
export const isName = (words: string): boolean => /^[A-Za-z_]\w*$/.test(words.trim());

/** The statement that creates a table, or a view that is not ours, as the server has it. */
async function askServer(clickhouse: Config['clickhouse'], name: string): Promise<ViewText[]> {
  const answer = await ask(
    clickhouse,
    `select name, engine, formatQuery(create_table_query) as text from system.tables
      where database = currentDatabase() and name = {name:String}`,
    { format: 'JSON', parameters: { name } },
  );
  return Found.parse(JSON.parse(await text(answer))).data;
}

/**
 * What the server gets for a view of ours, with macros and settings filled in and without asking it; for anything else what it has. Two for a name that
 * is both a table's and a report's.
 * @throws LeadstreamError `SQL` with the nearest names if there is none of that name
 */
export async function viewText(config: Config, name: string): Promise<ViewText[]> {
  const { clickhouse } = config;
  const files = await readViewFiles();
  const statements = viewStatements(files, clickhouse.database, renderOptionsOf(config));
  const own = files
    .filter((file) => file.name === name || file.creates === name)
    .map((file) => ({ name: file.creates, engine: 'View', text: statements(file).join(';\n') }));
  if (own.length > 0) return own;
  const meant = didYouMean(nearest(name, new Set(files.map((file) => file.name))));
  const found = await askServer(clickhouse, name).catch((error: unknown) => {
    if (!(error instanceof LeadstreamError && error.code === 'CLICKHOUSE_UNAVAILABLE')) throw error;
    throw new LeadstreamError('SQL', `there is no view ${name}${meant} For tables: ${error.message}`);
  });
  if (found.length > 0) return found;
  throw new LeadstreamError('SQL', `there is no view or table ${name} in the database ${clickhouse.database}${meant}`);
}
