/** Lead routing: `lead_reports`, `lead_routing_*`. */
import { dayOf, type Instant, iso, type Period, within } from '../calendar.ts';
import { orNone, ratio } from '../fields.ts';
import type { ReferenceModel } from '../model.ts';
import type { RoutedContact, Routing } from '../routing.ts';
import type { LeadReport } from '../routing-config.ts';
import { by } from './rows.ts';

export interface SalespersonParams extends Period {
  /** '' means all. */
  readonly salesperson: string;
}

/** Reports known to the directory, by report_id; `generated_at` as given with the generation. */
export function leadReports(reports: readonly LeadReport[]) {
  return reports
    .map((report) => ({
      report_id: report.reportId,
      name: orNone(report.name),
      active: report.active ? 1 : 0,
      configured_at: iso(report.configuredAt),
      generated_at: report.generations.at(-1)?.generatedAt ?? null,
      generations: report.generations.length,
      frozen: report.generations.length > 0 ? 1 : 0,
      last_day: report.generations.at(-1)?.day ?? null,
    }))
    .sort(by('report_id'));
}

/** The versions of reports that came after the freeze and changed more than `active` and `name`. */
export function frozenReportRefusals(reports: readonly LeadReport[]) {
  return reports
    .flatMap((report) =>
      report.refused.map((event) => ({
        refused_at: iso(event.at),
        rule: 'frozen_report',
        event_source: event.source,
        event_id: event.id,
        entity_id: report.reportId,
        by_id: '',
      })),
    )
    .sort(by('refused_at', 'event_source', 'event_id'));
}

/** One row; each counted by its own time. */
export function leadRoutingBasics(model: ReferenceModel, routing: Routing | null, period: Period) {
  if (!routing) return [];
  const transferred = countIn(model, routing, period, (contact) => contact.transferredAt);
  return [
    {
      acquired: countIn(model, routing, period, (contact) => contact.acquiredAt),
      transferred,
      taken_up: countIn(model, routing, period, (contact) => contact.takenUpAt),
      per_salesperson: ratio(transferred, routing.report.config.salespeople.length),
    },
  ];
}

/** A row per day on which something happened, by day. */
export function leadRoutingDaily(model: ReferenceModel, routing: Routing | null, period: Period) {
  if (!routing) return [];
  const { timezone } = model.config;
  const milestones = routing.contacts.flatMap(({ acquiredAt, transferredAt, takenUpAt }) => [
    { milestone: 'acquired', at: acquiredAt },
    { milestone: 'transferred', at: transferredAt },
    { milestone: 'taken_up', at: takenUpAt },
  ]);
  const dated = milestones.flatMap(({ milestone, at }) => (at ? [{ milestone, day: dayOf(at, timezone) }] : []));
  const days = new Set(dated.map(({ day }) => day).filter((day) => within(day, period)));
  const count = (day: string, milestone: string) =>
    dated.filter((one) => one.day === day && one.milestone === milestone).length;
  return [...days]
    .map((day) => ({
      day,
      acquired: count(day, 'acquired'),
      transferred: count(day, 'transferred'),
      taken_up: count(day, 'taken_up'),
    }))
    .sort(by('day'));
}

/** Every tag of the report. */
export function leadRoutingSources(model: ReferenceModel, routing: Routing | null, period: Period) {
  if (!routing) return [];
  const cohort = acquiredIn(model, routing, period);
  return routing.report.config.sourceTags
    .map((tag) => ({ source_tag: tag, acquired: cohort.filter(({ sourceTag }) => sourceTag === tag).length }))
    .sort(by('source_tag'));
}

/** Six rows: a nested cohort; for one salesperson `acquired` still counts all. */
export function leadRoutingFlow(model: ReferenceModel, routing: Routing | null, params: SalespersonParams) {
  if (!routing) return [];
  const cohort = acquiredIn(model, routing, params);
  const stages = nested(cohort, (contact) => ofSalesperson(contact, params.salesperson));
  const rows = [{ stage: 'acquired', contacts: cohort }, ...stages];
  const hours = (rows[1]?.contacts ?? []).map(({ acquiredAt, transferredAt }) =>
    transferredAt ? (transferredAt.ms - acquiredAt.ms) / 3_600_000 : 0,
  );
  return rows.map(({ stage, contacts }, index) => ({
    stage_order: index + 1,
    stage,
    contacts: contacts.length,
    dropped: (rows[index - 1] ?? { contacts }).contacts.length - contacts.length,
    average_hours_to_transfer:
      stage === 'transferred' && hours.length > 0 ? hours.reduce((a, b) => a + b, 0) / hours.length : null,
  }));
}

/** Every salesperson of the report; nested. */
export function leadRoutingSalespeople(model: ReferenceModel, routing: Routing | null, period: Period) {
  if (!routing) return [];
  const cohort = acquiredIn(model, routing, period);
  return routing.report.config.salespeople
    .map((id) => ({
      salesperson_id: id,
      salesperson_name: orNone(model.directory.salespeople.get(id)?.name),
      ...counts(cohort, (contact) => ofSalesperson(contact, id)),
    }))
    .sort(by('salesperson_id'));
}

/** Every tag of the report; nested. */
export function leadRoutingSalesperson(model: ReferenceModel, routing: Routing | null, params: SalespersonParams) {
  if (!routing) return [];
  const cohort = acquiredIn(model, routing, params);
  return routing.report.config.sourceTags
    .map((tag) => ({
      source_tag: tag,
      ...counts(cohort, (contact) => contact.sourceTag === tag && ofSalesperson(contact, params.salesperson)),
    }))
    .sort(by('source_tag'));
}

function counts(cohort: readonly RoutedContact[], belongs: (contact: RoutedContact) => boolean) {
  const [transferred, takenUp, conversion1, conversion2, final] = nested(cohort, belongs);
  return {
    transferred: transferred?.contacts.length ?? 0,
    taken_up: takenUp?.contacts.length ?? 0,
    conversion_1: conversion1?.contacts.length ?? 0,
    conversion_2: conversion2?.contacts.length ?? 0,
    final: final?.contacts.length ?? 0,
  };
}

/** Each stage after `acquired` only counts contacts that reached the one before it. */
function nested(cohort: readonly RoutedContact[], belongs: (contact: RoutedContact) => boolean) {
  const milestones: [string, (contact: RoutedContact) => Instant | null][] = [
    ['transferred', (contact) => contact.transferredAt],
    ['taken_up', (contact) => contact.takenUpAt],
    ['conversion_1', (contact) => contact.conversion1At],
    ['conversion_2', (contact) => contact.conversion2At],
    ['final', (contact) => contact.finalAt],
  ];
  let contacts = cohort.filter(belongs);
  return milestones.map(([stage, reached]) => {
    contacts = contacts.filter((contact) => reached(contact) !== null);
    return { stage, contacts };
  });
}

function ofSalesperson({ salespersonId }: RoutedContact, salesperson: string): boolean {
  return salesperson === '' || salespersonId === salesperson;
}

function acquiredIn(model: ReferenceModel, routing: Routing, period: Period): RoutedContact[] {
  return routing.contacts.filter(({ acquiredAt }) => within(dayOf(acquiredAt, model.config.timezone), period));
}

function countIn(
  model: ReferenceModel,
  routing: Routing,
  period: Period,
  time: (contact: RoutedContact) => Instant | null,
) {
  return routing.contacts.filter((contact) => {
    const at = time(contact);
    return at !== null && within(dayOf(at, model.config.timezone), period);
  }).length;
}
