import type { Installation } from '../../helpers/stack.ts';
import { factsOf } from '../clickhouse/facts.ts';

export const REPORT = {
  report_id: 'lr',
  name: 'Leads',
  source_tags: ['ad', 'site'],
  forwarded_from: 'hub',
  salespeople: ['an', 'su'],
  first_contact_tag: 'called',
  conversion_stage_1: 's1',
  conversion_stage_2: 's2',
  final_stage: 's3',
  active: true,
};

/** Lead reports and events of contacts as the stream would have written them; `receivedAt`: when they came, default at their time. */
export function leadsOf(installation: Installation) {
  const facts = factsOf(installation);
  let count = 0;
  const event = (type: string, contact_id: string, time: string, data: object, receivedAt: string) =>
    facts.events([
      {
        key: contact_id,
        contact_id,
        type: `crm.contact.${type}`,
        id: `e${++count}`,
        time,
        time_text: time,
        received_at: receivedAt,
        data: JSON.stringify({ contact_id, ...data }),
      },
    ]);
  return {
    report: (time: string, over: Partial<typeof REPORT> = {}, receivedAt = time) => {
      const data = { ...REPORT, ...over };
      return facts.directory('lead_report', data.report_id, data, { time, received_at: receivedAt });
    },
    tagged: (contact: string, time: string, tag: string, receivedAt = time) =>
      event('tagged', contact, time, { tag }, receivedAt),
    assigned: (contact: string, time: string, to_id: string, from_id = 'hub') =>
      event('assigned', contact, time, { to_id, from_id }, time),
    entered: (contact: string, time: string, stage_id: string) =>
      event('stage_changed', contact, time, { stage_id }, time),
    /** So many contacts, each acquired by `ad` that day, transferred, and in stage s1. */
    many: async (contacts: number, day: string) => {
      const { clickhouse } = installation;
      const rows = (type: string, minute: number, data: string) => `
        insert into fact_events (key, source, id, type, time, time_text, received_at, contact_id, data, topic, version)
        select concat('m', leftPad(toString(number), 8, '0')) as key, '/crm/many', concat('${type}', toString(number)), 'crm.contact.${type}',
          parseDateTime64BestEffort('${day}T08:0${minute}:00Z', 3, 'UTC'), '${day}T08:0${minute}:00Z', parseDateTime64BestEffort('${day}T08:0${minute}:00Z', 3, 'UTC'),
          key, '${data}', 'crm.events', 1
        from numbers(${contacts})`;
      await clickhouse.command({ query: rows('tagged', 0, '{"tag":"ad"}') });
      await clickhouse.command({ query: rows('assigned', 1, '{"to_id":"an","from_id":"hub"}') });
      await clickhouse.command({ query: rows('stage_changed', 2, '{"stage_id":"s1"}') });
      await clickhouse.command({
        query: `insert into fact_contacts (contact_id, name, version)
          select concat('m', leftPad(toString(number), 8, '0')), concat('Name ', toString(number)), 1 from numbers(${contacts})`,
      });
    },
  };
}

export type Leads = ReturnType<typeof leadsOf>;

/** Rows of `lead_routing_basics`, as numbers. */
export async function basics(installation: Installation, report = 'lr', from = '2000-01-01', to = '2100-01-01') {
  const rows = await installation.query(
    `select toUInt32(acquired) as acquired, toUInt32(transferred) as transferred, toUInt32(taken_up) as taken_up
    from lead_routing_basics(report = {report: String}, from = {from: Date}, to = {to: Date})`,
    { report, from, to },
  );
  return rows;
}

/** Days of a report's generations, in order. */
export async function generatedDays(installation: Installation, report = 'lr'): Promise<string[]> {
  const rows = await installation.query(
    'select toString(day) as day from lead_report_generations where report_id = {report: String} order by lead_report_generations.day',
    { report },
  );
  return rows.map(({ day }) => String(day));
}

/** How many attempts have rows. */
export async function runsWithContacts(installation: Installation): Promise<number> {
  const [row] = await installation.query('select toUInt32(uniqExact(run)) as runs from fact_lead_contacts');
  return Number(row?.runs);
}
