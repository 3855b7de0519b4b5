import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createClickHouse } from '../../../services/shared/clickhouse.ts';
import { createInstallation, type Installation } from '../../helpers/stack.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await createInstallation();
});
afterAll(() => installation.cleanup());

it('every report can be read from another database', async () => {
  const elsewhere = createClickHouse({ ...installation.config.clickhouse, database: 'default' }, 'test');
  const text = await readFile(new URL('../../../docs/reference/views.md', import.meta.url), 'utf8');
  try {
    for (const [, sql = ''] of text.matchAll(/```sql\n([\s\S]*?)\n```/g)) {
      const query = sql.replaceAll('crm.', `${installation.database}.`);
      await (await elsewhere.query({ query, format: 'JSONEachRow' })).json();
    }
  } finally {
    await elsewhere.close();
  }
});

it('every example of docs/reference/views.md can be run as it is written', async () => {
  const text = await readFile(new URL('../../../docs/reference/views.md', import.meta.url), 'utf8');
  const examples = [...text.matchAll(/```sql\n([\s\S]*?)\n```/g)].map(([, sql = '']) => sql);
  expect(examples.length).toBeGreaterThan(30);
  for (const sql of examples) await installation.query(sql.replaceAll('crm.', `${installation.database}.`));
});
