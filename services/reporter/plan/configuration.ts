import type { KnownReport, RoutingConfig } from '../model.ts';

/** What a generation is made with, and which versions had been applied by it. */
export interface Configuration {
  config: RoutingConfig;
  knownVersions: string[];
}

/**
 * The configuration of a report's generation over what was before an instant (docs/contract/metrics.md, "Daily snapshots"): the frozen one if there was a generation
 * before, else the last version by (time, source, id) before that instant. Pure.
 * @returns undefined if there was none before it
 */
export function configurationBefore(report: KnownReport, beforeMs: number): Configuration | undefined {
  if (report.frozen) return report.frozen;
  const known = report.versions.filter(({ timeMs }) => timeMs < beforeMs);
  const last = known.at(-1);
  return last && { config: last.config, knownVersions: known.map(({ fingerprint }) => fingerprint) };
}
