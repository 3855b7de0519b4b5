import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const Stored = z.object({
  /** Why the tables must be compared, until they have been; undefined: they need not. */
  due: z.string().optional(),
  /** Day (in the business time zone) of the last nightly comparison. */
  day: z.string().optional(),
  /** Parts that were set aside and whose rows have been written anew since: `table/part`. */
  handled: z.array(z.string()).default([]),
  /** Whether the worker that wrote this still runs, or ended without a word. */
  running: z.boolean().default(false),
});

export type DueState = z.infer<typeof Stored>;

/** What a worker remembers over its own end, below the data folder. @param name of the worker: several may share the folder */
export function createDueFile(dataDir: string, name: string) {
  const file = join(dataDir, 'reconcile', `${name}.json`);
  return {
    load(): DueState {
      try {
        return Stored.parse(JSON.parse(readFileSync(file, 'utf8')));
      } catch {
        return { handled: [], running: false };
      }
    },
    save(state: DueState): void {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.new`, JSON.stringify(state));
      renameSync(`${file}.new`, file);
    },
    remove: () => rmSync(file, { force: true }),
  };
}

/** Day and time of day in a time zone: `2026-03-31`, `03:30`. */
export function localTime(nowMs: number, timeZone: string): { day: string; time: string } {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(nowMs);
  const [day = '', time = ''] = parts.split(' ');
  return { day, time };
}

/** Whether the nightly comparison is due: it is past its time, and was not done today. A worker that was not up at that time makes it up. */
export function isNight(nowMs: number, timeZone: string, at: string | undefined, lastDay: string | undefined): boolean {
  if (at === undefined) return false;
  const { day, time } = localTime(nowMs, timeZone);
  return time >= at && day !== lastDay;
}
