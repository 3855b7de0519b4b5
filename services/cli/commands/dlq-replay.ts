import { defineCommand } from 'citty';
import { loadConfig } from '../../shared/env.ts';
import { LeadstreamError } from '../../shared/errors.ts';
import { replay } from '../dlq/replay.ts';
import { openDlq, selectionFrom, selectionOptions } from '../dlq/session.ts';
import { createProgress } from '../progress.ts';

export default defineCommand({
  meta: {
    name: 'leadstream dlq replay',
    description: 'Publish dead letters again: those named, or all that match and were not replayed yet',
  },
  args: {
    ids: { type: 'positional', required: false, description: 'partition:offset, several after each other' },
    ...selectionOptions,
    all: { type: 'boolean', description: 'Every one that was not replayed yet' },
    again: { type: 'boolean', description: 'Also those that were replayed before' },
    lenient: { type: 'boolean', description: 'Fill in what they do not say, as an import of history does' },
    json: { type: 'boolean', description: 'Answer as JSON' },
  },
  async run({ args }) {
    const ids = args._;
    if (ids.length === 0 && !args.all && args.code === undefined && args.since === undefined) {
      throw new LeadstreamError('USAGE', 'name dead letters, or select them by --code, --since or --all');
    }
    const session = await openDlq(loadConfig());
    const done = await session.ledger.load();
    const found = await session.find(selectionFrom(args, ids));
    // Who names a letter means it.
    const letters = args.again || ids.length > 0 ? found : found.filter((letter) => !done.has(letter.id));
    const missing = ids.length > 0 && found.length === 0;
    const progress = createProgress('dlq replay');
    const { topics, ledger, kafka } = session;
    const options = { lenient: args.lenient ?? false, topics, dlqTopic: topics.dlq };
    const replayed = await replay(kafka, letters, ledger, options, (count) =>
      progress.update({ share: count / letters.length, text: `${count} of ${letters.length}` }),
    );
    progress.end();
    const skipped = found.length - letters.length;
    if (args.json) process.stdout.write(`${JSON.stringify({ ok: !missing, replayed, skipped })}\n`);
    else process.stdout.write(`${replayed} replayed${skipped > 0 ? `, ${skipped} replayed before` : ''}\n`);
    if (missing) throw new LeadstreamError('NOT_FOUND', `no dead letter ${ids.join(', ')}`);
  },
});
