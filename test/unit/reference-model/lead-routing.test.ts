import { describe, expect, it } from 'vitest';
import {
  type CloudEvent,
  type Delivery,
  frozenReportRefusals,
  leadReportOf,
  leadReports,
  observe,
  routingAnswer,
  routingOf,
} from '../../reference-model/index.ts';
import { CONFIG, deliver, type Entry, events, OCTOBER } from './build.ts';

const REPORT = {
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
const SET: Entry = ['lead_report.set', '2026-10-05', REPORT];

function generation(day: string) {
  return { day, generatedAt: `${day}T00:15:00+02:00` };
}

function tagged(contact_id: string, time: string, tag: string): Entry {
  return ['contact.tagged', time, { contact_id, tag }];
}

function assigned(contact_id: string, time: string, to_id: string, from_id?: string): Entry {
  return ['contact.assigned', time, { contact_id, to_id, ...(from_id === undefined ? {} : { from_id }) }];
}

function entered(contact_id: string, time: string, stage_id: string): Entry {
  return ['contact.stage_changed', time, { contact_id, stage_id }];
}

function routed(entries: readonly Entry[], day = '2026-10-20') {
  return routingOf('lr', deliver(events([SET, ...entries])), [generation(day)], CONFIG)?.contacts ?? null;
}

describe('the way of a contact', () => {
  it('begins with the first source tag, which stays its source', () => {
    const entries = [
      tagged('c1', '2026-10-08', 'site'),
      tagged('c1', '2026-10-07', 'ad'),
      tagged('c2', '2026-10-07', 'x'),
    ];
    expect(routed(entries)).toMatchObject([
      { contactId: 'c1', sourceTag: 'ad', transferredAt: null, salespersonId: null },
    ]);
  });

  it('goes on with the first assignment from the account to one of the salespeople', () => {
    const entries = [
      assigned('c1', '2026-10-06', 'su', 'hub'),
      tagged('c1', '2026-10-07T12:00:00Z', 'ad'),
      assigned('c1', '2026-10-08', 'an', 'other'),
      assigned('c1', '2026-10-09', 'stranger', 'hub'),
      assigned('c1', '2026-10-10T00:00:00Z', 'su', 'hub'),
      assigned('c1', '2026-10-11', 'an', 'su'),
      assigned('c1', '2026-10-12', 'stranger', 'an'),
    ];
    expect(routed(entries)).toMatchObject([{ transferredAt: { ms: Date.UTC(2026, 9, 10) }, salespersonId: 'an' }]);
  });

  it('takes the owner until then, else the account, for who assigned it', () => {
    const known: Entry = ['contact.created', '2026-10-01', { contact_id: 'c1', account_id: 'hub' }];
    const owned: Entry = ['contact.created', '2026-10-01', { contact_id: 'c1', account_id: 'hub', owner_id: 'su' }];
    const entries = [tagged('c1', '2026-10-07', 'ad'), assigned('c1', '2026-10-08', 'an')];
    expect(routed([known, ...entries])?.[0]?.transferredAt).not.toBeNull();
    expect(routed([owned, ...entries])?.[0]?.transferredAt).toBeNull();
  });

  it('counts what has the very same time, whatever its id', () => {
    const entries = [
      tagged('c1', '2026-10-07', 'called'),
      assigned('c1', '2026-10-07', 'an', 'hub'),
      entered('c1', '2026-10-07', 's1'),
      tagged('c1', '2026-10-07', 'ad'),
    ];
    expect(routed(entries)?.[0]).toMatchObject({
      takenUpAt: { sub: '' },
      transferredAt: { sub: '' },
      conversion1At: { sub: '' },
    });
  });

  it('takes a later stage for the earlier ones too, but only since acquisition', () => {
    const entries = [
      entered('c1', '2026-10-06', 's1'),
      tagged('c1', '2026-10-07', 'ad'),
      entered('c1', '2026-10-09', 's2'),
      entered('c1', '2026-10-10', 's1'),
    ];
    const second = { ms: Date.UTC(2026, 9, 9, 12), sub: '' };
    expect(routed(entries)?.[0]).toMatchObject({ conversion1At: second, conversion2At: second, finalAt: null });
  });

  it('ends at the midnight of the generation’s day, for what had come by then', () => {
    const late = [tagged('c1', '2026-10-19T21:59:59Z', 'ad'), tagged('c2', '2026-10-19T22:00:00Z', 'ad')];
    expect(routed(late)).toMatchObject([{ contactId: 'c1' }]);
    const list = events([SET, tagged('c1', '2026-10-07', 'ad')]).map(
      (event): Delivery => ({ event, receivedAt: event.id === 'e002' ? '2026-10-19T22:15:01Z' : event.time }),
    );
    expect(routingOf('lr', list, [generation('2026-10-20')], CONFIG)?.contacts).toEqual([]);
    expect(routingOf('lr', list, [generation('2026-10-20'), generation('2026-10-21')], CONFIG)?.contacts).toHaveLength(
      1,
    );
  });
});

describe('lead routing views', () => {
  /** c1 all the way with an, c2 transferred to su, c3 taken up without transfer, c4 acquired in September. */
  const HISTORY: Entry[] = [
    tagged('c1', '2026-10-07T12:00:00Z', 'ad'),
    assigned('c1', '2026-10-07T18:00:00Z', 'an', 'hub'),
    tagged('c1', '2026-10-08', 'called'),
    entered('c1', '2026-10-09', 's3'),
    tagged('c2', '2026-10-07T12:00:00Z', 'site'),
    assigned('c2', '2026-10-08T12:00:00Z', 'su', 'hub'),
    entered('c2', '2026-10-09', 's1'),
    tagged('c3', '2026-10-10', 'ad'),
    tagged('c3', '2026-10-11', 'called'),
    tagged('c4', '2026-09-10', 'ad'),
    assigned('c4', '2026-10-08', 'an', 'hub'),
  ];
  const deliveries = deliver(events([SET, ...HISTORY]));
  const now = observe(deliveries, CONFIG);
  const routing = routingOf('lr', deliveries, [generation('2026-10-20')], CONFIG);
  const view = (name: Parameters<typeof routingAnswer>[2], salesperson = '') =>
    routingAnswer(now, routing, name, { ...OCTOBER, salesperson });

  it('count each milestone by its own time', () => {
    expect(view('lead_routing_basics')).toEqual([{ acquired: 3, transferred: 3, taken_up: 1, per_salesperson: 1.5 }]);
    expect(view('lead_routing_daily')).toEqual([
      { day: '2026-10-07', acquired: 2, transferred: 1, taken_up: 0 },
      { day: '2026-10-08', acquired: 0, transferred: 2, taken_up: 1 },
      { day: '2026-10-10', acquired: 1, transferred: 0, taken_up: 0 },
    ]);
    expect(view('lead_routing_sources')).toEqual([
      { source_tag: 'ad', acquired: 2 },
      { source_tag: 'site', acquired: 1 },
    ]);
  });

  it('nest the flow of those acquired in the period', () => {
    const row = (
      stage_order: number,
      stage: string,
      contacts: number,
      dropped: number,
      hours: number | null = null,
    ) => ({
      stage_order,
      stage,
      contacts,
      dropped,
      average_hours_to_transfer: hours,
    });
    expect(view('lead_routing_flow')).toEqual([
      row(1, 'acquired', 3, 0),
      row(2, 'transferred', 2, 1, 15),
      row(3, 'taken_up', 1, 1),
      row(4, 'conversion_1', 1, 0),
      row(5, 'conversion_2', 1, 0),
      row(6, 'final', 1, 0),
    ]);
    expect(view('lead_routing_flow', 'su').slice(0, 3)).toEqual([
      row(1, 'acquired', 3, 0),
      row(2, 'transferred', 1, 2, 24),
      row(3, 'taken_up', 0, 1),
    ]);
  });

  it('show every salesperson and every tag of the report', () => {
    const none = { transferred: 0, taken_up: 0, conversion_1: 0, conversion_2: 0, final: 0 };
    const allTheWay = { transferred: 1, taken_up: 1, conversion_1: 1, conversion_2: 1, final: 1 };
    expect(view('lead_routing_salespeople')).toEqual([
      { salesperson_id: 'an', salesperson_name: '(none)', ...allTheWay },
      { salesperson_id: 'su', salesperson_name: '(none)', ...none, transferred: 1 },
    ]);
    expect(view('lead_routing_salesperson', 'an')).toEqual([
      { source_tag: 'ad', ...allTheWay },
      { source_tag: 'site', ...none },
    ]);
  });

  it('have no rows before the first generation', () => {
    const before = routingOf('lr', deliveries, [], CONFIG);
    expect(before).toBeNull();
    expect(routingAnswer(now, before, 'lead_routing_basics', OCTOBER)).toEqual([]);
    const monday = events([['lead_report.set', '2026-10-20', REPORT]]);
    expect(routingOf('lr', deliver(monday), [generation('2026-10-20')], CONFIG)).toBeNull();
  });
});

describe('the configuration of a report', () => {
  const versions = (...later: Partial<typeof REPORT>[]): CloudEvent[] =>
    events([
      SET,
      ...later.map((change, index): Entry => ['lead_report.set', `2026-10-${12 + index}`, { ...REPORT, ...change }]),
    ]);
  const report = (list: CloudEvent[], ...days: string[]) =>
    leadReportOf('lr', deliver(list), days.map(generation), CONFIG);

  it('may change at will until its first generation', () => {
    const changed = report(versions({ salespeople: ['su'] }));
    expect(changed).toMatchObject({ config: { salespeople: ['su'] }, refused: [], generations: [] });
  });

  it('is frozen as of its first generation’s midnight; only active and name may change', () => {
    const list = versions({ name: 'New name', active: false }, { name: 'Refused', salespeople: ['su'] });
    const frozen = report(list, '2026-10-06', '2026-10-07');
    expect(frozen).toMatchObject({ name: 'New name', active: false, config: { salespeople: ['an', 'su'] } });
    expect(frozen ? frozenReportRefusals([frozen]) : []).toEqual([
      {
        refused_at: '2026-10-13T12:00:00.000Z',
        rule: 'frozen_report',
        event_source: '/crm/test',
        event_id: 'e003',
        entity_id: 'lr',
        by_id: '',
      },
    ]);
    expect(frozen ? leadReports([frozen]) : []).toEqual([
      {
        report_id: 'lr',
        name: 'New name',
        active: 0,
        configured_at: '2026-10-12T12:00:00.000Z',
        generated_at: '2026-10-07T00:15:00+02:00',
        generations: 2,
        frozen: 1,
        last_day: '2026-10-07',
      },
    ]);
  });

  it('refuses a version that came after the first generation, whatever its time', () => {
    const list = versions({ salespeople: ['su'] });
    const late = list.map(
      (event): Delivery => ({ event, receivedAt: event.id === 'e002' ? '2026-10-15T00:00:00Z' : event.time }),
    );
    expect(leadReportOf('lr', late, [generation('2026-10-14')], CONFIG)).toMatchObject({
      config: { salespeople: ['an', 'su'] },
      refused: [{ id: 'e002' }],
    });
  });
});
