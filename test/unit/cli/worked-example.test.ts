import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compileMapping } from '../../../services/cli/import/compile.ts';
import { dryRun } from '../../../services/cli/import/dry-run.ts';
import { parseMapping } from '../../../services/cli/import/load-mapping.ts';
import { openSource } from '../../../services/cli/import/open-source.ts';
import { projectRoot } from '../../../services/cli/project-root.ts';

it('the worked example of the documentation becomes valid events', async () => {
  const text = await readFile(join(projectRoot(), 'docs/import.md'), 'utf8');
  const block = (language: string) => new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(text)?.[1] ?? '';
  const mapping = parseMapping(block('yaml'), 'docs/import.md');
  const folder = await mkdtemp(join(tmpdir(), 'leadstream-docs-'));
  try {
    const file = join(folder, 'deals.csv');
    await writeFile(file, block('csv'));
    const events: { id: string; time: string; data: object }[] = [];
    const faults: string[] = [];
    const notes: string[] = [];
    await dryRun(await openSource(file, folder), mapping, compileMapping(mapping, 'UTC'), {
      events: (line) => events.push(JSON.parse(line)),
      faults: (line) => faults.push(line),
      notes: (line) => notes.push(line),
    });
    expect(faults).toEqual([]);
    expect(notes).toEqual(['column "Amount": decimal mark ".", as in line 2']);
    expect(events).toHaveLength(2 + 4 + 3 + 4);
    const find = (id: string) => events.find((event) => event.id === id);
    expect(find('deal-901-created')).toMatchObject({
      time: '2026-03-02T14:15:00.000Z',
      data: { estimated_value: '1250.00', expected_close_on: '2026-03-20', owner_id: 'amy' },
    });
    expect(find('deal-902-closed')).toMatchObject({
      // New York has changed its clocks by then.
      time: '2026-04-01T14:00:00.000Z',
      data: { stage_id: 'lost', lost_reason: 'price_too_high' },
    });
    expect(find('deal-903-closed')).toBeUndefined();
  } finally {
    await rm(folder, { recursive: true });
  }
});
