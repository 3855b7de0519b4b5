import { pause } from '../../shared/back-off.ts';
import { messageOf } from '../../shared/errors.ts';
import { REPLAY_HEADER } from '../../shared/kafka/dlq-headers.ts';
import { lagsBehind, type Watermark } from '../../shared/watermark.ts';
import type { DeadLetter } from './dead-letter.ts';

/** What has become of a dead letter. */
export type LetterState =
  | { state: 'waiting' }
  /** Published again; `at` is unknown where an older version wrote it down. */
  | { state: 'replayed'; at: string | undefined }
  /** Published again, and it failed again: that is dead letter `as`. */
  | { state: 'failed_again'; as: string };

/** Ids of the dead letters that came of replays, by the id of the letter that was replayed; the newest of each. */
export function failuresOfReplays(letters: readonly DeadLetter[], dlqTopic: string): Map<string, DeadLetter> {
  const found = new Map<string, DeadLetter>();
  for (const letter of letters) {
    const of = letter.headers[REPLAY_HEADER];
    if (of?.startsWith(`${dlqTopic}:`)) found.set(of.slice(dlqTopic.length + 1), letter);
  }
  return found;
}

/** @param replayed what the replay log holds: id → when */
export function stateOf(
  letter: DeadLetter,
  replayed: ReadonlyMap<string, string | undefined>,
  failures: ReadonlyMap<string, DeadLetter>,
): LetterState {
  const again = failures.get(letter.id);
  if (again) return { state: 'failed_again', as: again.id };
  return replayed.has(letter.id) ? { state: 'replayed', at: replayed.get(letter.id) } : { state: 'waiting' };
}

export interface DecidedOptions {
  /** Ends of the topics after the replay. */
  target: Watermark;
  current: () => Promise<Watermark>;
  timeoutMs: number;
  pollMs?: number;
}

/** Waits until the enricher has dealt with all that was published. @returns why not, if the time ran out */
export async function untilDecided({
  target,
  current,
  timeoutMs,
  pollMs = 100,
}: DecidedOptions): Promise<string | undefined> {
  const startedAt = performance.now();
  let reason: string;
  do {
    try {
      if (lagsBehind(target, await current()).length === 0) return undefined;
      reason = 'the enricher has not come to it';
    } catch (error) {
      reason = messageOf(error);
    }
    await pause(pollMs);
  } while (performance.now() - startedAt < timeoutMs);
  return reason;
}
