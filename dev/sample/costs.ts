import { DAY_MS, dayOf, HISTORY_DAYS, startOf } from './calendar.ts';
import { LANGUAGES } from './company/names.ts';
import { CATEGORIES, DEMAND } from './company/products.ts';
import { monthsUpTo, priceIn } from './company/rates.ts';
import { SOURCES, type Source } from './company/sources.ts';
import { sampleEvent, type TimedEvent } from './event.ts';
import { createRandom } from './random.ts';

const SOURCE = '/crm/sample/finance';
/** Months that the history touches. */
const MONTHS = 19;

const BOOKED = 0.75;

const total = (weights: readonly number[]) => weights.reduce((sum, weight) => sum + weight, 0);

/** Share of all contacts that come from a source and are about a category, so that money goes where contacts come from. */
function shareOf(source: Source, category: string): number {
  const speakers = total(LANGUAGES.map(([, weight]) => weight));
  return total(
    LANGUAGES.map(([language, weight]) => {
      const fromSource = source.share[language] / total(SOURCES.map((other) => other.share[language]));
      const demand = DEMAND[language].find(([wanted]) => wanted === category)?.[1] ?? 0;
      return ((weight / speakers) * fromSource * demand) / total(DEMAND[language].map(([, parts]) => parts));
    }),
  );
}

/**
 * What marketing cost per month, source and category, booked on the day it was spent; some bookings are corrected or cancelled later.
 * @param contacts of the whole history: costs grow with them
 */
export function monthlyCosts(seed: number, anchorDay: string, contacts: number): TimedEvent[] {
  const first = startOf(anchorDay) - (HISTORY_DAYS - 1) * DAY_MS;
  const booked: TimedEvent[] = [];
  for (const [m, month] of monthsUpTo(anchorDay, MONTHS).entries()) {
    for (const [s, source] of SOURCES.entries()) {
      for (const [c, category] of CATEGORIES.entries()) {
        const random = createRandom(seed, 2, m, s, c);
        const spentAtMs = startOf(month) + random.int(2, 26) * DAY_MS + random.int(9, 16) * 3_600_000;
        if (spentAtMs < first || !random.chance(BOOKED)) continue;
        const contactsBehind = (contacts / MONTHS) * shareOf(source, category);
        // What is not booked in one month in four is borne by the others.
        const usd = (contactsBehind * source.costPerContact * random.between(0.5, 1.5)) / BOOKED;
        const currency = random.weighted([
          ['VND', 50],
          ['PLN', 28],
          ['EUR', 12],
          ['USD', 10],
        ] as const);
        const cost_id = `smp-cost-${month.slice(0, 7)}-${s}-${c}`;
        const cost = {
          cost_id,
          currency,
          spent_on: dayOf(spentAtMs),
          source_id: source.id,
          product_category: category,
          ...(random.chance(0.2) ? { campaign_id: random.pick(['smp-e-invoice', 'smp-ksef', 'smp-partners']) } : {}),
        };
        const book = (atMs: number, n: number, amount: string) => {
          const event = sampleEvent('crm.cost.recorded', `${cost_id}-${n}`, SOURCE, new Date(atMs).toISOString(), {
            ...cost,
            amount,
          });
          booked.push({ sentAtMs: atMs, event });
        };
        book(spentAtMs, 1, priceIn(currency, usd));
        if (random.chance(0.04)) book(spentAtMs + random.int(2, 20) * DAY_MS, 2, priceIn(currency, usd * 1.1));
        else if (random.chance(0.01)) book(spentAtMs + random.int(2, 20) * DAY_MS, 2, '0');
      }
    }
  }
  return booked;
}
