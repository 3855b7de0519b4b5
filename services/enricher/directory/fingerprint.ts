import { createHash } from 'node:crypto';
import { flat } from '../../../clickhouse/schema/table.ts';
import { TABLES } from '../../../clickhouse/schema/tables.ts';

/**
 * Raised whenever the derivation itself changes: then every fact of every partition is derived again after the upgrade, as when a stored table gets
 * another column.
 */
const DERIVATION = 6;

const COLUMNS = createHash('sha256')
  .update(
    JSON.stringify(
      TABLES.filter(({ derived, feed }) => derived ?? feed).map(({ columns }) =>
        flat(columns).map(({ name, type, select }) => [name, type, select]),
      ),
    ),
  )
  .digest('base64url');

/** What all facts depend on beside the directory: the derivation, and the settings that it reads. As text. */
export function settingsFingerprint(settings: { timeZone: string; baseCurrency: string }): string {
  return JSON.stringify([DERIVATION, COLUMNS, settings.timeZone, settings.baseCurrency]);
}
