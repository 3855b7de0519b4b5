import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { Config } from '../../shared/env.ts';
import { LeadstreamError } from '../../shared/errors.ts';
import { ask } from './ask.ts';

const Found = z.object({
  data: z.array(z.object({ name: z.string(), engine: z.string(), text: z.string() })),
});

/** One word is a name: no statement is one. */
export const isName = (words: string): boolean => /^[A-Za-z_]\w*$/.test(words.trim());

/**
 * The statement that creates a view or table, as the server has it.
 * @throws LeadstreamError `SQL` if there is none of that name
 */
export async function viewText(clickhouse: Config['clickhouse'], name: string) {
  const answer = await ask(
    clickhouse,
    `select name, engine, formatQuery(create_table_query) as text from system.tables
      where database = currentDatabase() and name = {name:String}`,
    { format: 'JSON', parameters: { name } },
  );
  const [found] = Found.parse(JSON.parse(await text(answer))).data;
  if (!found)
    throw new LeadstreamError('SQL', `there is no view or table ${name} in the database ${clickhouse.database}`);
  return found;
}
