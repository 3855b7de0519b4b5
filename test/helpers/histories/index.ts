/** Small but nasty random histories of a CRM: raw CloudEvents, valid under the contract. */
import fc from 'fast-check';
import type { CloudEvent, Config, ViewParams } from '../../reference-model/index.ts';
import { activityBody, costBody } from './activity.ts';
import { directoryBody, USUAL_DIRECTORY } from './directory.ts';
import { type Body, CAMPAIGNS, CATEGORIES, pick, SOURCES } from './pools.ts';
import { day, time } from './times.ts';

export { type RoutingHistory, routingHistory } from './routing.ts';
export { shuffleAndDuplicate } from './shuffle.ts';

export interface HistoryOptions {
  /** Upper bounds; fast-check takes any number up to them. Default 80 and 12. */
  readonly maxEvents?: number;
  readonly maxDirectoryEvents?: number;
  /** Also what the contract leaves open (`test/reference-model/INTERPRETATIONS.md`). Default false. */
  readonly contested?: boolean;
}

interface Draft {
  readonly body: Body;
  readonly time: string;
  /** Another content under the same identity. */
  readonly twin: { readonly body: Body; readonly time: string } | null;
}

/** A history in the order of generation, conflicting twins included, every delivery once. */
export function history(options: HistoryOptions = {}): fc.Arbitrary<CloudEvent[]> {
  const { maxEvents = 80, maxDirectoryEvents = 12, contested = false } = options;
  const activity = fc.oneof({ weight: 12, arbitrary: activityBody(contested) }, { weight: 1, arbitrary: costBody });
  return fc
    .tuple(
      fc.oneof(
        { weight: 4, arbitrary: fc.constant(USUAL_DIRECTORY) },
        { weight: 1, arbitrary: fc.subarray([...USUAL_DIRECTORY]) },
      ),
      fc.array(draft(directoryBody), { maxLength: maxDirectoryEvents }),
      fc.array(draft(activity), { maxLength: maxEvents, size: 'max' }),
    )
    .map(([usual, directory, events]) => [
      ...identified(
        usual.map((body) => ({ body, time: '2024-09-01T00:00:00Z', twin: null })),
        'u',
      ),
      ...identified(directory, 'd'),
      ...identified(events, 'e'),
    ]);
}

export const config: fc.Arbitrary<Config> = fc.record({
  timezone: pick(['UTC', 'Europe/Warsaw', 'Asia/Ho_Chi_Minh', 'America/New_York', 'Asia/Kathmandu']),
  baseCurrency: pick(['USD', 'EUR']),
  closingSoonDays: pick([0, 3, 7]),
  today: day,
});

/** Parameters of any metric view; periods are whole months, days, or empty. */
export const viewParams: fc.Arbitrary<Required<ViewParams>> = fc
  .record({
    period: fc.oneof(
      pick(['2024-09-01', '2024-10-01', '2024-11-01']).chain((from) =>
        pick(['2024-11-01', '2024-12-01']).map((to) => ({ from, to })),
      ),
      fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
    ),
    campaign: pick(['', ...CAMPAIGNS]),
    sources: fc.subarray(['(none)', ...SOURCES]),
    categories: fc.subarray(['(none)', ...CATEGORIES.filter((category) => category !== '')]),
    bucket: pick(['auto', 'day', 'week', 'month', 'quarter', 'year'] as const),
  })
  .map(({ period, ...others }) => ({ ...period, ...others, salesperson: '' }));

/** A twin is a second draw of the same kind with the same key: it may be about another opportunity, order or task of the contact. */
function draft(body: fc.Arbitrary<Body>): fc.Arbitrary<Draft> {
  return fc
    .record({ body, time, conflicts: fc.integer({ min: 0, max: 11 }), other: time, ofOther: body })
    .map(({ body: first, time: at, conflicts, other, ofOther }) => ({
      body: first,
      time: at,
      twin: conflicts === 0 ? { body: { type: first.type, data: twinData(first, ofOther) }, time: other } : null,
    }));
}

/** The other's fields under the first's key. */
function twinData(first: Body, second: Body): Body['data'] {
  if (first.type !== second.type) return first.data;
  const key = Object.entries(first.data).filter(([field]) => KEY_FIELDS.has(field));
  return { ...second.data, ...Object.fromEntries(key) };
}

const KEY_FIELDS = new Set([
  'contact_id',
  'cost_id',
  'campaign_id',
  'source_id',
  'product_id',
  'salesperson_id',
  'currency',
  'on',
]);

/** Two sources use the same ids; some ids order differently by UTF-16 and by UTF-8. */
function identified(drafts: readonly Draft[], prefix: string): CloudEvent[] {
  return drafts.flatMap(({ body, time: at, twin }, index) => {
    const suffix = ['', '', '', '\uffee', '\u{1f600}'][index % 5] ?? '';
    const identity = {
      specversion: '1.0' as const,
      source: index % 2 === 0 ? '/crm/a' : '/crm/b',
      id: `${prefix}${Math.floor(index / 2)}${suffix}`,
    };
    const first = { ...identity, type: body.type, time: at, data: body.data };
    return twin ? [first, { ...identity, type: twin.body.type, time: twin.time, data: twin.body.data }] : [first];
  });
}
