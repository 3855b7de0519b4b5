import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { defineCommand } from 'citty';
import { aliasesOf, withViewNames } from '../../../clickhouse/catalogue/aliases.ts';
import { readMetricViews } from '../../../clickhouse/catalogue/views.ts';
import { loadConfig } from '../../shared/env.ts';
import { LeadstreamError, messageOf } from '../../shared/errors.ts';
import { ask } from '../sql/ask.ts';
import { prompt } from '../sql/prompt.ts';
import { isName, viewText } from '../sql/view-text.ts';

/** `leadstream sql`: ClickHouse as the operator, with the password found. */
export default defineCommand({
  meta: {
    name: 'leadstream sql',
    description:
      'Ask ClickHouse: a statement, standard input, or a prompt; the name of a view prints what the server gets for it',
  },
  args: {
    statement: {
      type: 'positional',
      required: false,
      description: 'One statement, or the name of a view or table; left out: standard input, on a terminal a prompt',
    },
    format: { type: 'string', description: 'Format of the answer (PrettyCompact on a terminal, else TabSeparated)' },
    json: { type: 'boolean', description: 'Answer as JSON', default: false },
  },
  async run({ args }) {
    const config = loadConfig();
    const aliases = aliasesOf((await readMetricViews()).values());
    const { stdin, stdout } = process;
    const format = args.format ?? (args.json ? 'JSON' : stdout.isTTY ? 'PrettyCompact' : 'TabSeparated');
    const show = async (sql: string, session?: string) =>
      pipeline(
        await ask(config.clickhouse, withViewNames(sql, aliases), {
          format,
          ...(session === undefined ? {} : { session }),
        }),
        stdout,
        {
          end: false,
        },
      );

    if (args.statement === undefined && stdin.isTTY) {
      const session = randomUUID();
      const run = (sql: string) =>
        show(sql, session).catch((error: unknown) => void stdout.write(`${messageOf(error)}\n`));
      return await prompt({ input: stdin, output: stdout, terminal: true, run });
    }
    const statement = args.statement ?? (await text(stdin));
    if (statement.trim() === '') throw new LeadstreamError('USAGE', 'there is no statement; see --help');
    if (!isName(statement)) return await show(statement);
    const views = await viewText(config, statement.trim());
    stdout.write(
      `${views.map((view) => (args.json ? JSON.stringify(view) : view.text)).join(args.json ? '\n' : ';\n\n')}\n`,
    );
  },
});
