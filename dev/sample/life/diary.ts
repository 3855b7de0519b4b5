import type { ActivityType, DataOf } from '../../../schemas/types.ts';
import { DAY_MS, HOUR_MS, inOfficeHours, localTime } from '../calendar.ts';
import type { Language } from '../company/names.ts';
import { sampleEvent, type TimedEvent } from '../event.ts';
import type { Random } from '../random.ts';

/** Office of each language: winter time all year round, a day of the sample is not worth a time zone database. */
const OFFICE: Readonly<Record<Language, { source: string; offsetHours: number }>> = {
  vi: { source: '/crm/sample/vn', offsetHours: 7 },
  pl: { source: '/crm/sample/pl', offsetHours: 1 },
  en: { source: '/crm/sample/uk', offsetHours: 0 },
};

/** 0.6 % arrive hours or days late, 0.3 % arrive twice: what a real CRM's connector does. */
const LATE = 0.006;
const REPEATED = 0.003;

/** Collects what happens to one contact. */
export function createDiary(contactId: string, language: Language, random: Random) {
  const { source, offsetHours } = OFFICE[language];
  const entries: TimedEvent[] = [];
  let number = 0;
  return {
    contactId,
    language,
    random,
    entries,
    write<T extends ActivityType>(atMs: number, type: T, data: DataOf<T>): void {
      number++;
      const event = sampleEvent(type, `${contactId}-${number}`, source, localTime(Math.round(atMs), offsetHours), data);
      const late = random.chance(LATE) ? random.between(HOUR_MS, 3 * DAY_MS) : 0;
      const sentAtMs = Math.round(atMs + late);
      entries.push({ sentAtMs, event });
      if (random.chance(REPEATED)) entries.push({ sentAtMs: sentAtMs + random.int(1_000, DAY_MS), event });
    },
    /** Some time after `ms`, when people work: `meanHours` on average, seldom much more. */
    later: (ms: number, meanHours: number): number =>
      inOfficeHours(
        ms + 60_000 + Math.min(random.exponential(meanHours), meanHours * 5) * HOUR_MS,
        offsetHours,
        random,
      ),
    /** `YYYY-MM-DD` in the office, `days` after `ms`. */
    day: (ms: number, days: number): string => localTime(ms + days * DAY_MS, offsetHours).slice(0, 10),
  };
}

export type Diary = ReturnType<typeof createDiary>;
