import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** What the reporter tells Prometheus. No labels: reports are an installation's own, and may be many. */
export function createReporterMetrics(registry: Registry) {
  const registers = [registry];
  return {
    generations: new Counter({
      name: 'leadstream_report_generations_total',
      help: 'Generations made by this process',
      registers,
    }),
    failures: new Counter({
      name: 'leadstream_report_failures_total',
      help: 'Looks for due generations, or attempts at them, that failed and are tried again',
      registers,
    }),
    seconds: new Histogram({
      name: 'leadstream_report_generation_seconds',
      help: 'Time of one pass over all contacts, for all generations that were due',
      buckets: [0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900, 1_800, 3_600],
      registers,
    }),
    missing: new Gauge({
      name: 'leadstream_report_missing_generations',
      help: 'Generations that are due and not made, as of the last look',
      registers,
    }),
    oldestMissing: new Gauge({
      name: 'leadstream_report_oldest_missing_seconds',
      help: 'For how long the oldest missing generation has been due, as of the last look; 0: none is missing',
      registers,
    }),
    lastMade: new Gauge({
      name: 'leadstream_report_last_generation_timestamp_seconds',
      help: 'When this process last made a generation',
      registers,
    }),
  };
}

export type ReporterMetrics = ReturnType<typeof createReporterMetrics>;
