import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACTIVITY_TYPES, DIRECTORY_TYPES, KNOWN_FIELDS } from '../../../schemas/types.ts';
import { ROOT, textOf } from './project-text.ts';

const namesIn = (folder: string) =>
  readdirSync(join(ROOT, folder))
    .filter((file) => file.endsWith('.sql'))
    .map((file) => file.slice(0, -'.sql'.length));

describe('docs/contract/events.md', () => {
  const rows = textOf('docs/contract/events.md')
    .split('\n')
    .filter((line) => line.startsWith('| `crm.'));

  it.each([...ACTIVITY_TYPES, ...DIRECTORY_TYPES])('says all fields of %s', (type) => {
    const row = rows.find((line) => line.includes(`\`${type}\``)) ?? '';
    const said = new Set(row.match(/\w+/g));
    expect([...KNOWN_FIELDS[type]].filter((field) => !said.has(field))).toEqual([]);
  });
});

describe('docs/contract/metrics.md', () => {
  const text = textOf('docs/contract/metrics.md');

  it.each(['clickhouse/metrics', 'clickhouse/marts'])('names every view of %s', (folder) => {
    const names = namesIn(folder);
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });
});

it('docs/contract/running.md names every command', () => {
  const text = textOf('docs/contract/running.md');
  const commands = readdirSync(join(ROOT, 'services/cli/commands')).map((file) => file.replace(/\.ts$/, ''));
  expect(commands.length).toBeGreaterThan(15);
  expect(commands.filter((name) => !text.includes(`\`${name.replace('-', ' ')}`))).toEqual([]);
});
