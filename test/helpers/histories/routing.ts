/** Random histories of lead routing: contacts on their way, a report that changes, and generations of it. */
import fc from 'fast-check';
import type { CloudEvent, Delivery, Generation } from '../../reference-model/index.ts';
import { type Body, clearable, pick, saying } from './pools.ts';
import { day, time } from './times.ts';

export interface RoutingHistory {
  readonly reportId: 'lr';
  /** With times of receipt; some late. */
  readonly deliveries: readonly Delivery[];
  /** Days in order, each generated at 00:15 UTC of its day. */
  readonly generations: readonly Generation[];
}

const contactId = pick(['c1', 'c1', 'c2', 'c3']);
const person = pick(['an', 'su', 'stranger', 'hub']);

const report = fc
  .record({
    source_tags: fc.subarray(['ad', 'site'], { minLength: 1 }),
    salespeople: fc.subarray(['an', 'su'], { minLength: 1 }),
    active: fc.boolean(),
    name: pick(['Leads', 'Renamed']),
    final_stage: pick(['s3', 's3', 's3', 's2']),
  })
  .map(
    (changing): Body => ({
      type: 'crm.lead_report.set',
      data: {
        report_id: 'lr',
        forwarded_from: 'hub',
        first_contact_tag: 'called',
        conversion_stage_1: 's1',
        conversion_stage_2: 's2',
        ...changing,
      },
    }),
  );

const contactFields = saying({ owner_id: clearable(person), account_id: clearable(pick(['hub', 'other'])) });
const of = (type: string, fields: fc.Arbitrary<Body['data']>): fc.Arbitrary<Body> =>
  fc
    .tuple(contactId, fields)
    .map(([contact_id, data]) => ({ type: `crm.contact.${type}`, data: { contact_id, ...data } }));

const body: fc.Arbitrary<Body> = fc.oneof(
  { weight: 2, arbitrary: of('created', contactFields) },
  { weight: 1, arbitrary: of('updated', contactFields) },
  { weight: 6, arbitrary: of('tagged', fc.record({ tag: pick(['ad', 'site', 'called', 'called', 'vip']) })) },
  {
    weight: 9,
    arbitrary: fc
      .tuple(
        fc.record({ to_id: pick(['an', 'su', 'stranger']) }),
        saying({ from_id: pick(['hub', 'hub', 'hub', 'an']) }),
      )
      .chain(([to, from]) => of('assigned', fc.constant({ ...to, ...from }))),
  },
  { weight: 5, arbitrary: of('stage_changed', fc.record({ stage_id: pick(['s1', 's2', 's3', 's4']) })) },
);

/** Most is received when it happens; some up to three weeks later. */
const lateMs = pick([0, 0, 0, 1, 3_600_000, 86_400_000, 20 * 86_400_000]);

/** 10–60 events of three contacts, 1–4 versions of the report `lr`, up to five generations. */
export const routingHistory: fc.Arbitrary<RoutingHistory> = fc
  .record({
    reports: fc.array(fc.tuple(report, time, lateMs), { minLength: 1, maxLength: 4 }),
    events: fc.array(fc.tuple(body, time, lateMs), { minLength: 10, maxLength: 60, size: 'max' }),
    days: fc.uniqueArray(day, { maxLength: 5 }),
  })
  .map(({ reports, events, days }) => ({
    reportId: 'lr',
    deliveries: [...reports, ...events].map(([{ type, data }, at, late], index): Delivery => {
      const event: CloudEvent = { specversion: '1.0', source: '/crm/a', id: `e${index}`, type, time: at, data };
      return { event, receivedAt: new Date(Date.parse(at) + late).toISOString() };
    }),
    generations: days.sort().map((date) => ({ day: date, generatedAt: `${date}T00:15:00.000Z` })),
  }));
