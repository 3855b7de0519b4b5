import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createInstallation, type Installation } from '../../helpers/stack.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await createInstallation();
});
afterAll(() => installation.cleanup());

it('every example of docs/metrics.md can be run as it stands there', async () => {
  const text = await readFile(new URL('../../../docs/metrics.md', import.meta.url), 'utf8');
  const examples = [...text.matchAll(/```sql\n([\s\S]*?)\n```/g)].map(([, sql = '']) => sql);
  expect(examples.length).toBeGreaterThan(30);
  for (const sql of examples) await installation.query(sql.replaceAll('crm.', `${installation.database}.`));
});
