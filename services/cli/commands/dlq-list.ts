import { defineCommand } from 'citty';
import { loadConfig } from '../../shared/env.ts';
import { LeadstreamError } from '../../shared/errors.ts';
import { count } from '../../shared/words.ts';
import { describe, describeLines } from '../dlq/dead-letter.ts';
import { openDlq, selectionFrom, selectionOptions } from '../dlq/session.ts';
import { print } from '../terminal.ts';

function parseLimit(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new LeadstreamError('USAGE', '--limit: a whole number');
  return Number(text);
}

export default defineCommand({
  meta: { name: 'leadstream dlq list', description: 'List dead letters, oldest first, and count their reasons' },
  args: {
    ...selectionOptions,
    waiting: { type: 'boolean', description: 'Only those that were not replayed yet' },
    limit: { type: 'string', default: '50', description: 'Show the newest so many; all are counted' },
    json: { type: 'boolean', description: 'Answer as JSON' },
  },
  async run({ args }) {
    const session = await openDlq(loadConfig());
    const found = await session.find(selectionFrom(args));
    const letters = args.waiting ? found.filter(({ state }) => state.state === 'waiting') : found;
    const reasons: Record<string, number> = {};
    const states = { waiting: 0, replayed: 0, failed_again: 0 };
    for (const { letter, state } of letters) {
      reasons[letter.code] = (reasons[letter.code] ?? 0) + 1;
      states[state.state]++;
    }
    const limit = parseLimit(args.limit);
    const shown = limit === 0 ? [] : letters.slice(-limit);
    const told = shown.map(({ letter, state }) => describe(letter, state));
    const counts = Object.entries(reasons).map(([code, times]) => `${times} ${code}`);
    const total = `${count(letters.length, 'dead letter')}${counts.length > 0 ? `: ${counts.join(', ')}` : ''}`;
    const hidden = shown.length < letters.length ? `; the newest ${shown.length} are shown (--limit)` : '';
    const { waiting, replayed, failed_again: failedAgain } = states;
    print(args.json, { total: letters.length, reasons, states, letters: told }, [
      ...describeLines(shown),
      `${total}; ${waiting} waiting, ${replayed} replayed, ${failedAgain} failed again${hidden}`,
    ]);
  },
});
