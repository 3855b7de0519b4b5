import { defineCommand } from 'citty';
import { endpoints } from '../../shared/config/endpoints.ts';
import { loadConfig } from '../../shared/env.ts';
import { LeadstreamError } from '../../shared/errors.ts';
import { REPLAY_HEADER } from '../../shared/kafka/dlq-headers.ts';
import { fetchWatermark } from '../../shared/watermark.ts';
import { type DeadLetter, describe, describeLines } from '../dlq/dead-letter.ts';
import { untilDecided } from '../dlq/outcome.ts';
import { replay } from '../dlq/replay.ts';
import { chosenOf, type FoundLetter, openDlq, selectionFrom, selectionOptions } from '../dlq/session.ts';
import { createProgress, print } from '../terminal.ts';

const besides = (skipped: number) => (skipped > 0 ? `, ${skipped} replayed before` : '');

/** Dead letters that came of this replay: those that were not there before it. */
function failedAgain(letters: readonly DeadLetter[], all: readonly FoundLetter[], known: ReadonlySet<string>) {
  const ids = new Set(letters.map(({ id }) => id));
  return all.filter(({ letter }) => {
    const of = letter.headers[REPLAY_HEADER]?.split(':').slice(-2).join(':');
    return of !== undefined && ids.has(of) && !known.has(letter.id);
  });
}

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
    wait: { type: 'boolean', default: true, description: 'Wait for what becomes of them; --no-wait: only publish' },
    'timeout-s': { type: 'string', default: '60', description: 'Wait at most so many seconds' },
    json: { type: 'boolean', description: 'Answer as JSON' },
  },
  async run({ args }) {
    const ids = args._;
    if (ids.length === 0 && !args.all && args.code === undefined && args.since === undefined) {
      throw new LeadstreamError('USAGE', 'name dead letters, or select them by --code, --since or --all');
    }
    const timeoutS = Number(args['timeout-s']);
    if (!(timeoutS >= 0)) throw new LeadstreamError('USAGE', '--timeout-s: a number of seconds');
    const config = loadConfig();
    const session = await openDlq(config);
    const selection = selectionFrom(args, ids);
    const before = await session.all();
    const found = chosenOf(before, selection, session.topics.dlq);
    if (ids.length > 0 && found.length === 0)
      throw new LeadstreamError('NOT_FOUND', `no dead letter ${ids.join(', ')}`);
    // Who names a letter means it.
    const takesAll = args.again || ids.length > 0;
    const chosen = takesAll ? found : found.filter(({ state }) => state.state === 'waiting');
    const letters = chosen.map(({ letter }) => letter);
    const progress = createProgress('dlq replay');
    const { topics, replayLog, kafka } = session;
    const options = { lenient: args.lenient ?? false, topics, dlqTopic: topics.dlq };
    const known = new Set(before.map(({ letter }) => letter.id));
    const replayed = await replay(kafka, letters, replayLog, options, (count) =>
      progress.update({ share: count / letters.length, text: `${count} of ${letters.length}` }),
    );
    const skipped = found.length - letters.length;
    if (!args.wait || replayed === 0) {
      progress.end();
      print(args.json, { ok: true, replayed, skipped }, [`${replayed} replayed${besides(skipped)}`]);
      return;
    }
    progress.update({ text: 'waiting for what becomes of them' });
    const { enricherUrl, metricsToken } = endpoints(config);
    const current = () => fetchWatermark(enricherUrl, { metricsToken });
    const undecided = await untilDecided({ target: await session.ends(), current, timeoutMs: timeoutS * 1_000 });
    progress.end();
    const failed = failedAgain(letters, await session.all(), known);
    const ok = failed.length === 0 && undecided === undefined;
    const accepted = undecided === undefined ? replayed - failed.length : undefined;
    const outcome = undecided === undefined ? `${accepted} accepted, ` : '';
    print(
      args.json,
      {
        ok,
        replayed,
        skipped,
        accepted,
        failedAgain: failed.map(({ letter, state }) => describe(letter, state)),
        undecided,
      },
      [
        `${replayed} replayed: ${outcome}${failed.length} failed again${besides(skipped)}`,
        ...describeLines(failed).map((line) => `  ${line}`),
        ...(undecided === undefined
          ? []
          : [`  what became of the others is not known after ${timeoutS} s: ${undecided}`]),
      ],
    );
    process.exitCode = ok ? 0 : 1;
  },
});
