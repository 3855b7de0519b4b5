import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { storedNames } from '../../../dev/engines/clickhouse/stored-names.ts';

const folder = mkdtempSync(join(tmpdir(), 'leadstream-stored-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what is stored in a data folder', () => {
  it('is nothing before the first start', () => {
    expect(storedNames(join(folder, 'none'), 'crm')).toEqual({ databases: [], tables: [] });
  });

  it('is told by the files of SQL, whose names are encoded', () => {
    mkdirSync(join(folder, 'metadata', 'crm'), { recursive: true });
    for (const file of ['crm.sql', 'my%2Ddata.sql', 'crm/fact_costs.sql', 'crm/a%20b%2Ec.sql', 'crm/note.txt'])
      writeFileSync(join(folder, 'metadata', file), '');
    expect(storedNames(folder, 'crm')).toEqual({ databases: ['crm', 'my-data'], tables: ['a b.c', 'fact_costs'] });
  });
});
