import type { EventPosition } from '../../schemas/compare.ts';

/** What a lead report counts. Tags and salespeople are sets: sorted, each once. */
export interface RoutingConfig {
  sourceTags: string[];
  forwardedFrom: string;
  salespeople: string[];
  firstContactTag: string;
  conversionStage1: string;
  conversionStage2: string;
  finalStage: string;
}

/** One version of a lead report, as `lead_report_versions` gives it. */
export interface ReportVersion {
  /** Tells versions apart: identity, time and configuration. Decimal text of 64 bits. */
  fingerprint: string;
  timeMs: number;
  receivedAtMs: number;
  active: boolean;
  /** False: refused, as it would change a frozen report. */
  applied: boolean;
  config: RoutingConfig;
}

/** A lead report as ClickHouse knows it now. */
export interface KnownReport {
  reportId: string;
  /** By (time, source, id). */
  versions: ReportVersion[];
  /** Days that were generated, `YYYY-MM-DD`, in order. */
  days: string[];
  /** Configuration of the first generation, frozen since. */
  frozen: { config: RoutingConfig; knownVersions: string[] } | undefined;
}

/** One generation that is to be made: report and day, over events before `beforeMs`. */
export interface GenerationTask {
  reportId: string;
  /** Business day, `YYYY-MM-DD`. */
  day: string;
  /** The instant at which that day begins. */
  beforeMs: number;
  config: RoutingConfig;
  knownVersions: string[];
  /** Whether its contacts will be read: it is the report's newest. Of the others only their count is kept. */
  newest: boolean;
}

/** An event of a contact, with nothing but what decides its way through a report. */
export type ContactEvent = EventPosition &
  (
    | { kind: 'tagged'; tag: string }
    | { kind: 'assigned'; toId: string; fromId: string | undefined }
    | { kind: 'entered'; stageId: string }
    /** undefined: not said; null: cleared. */
    | { kind: 'created' | 'updated'; ownerId: string | null | undefined; accountId: string | null | undefined }
  );

/** What became of a contact that a report acquired. Times are epoch milliseconds. */
export interface RoutedContact {
  sourceTag: string;
  acquiredAtMs: number;
  transferredAtMs: number | undefined;
  /** The last of the report's salespeople it was assigned to; undefined before the transfer. */
  salespersonId: string | undefined;
  takenUpAtMs: number | undefined;
  conversion1AtMs: number | undefined;
  conversion2AtMs: number | undefined;
  finalAtMs: number | undefined;
}
