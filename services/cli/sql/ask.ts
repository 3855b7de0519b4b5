import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { postToClickHouse } from '../../shared/clickhouse/http.ts';
import type { Config } from '../../shared/env.ts';
import { LeadstreamError, messageOf } from '../../shared/errors.ts';

export interface Question {
  /** Of the answer, where the statement has no FORMAT clause. */
  format: string;
  /** Under which `set`, `use` and temporary tables last. */
  session?: string;
  parameters?: Readonly<Record<string, string>>;
}

/**
 * Sends a statement to ClickHouse as the operator, and hands back its answer as it comes.
 * @throws LeadstreamError `SQL` with ClickHouse's own text, `CLICKHOUSE_UNAVAILABLE`
 */
export async function ask(
  clickhouse: Config['clickhouse'],
  sql: string,
  { format, session, parameters = {} }: Question,
): Promise<Readable> {
  const url = new URL(clickhouse.url);
  url.searchParams.set('database', clickhouse.database);
  url.searchParams.set('default_format', format);
  if (session !== undefined) url.searchParams.set('session_id', session);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(`param_${name}`, value);
  const response = await postToClickHouse(clickhouse, { url, body: sql }).catch((cause: unknown) => {
    const address = `ClickHouse at ${clickhouse.url} does not answer (${messageOf(cause)}). Is it running?`;
    throw new LeadstreamError('CLICKHOUSE_UNAVAILABLE', address, { cause });
  });
  if (response.statusCode !== 200) throw new LeadstreamError('SQL', readable(await text(response)));
  return response;
}

/** ClickHouse's error without what surrounds it on every line. */
export const readable = (text: string): string =>
  text
    .trim()
    .replace(/^Code: (\d+)\. DB::\w*Exception: /, 'error $1: ')
    .replace(/ \(version [^()]*\)$/, '');
