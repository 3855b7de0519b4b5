import { defineCommand } from 'citty';
import { loadConfig } from '../../shared/env.ts';
import { LeadstreamError } from '../../shared/errors.ts';
import { describe } from '../dlq/dead-letter.ts';
import { openDlq, selectionFrom } from '../dlq/session.ts';

export default defineCommand({
  meta: { name: 'leadstream dlq show', description: 'Show one dead letter with its content' },
  args: {
    id: {
      type: 'positional',
      required: true,
      description: 'partition:offset as in `dlq list`, or topic:partition:offset of the record that failed',
    },
    raw: { type: 'boolean', description: 'Only the content, byte by byte' },
    json: { type: 'boolean', description: 'One line of JSON' },
  },
  async run({ args }) {
    const session = await openDlq(loadConfig());
    // A record that failed again after a replay is another letter of the same place: the newest is shown.
    const found = (await session.find(selectionFrom({}, [args.id]))).at(-1);
    if (!found) throw new LeadstreamError('NOT_FOUND', `no dead letter ${args.id}`);
    const { letter, state } = found;
    if (args.raw) {
      process.stdout.write(letter.value ?? '');
      return;
    }
    const { headers, value } = letter;
    const told = { ...describe(letter, state), headers, content: value?.toString() ?? null };
    process.stdout.write(`${JSON.stringify(told, null, args.json ? undefined : 2)}\n`);
  },
});
