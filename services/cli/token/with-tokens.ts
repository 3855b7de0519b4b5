import { createClickHouse } from '../../shared/clickhouse.ts';
import { loadConfig } from '../../shared/env.ts';
import { createTokens, type Tokens } from './tokens.ts';

/** Runs an action on the installation's tokens; the connection is closed whatever happens. */
export async function withTokens<T>(action: (tokens: Tokens) => Promise<T>): Promise<T> {
  const client = createClickHouse(loadConfig().clickhouse, 'token');
  try {
    return await action(createTokens(client));
  } finally {
    await client.close();
  }
}
