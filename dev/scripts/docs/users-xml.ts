import { readFile } from 'node:fs/promises';
import { readViewFiles } from '../../../clickhouse/catalogue/sql-files.ts';

const FILE = new URL('../../../deploy/clickhouse/users.xml', import.meta.url);
const GRANTS =
  /( *)<query>GRANT SELECT ON crm\.[a-z]\w*<\/query>\n(?: *<query>GRANT SELECT ON crm\.[a-z]\w*<\/query>\n)*/;

/** `deploy/clickhouse/users.xml` with a grant for every view, and no other text changed: what the gateway's user may read follows from the SQL files. */
export async function usersXml(): Promise<string> {
  const names = (await readViewFiles()).map(({ creates }) => creates).sort();
  return (await readFile(FILE, 'utf8')).replace(GRANTS, (_all, indentation: string) =>
    names.map((name) => `${indentation}<query>GRANT SELECT ON crm.${name}</query>\n`).join(''),
  );
}
