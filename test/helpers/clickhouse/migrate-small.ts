import { createClient } from '@clickhouse/client';
import { migrate } from '../../../clickhouse/migrator/migrate.ts';

/**
 * A process that migrates a database from a separate folder: `node migrate-small.ts URL USER PASSWORD DATABASE ROOT EXPIRY_MS [STATEMENTS]`.
 * After so many statements it kills itself, with no chance to tidy up.
 */
const [url = '', username = '', password = '', database = '', root = '', expiryMs = '', statements = ''] =
  process.argv.slice(2);
const client = createClient({ url, username, password, database });
let left = statements === '' ? Number.POSITIVE_INFINITY : Number(statements);
const counted: typeof client = Object.create(client, {
  command: {
    value: async (...args: Parameters<typeof client.command>) => {
      if (left === 0) process.kill(process.pid, 'SIGKILL');
      left -= 1;
      return await client.command(...args);
    },
  },
});
const lockTimes = { heartbeatMs: Number(expiryMs) / 5, expiryMs: Number(expiryMs) };
const result = await migrate({ client: counted, database, root, tables: [], lockTimes });
process.stdout.write(JSON.stringify(result));
await client.close();
