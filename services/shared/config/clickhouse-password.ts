import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readSecretFile, secretOf } from './secret-file.ts';

/** File of the embedded ClickHouse's password. */
export const clickHousePasswordFile = (dataDir: string): string => join(dataDir, 'clickhouse-password');

/** The embedded server's password; '' while there is none: it is made at the server's first start. */
export const readClickHousePassword = (dataDir: string): string => readSecretFile(clickHousePasswordFile(dataDir));

/** The embedded server's password, made if there is none: 192 bits, in letters that need no escaping in an address. */
export const ensureClickHousePassword = (dataDir: string): string =>
  secretOf(clickHousePasswordFile(dataDir), () => randomBytes(24).toString('base64url'));
