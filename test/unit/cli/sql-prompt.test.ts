import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { readable } from '../../../services/cli/sql/ask.ts';
import { prompt } from '../../../services/cli/sql/prompt.ts';
import { isName } from '../../../services/cli/sql/view-text.ts';

async function typed(text: string): Promise<string[]> {
  const input = new PassThrough();
  const ran: string[] = [];
  const done = prompt({
    input,
    output: new PassThrough().resume(),
    terminal: false,
    run: async (statement) => void ran.push(statement),
  });
  input.end(text);
  await done;
  return ran;
}

it.each([
  ['select 1;\nselect 2;\n', ['select 1;', 'select 2;']],
  ['select\n  1\n;\n', ['select\n  1\n;']],
  ['\n\nselect 1; \n', ['select 1; ']],
  ['select 1;\nexit\nselect 2;\n', ['select 1;']],
  ['select 1;\nQUIT;\nselect 2;\n', ['select 1;']],
  ['select 1\n', []],
])('takes %j for the statements in it', async (text, statements) => {
  expect(await typed(text)).toEqual(statements);
});

it.each([
  ['pipeline_board', true],
  [' pipeline_board\n', true],
  ['select 1', false],
  ['pipeline_board; drop table x', false],
  ['', false],
])('takes %j for the name of a view: %s', (words, name) => {
  expect(isName(words)).toBe(name);
});

it('tells an error without what surrounds it on every line', () => {
  expect(readable('Code: 47. DB::Exception: Unknown x (UNKNOWN_IDENTIFIER) (version 26.7.2.1)\n')).toBe(
    'error 47: Unknown x (UNKNOWN_IDENTIFIER)',
  );
});
