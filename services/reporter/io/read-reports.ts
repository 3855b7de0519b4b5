import type { ClickHouseClient } from '../../shared/clickhouse.ts';
import type { KnownReport, RoutingConfig } from '../model.ts';

type ConfigCells = [
  sourceTags: string[],
  forwardedFrom: string,
  salespeople: string[],
  firstContactTag: string,
  conversionStage1: string,
  conversionStage2: string,
  finalStage: string,
];
type VersionLine = [
  reportId: string,
  fingerprint: string,
  timeMs: string,
  receivedAtMs: string,
  active: number,
  applied: number,
  config: ConfigCells,
];
type GenerationLine = [reportId: string, day: string, config: ConfigCells, knownVersions: string[]];

const CONFIG =
  'tuple(source_tags, forwarded_from, salespeople, first_contact_tag, conversion_stage_1, conversion_stage_2, final_stage)';

const VERSIONS = `
  select report_id, fingerprint, toUnixTimestamp64Milli(time), toUnixTimestamp64Milli(received_at), active, applied, ${CONFIG}
  from lead_report_versions
  order by report_id, time, time_sub, source, id`;

const GENERATIONS = `
  select report_id, toString(day), ${CONFIG}, known_versions
  from lead_report_generations
  order by report_id, day`;

const configOf = ([
  sourceTags,
  forwardedFrom,
  salespeople,
  firstContactTag,
  conversionStage1,
  conversionStage2,
  finalStage,
]: ConfigCells): RoutingConfig => ({
  sourceTags,
  forwardedFrom,
  salespeople,
  firstContactTag,
  conversionStage1,
  conversionStage2,
  finalStage,
});

/** Every lead report that the directory knows, with its versions and generations, by report_id. */
export async function readReports(client: ClickHouseClient): Promise<KnownReport[]> {
  const lines = async <T>(query: string): Promise<T[]> =>
    (await client.query({ query, format: 'JSONCompactEachRow' })).json<T>();
  // Generations first: a version that a generation read later would refuse is then at worst planned with, never the other way round.
  const generations = await lines<GenerationLine>(GENERATIONS);
  const versions = await lines<VersionLine>(VERSIONS);

  const reports = new Map<string, KnownReport>();
  for (const [reportId, fingerprint, timeMs, receivedAtMs, active, applied, config] of versions) {
    const report = reports.get(reportId) ?? { reportId, versions: [], days: [], frozen: undefined };
    reports.set(reportId, report);
    report.versions.push({
      fingerprint,
      timeMs: Number(timeMs),
      receivedAtMs: Number(receivedAtMs),
      active: active === 1,
      applied: applied === 1,
      config: configOf(config),
    });
  }
  for (const [reportId, day, config, knownVersions] of generations) {
    const report = reports.get(reportId);
    report?.days.push(day);
    if (report) report.frozen ??= { config: configOf(config), knownVersions };
  }
  return [...reports.values()];
}
