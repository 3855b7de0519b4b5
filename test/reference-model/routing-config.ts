/** The configuration of a lead report: at will until its first generation, frozen from then on. */
import { compareInstants, dayOf, type Instant, instantOf } from './calendar.ts';
import { type Data, flag, text, texts } from './fields.ts';
import type { Config } from './model.ts';
import { compareEvents, type Delivery, type Seen, settle } from './normalise.ts';

/** One generation that ran: over events before 00:00 of the business day `day` that had come by `generatedAt`. */
export interface Generation {
  /** 'YYYY-MM-DD' */
  readonly day: string;
  /** RFC 3339 */
  readonly generatedAt: string;
}

export interface ReportConfig {
  readonly sourceTags: readonly string[];
  readonly forwardedFrom: string;
  readonly salespeople: readonly string[];
  readonly firstContactTag: string;
  readonly conversionStage1: string;
  readonly conversionStage2: string;
  readonly finalStage: string;
}

export interface LeadReport {
  readonly reportId: string;
  readonly name: string | null;
  readonly active: boolean;
  /** The `time` of the last applied version. */
  readonly configuredAt: Instant;
  readonly config: ReportConfig;
  readonly refused: readonly Seen[];
  readonly generations: readonly Generation[];
}

/** Null if the report isn't known. `generations`: those of this report, in any order. */
export function leadReportOf(
  reportId: string,
  deliveries: readonly Delivery[],
  generations: readonly Generation[],
  config: Config,
): LeadReport | null {
  const ordered = [...generations].sort((a, b) => (a.day < b.day ? -1 : 1));
  const versions = versionsOf(reportId, deliveries);
  const [firstGeneration] = ordered;
  const frozen = firstGeneration
    ? (versionsOf(reportId, receivedBy(deliveries, firstGeneration.generatedAt))
        .filter((version) => dayOf(version.at, config.timezone) < firstGeneration.day)
        .at(-1) ?? null)
    : null;

  const applied = versions.filter(
    (version) => frozen === null || wasThere(version, frozen) || sameButActiveAndName(version.data, frozen.data),
  );
  const last = applied.at(-1);
  if (!last) return null;
  return {
    reportId,
    name: text(last.data, 'name') ?? null,
    active: flag(last.data, 'active'),
    configuredAt: last.at,
    config: reportConfig((frozen ?? last).data),
    refused: versions.filter((version) => !applied.includes(version)),
    generations: frozen ? ordered : [],
  };

  /** Known to the first generation: it was applied in its turn, whatever it changed. */
  function wasThere(version: Seen, freeze: Seen): boolean {
    if (!firstGeneration || compareEvents(version, freeze) > 0) return false;
    return version.receivedAt === null || !after(version.receivedAt, firstGeneration.generatedAt);
  }
}

/** The deliveries that had come by an instant. */
export function receivedBy(deliveries: readonly Delivery[], instant: string): Delivery[] {
  return deliveries.filter(({ receivedAt }) => receivedAt === undefined || !after(receivedAt, instant));
}

function versionsOf(reportId: string, deliveries: readonly Delivery[]): Seen[] {
  return settle(deliveries).events.filter(
    ({ type, data }) => type === 'crm.lead_report.set' && text(data, 'report_id') === reportId,
  );
}

function reportConfig(data: Data): ReportConfig {
  return {
    sourceTags: [...new Set(texts(data, 'source_tags'))],
    forwardedFrom: text(data, 'forwarded_from') ?? '',
    salespeople: [...new Set(texts(data, 'salespeople'))],
    firstContactTag: text(data, 'first_contact_tag') ?? '',
    conversionStage1: text(data, 'conversion_stage_1') ?? '',
    conversionStage2: text(data, 'conversion_stage_2') ?? '',
    finalStage: text(data, 'final_stage') ?? '',
  };
}

/** Tags and salespeople are sets: another order changes nothing. */
function sameButActiveAndName(a: Data, b: Data): boolean {
  const comparable = (data: Data) => {
    const { sourceTags, salespeople, ...rest } = reportConfig(data);
    return JSON.stringify({ ...rest, sourceTags: [...sourceTags].sort(), salespeople: [...salespeople].sort() });
  };
  return comparable(a) === comparable(b);
}

function after(a: string, b: string): boolean {
  return compareInstants(instantOf(a), instantOf(b)) > 0;
}
