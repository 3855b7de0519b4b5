import { defineCommand } from 'citty';
import { loadConfig } from '../../shared/env.ts';
import { describe } from '../dlq/dead-letter.ts';
import { openDlq, selectionFrom, selectionOptions } from '../dlq/session.ts';

export default defineCommand({
  meta: { name: 'leadstream dlq list', description: 'List dead letters, oldest first, and count their reasons' },
  args: {
    ...selectionOptions,
    limit: { type: 'string', default: '50', description: 'Show the newest so many; all are counted' },
    json: { type: 'boolean', description: 'Answer as JSON' },
  },
  async run({ args }) {
    const session = await openDlq(loadConfig());
    const replayed = await session.ledger.load();
    const letters = await session.find(selectionFrom(args));
    const reasons: Record<string, number> = {};
    for (const { code } of letters) reasons[code] = (reasons[code] ?? 0) + 1;
    const limit = Math.max(0, Number(args.limit) || 0);
    const shown = limit === 0 ? [] : letters.slice(-limit).map((letter) => describe(letter, replayed.has(letter.id)));
    if (args.json) {
      process.stdout.write(`${JSON.stringify({ total: letters.length, reasons, letters: shown })}\n`);
      return;
    }
    for (const { id, code, field, message, from, failedAt, replayed: done } of shown) {
      const where = `${from.topic}:${from.partition}:${from.offset}`;
      process.stdout.write(
        `${id}  ${failedAt}  ${where}  ${code}  ${field}  ${message}${done ? '  (replayed)' : ''}\n`,
      );
    }
    const counts = Object.entries(reasons).map(([code, count]) => `${count} ${code}`);
    process.stdout.write(`${letters.length} dead letters${counts.length > 0 ? `: ${counts.join(', ')}` : ''}\n`);
  },
});
