/** What happened to each contact that a lead report acquired, as of the report's last generation. */
import { compareInstants, dayOf, type Instant } from './calendar.ts';
import { contactState } from './contacts.ts';
import { text } from './fields.ts';
import { type Config, observe } from './model.ts';
import { type Delivery, firstFirst, type Seen } from './normalise.ts';
import { type Generation, type LeadReport, leadReportOf, type ReportConfig, receivedBy } from './routing-config.ts';

export interface RoutedContact {
  readonly contactId: string;
  readonly sourceTag: string;
  readonly acquiredAt: Instant;
  readonly transferredAt: Instant | null;
  /** The last of the report's salespeople that it was assigned to; null before the transfer. */
  readonly salespersonId: string | null;
  readonly takenUpAt: Instant | null;
  readonly conversion1At: Instant | null;
  readonly conversion2At: Instant | null;
  readonly finalAt: Instant | null;
}

export interface Routing {
  readonly report: LeadReport;
  readonly contacts: readonly RoutedContact[];
}

/** Null before the first generation. */
export function routingOf(
  reportId: string,
  deliveries: readonly Delivery[],
  generations: readonly Generation[],
  config: Config,
): Routing | null {
  const report = leadReportOf(reportId, deliveries, generations, config);
  const generation = report?.generations.at(-1);
  if (!report || !generation) return null;
  const known = observe(receivedBy(deliveries, generation.generatedAt), config);
  const contacts = known.contacts.flatMap((contact) => {
    const events = contact.events.filter(({ at }) => dayOf(at, config.timezone) < generation.day);
    const routed = routedContact(contact.contactId, events, report.config);
    return routed ? [routed] : [];
  });
  return { report, contacts };
}

function routedContact(contactId: string, events: readonly Seen[], report: ReportConfig): RoutedContact | null {
  const acquired = events.find(
    ({ type, data }) => type === 'crm.contact.tagged' && report.sourceTags.includes(text(data, 'tag') ?? ''),
  );
  if (!acquired) return null;
  const since = (start: Instant) => events.filter(({ at }) => compareInstants(at, start) >= 0);

  const transfer = since(acquired.at).find(
    (event) => toSalesperson(event, report) && assignedFrom(event, events) === report.forwardedFrom,
  );
  const salesperson = events.filter((event) => toSalesperson(event, report)).at(-1);
  const takenUp = transfer
    ? since(transfer.at).find(
        ({ type, data }) => type === 'crm.contact.tagged' && text(data, 'tag') === report.firstContactTag,
      )
    : undefined;
  const entered = (...stages: string[]) =>
    since(acquired.at).find(
      ({ type, data }) => type === 'crm.contact.stage_changed' && stages.includes(text(data, 'stage_id') ?? ''),
    )?.at ?? null;
  const { conversionStage1, conversionStage2, finalStage } = report;
  return {
    contactId,
    sourceTag: text(acquired.data, 'tag') ?? '',
    acquiredAt: acquired.at,
    transferredAt: transfer?.at ?? null,
    salespersonId: transfer && salesperson ? (text(salesperson.data, 'to_id') ?? null) : null,
    takenUpAt: takenUp?.at ?? null,
    conversion1At: entered(conversionStage1, conversionStage2, finalStage),
    conversion2At: entered(conversionStage2, finalStage),
    finalAt: entered(finalStage),
  };
}

function toSalesperson({ type, data }: Seen, report: ReportConfig): boolean {
  return type === 'crm.contact.assigned' && report.salespeople.includes(text(data, 'to_id') ?? '');
}

/** As said, else the owner until then, else the account that first received the contact. */
function assignedFrom(assignment: Seen, events: readonly Seen[]): string | null {
  const said = text(assignment.data, 'from_id');
  if (said) return said;
  const { ordered } = firstFirst(
    events.filter(({ type }) => type.startsWith('crm.contact.')),
    'crm.contact.created',
  );
  const until = contactState(ordered.slice(0, ordered.indexOf(assignment)));
  return until.owner ?? contactState(events).account;
}
