import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { LeadstreamError, messageOf } from '../../services/shared/errors.ts';
import { dayOf } from './calendar.ts';

const State = z.object({
  version: z.literal(1),
  seed: z.number().int(),
  contacts: z.number().int(),
  /** Day and moment of the first start: the history ends here, for good. */
  anchorDay: z.string(),
  startedAtMs: z.number().int(),
  /** Events of the history that Kafka has. */
  historySent: z.number().int(),
  historyDone: z.boolean(),
  /** Up to when the lives that were open at the first start have been continued. */
  liveUntilMs: z.number().int(),
  /** Count of starts. */
  generation: z.number().int(),
});
export type State = z.infer<typeof State>;

/** `sample.json` in the data folder: a restart goes on instead of telling another history. */
export function createStateStore(dataDir: string) {
  const path = join(dataDir, 'sample.json');
  return {
    /**
     * The stored state, or a new one anchored at `nowMs`.
     * @throws LeadstreamError `SAMPLE_STATE` if there is one that can't be read: starting anew would tell a second history
     */
    async load(fresh: { seed: number; contacts: number; nowMs: number }): Promise<State> {
      let text: string;
      try {
        text = await readFile(path, 'utf8');
      } catch {
        const { seed, contacts, nowMs } = fresh;
        const history = { historySent: 0, historyDone: false, liveUntilMs: nowMs, generation: 0 };
        return { version: 1, seed, contacts, anchorDay: dayOf(nowMs), startedAtMs: nowMs, ...history };
      }
      try {
        return State.parse(JSON.parse(text));
      } catch (cause) {
        throw new LeadstreamError('SAMPLE_STATE', `${path} is damaged: ${messageOf(cause)}; delete it`, { cause });
      }
    },
    /** Written beside and moved into place: a kill leaves the old one or the new one. */
    async save(state: State): Promise<void> {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(`${path}.tmp`, JSON.stringify(state, null, 2));
      await rename(`${path}.tmp`, path);
    },
  };
}

export type StateStore = ReturnType<typeof createStateStore>;
