import { type BackOff, backOffMs, pause } from '../shared/back-off.ts';
import { LeadstreamError, messageOf } from '../shared/errors.ts';
import type { Readiness } from '../shared/http/operations.ts';
import type { Logger } from '../shared/log.ts';
import { type GenerateContext, generate } from './generate.ts';
import { dropOldRuns } from './io/housekeeping.ts';
import { readReports } from './io/read-reports.ts';
import type { ReporterMetrics } from './metrics.ts';
import type { GenerationTask } from './model.ts';
import { calendarOf } from './on-request.ts';
import { dueTasks } from './plan/due.ts';

/** 20 s: what the daily alarm misses (the machine slept, the clock was set) is noticed soon; a look costs two small queries. */
const LOOK_EVERY_MS = 20_000;
/** 10 s: a ClickHouse that is back is noticed before the next look. */
const BACK_OFF: BackOff = { firstMs: 400, longestMs: 10_000 };
const LOG_EVERY_MS = 5_000;

export interface ReporterOptions extends GenerateContext {
  log: Logger;
  metrics: ReporterMetrics;
  signal: AbortSignal;
  /** Called before generations are made, so that what was accepted by then is readable. */
  waitUntilReadable: () => Promise<void>;
}

/** Makes every generation that is due, once, for as long as it runs. Any number of them may run at once. */
export function createReporter(options: ReporterOptions) {
  const { client, config, now, log, metrics, signal } = options;
  const calendar = calendarOf(config);
  let readiness: Readiness = { ready: false, reason: 'starting' };
  let wake = new AbortController();

  async function look(): Promise<GenerationTask[]> {
    const tasks = dueTasks(await readReports(client), now(), calendar);
    readiness = { ready: true };
    metrics.missing.set(tasks.length);
    const oldest = Math.min(...tasks.map(({ day }) => calendar.dueAt(day)));
    metrics.oldestMissing.set(Number.isFinite(oldest) ? Math.max(0, (now() - oldest) / 1_000) : 0);
    return tasks;
  }

  /**
   * Makes what is due now, oldest first, and clears up.
   * @returns how many generations were made
   * @throws LeadstreamError `ABORTED`; errors of ClickHouse: call it again
   */
  async function tick(): Promise<number> {
    let made = 0;
    let waited = false;
    for (let tasks = await look(); tasks.length > 0; tasks = await look()) {
      if (!waited) await options.waitUntilReadable();
      waited = true;
      made += await makeAll(tasks);
    }
    if (made > 0) {
      const dropped = await dropOldRuns(client, config, now());
      if (dropped.length > 0) log.info({ runs: dropped.length }, 'dropped contacts that nobody reads any more');
    }
    return made;
  }

  async function makeAll(tasks: readonly GenerationTask[]): Promise<number> {
    const startedAt = performance.now();
    let loggedAt = startedAt;
    const reports = new Set(tasks.map(({ reportId }) => reportId)).size;
    log.info({ generations: tasks.length, reports, first: tasks[0]?.day, last: tasks.at(-1)?.day }, 'generating');
    const results = await generate(
      {
        ...options,
        onProgress(share, contacts) {
          if (performance.now() - loggedAt < LOG_EVERY_MS) return;
          loggedAt = performance.now();
          log.info({ percent: Math.floor(share * 100), contacts }, 'generating');
        },
      },
      tasks,
    );
    const seconds = (performance.now() - startedAt) / 1_000;
    const made = results.filter(({ outcome }) => outcome === 'made');
    metrics.seconds.observe(seconds);
    metrics.generations.inc(made.length);
    if (made.length > 0) metrics.lastMade.set(now() / 1_000);
    for (const { task, outcome, contacts } of results) {
      log.info({ report: task.reportId, day: task.day, outcome, contacts }, 'generation');
    }
    log.info(
      { made: made.length, there: results.length - made.length, seconds: Math.round(seconds * 10) / 10 },
      'generated',
    );
    return made.length;
  }

  /** Looks at once, then every 20 s and when it is told to, until the signal says stop. Failures are tried again for ever. */
  async function run(): Promise<void> {
    for (let failures = 0; !signal.aborted; ) {
      try {
        await tick();
        failures = 0;
      } catch (error) {
        if (signal.aborted) return;
        metrics.failures.inc();
        readiness = { ready: false, reason: messageOf(error) };
        const code = error instanceof LeadstreamError ? error.code : undefined;
        log.warn({ error: messageOf(error), code, attempt: failures }, 'could not generate what is due, trying again');
        failures++;
      }
      wake = new AbortController();
      const waitMs = failures > 0 ? backOffMs(BACK_OFF, failures) : LOOK_EVERY_MS;
      // Told to stop or to look: both end the pause.
      await pause(waitMs, AbortSignal.any([signal, wake.signal])).catch(() => {});
    }
  }

  return {
    tick,
    run,
    /** Ends the pause between two looks. */
    wake: () => wake.abort(),
    readiness: (): Readiness => readiness,
  };
}
