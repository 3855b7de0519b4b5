import { setTimeout as pause } from 'node:timers/promises';
import { Counter, Gauge, type Registry } from 'prom-client';
import { z } from 'zod';
import { type ClickHouseClient, createClickHouse } from '../../shared/clickhouse.ts';
import type { Config } from '../../shared/env.ts';
import { messageOf } from '../../shared/errors.ts';
import type { Logger } from '../../shared/log.ts';
import { createSink } from '../io/sink.ts';
import { createDueFile, isNight, localTime } from './due.ts';
import { countCorruption, detachedParts } from './parts.ts';
import { reconcileTables, type TablesReport, wrongCopyRows, wrongRows } from './run.ts';

const LONG_QUERY_MS = 3_600_000;
/** What a damaged part is found after, at most. */
const LOOK_EVERY_MS = 10_000;
/** While something is wrong, it is looked at again: somebody may have mended it. */
const LOOK_AGAIN_MS = 600_000;
const STOP_WITHIN_MS = 1_000;

export interface BackgroundOptions {
  config: Config;
  registry: Registry;
  log: Logger;
  owned: () => readonly number[];
  isReady: () => boolean;
  whenRoom: (signal: AbortSignal) => Promise<void>;
  lookEveryMs?: number;
}

export interface Background {
  /** What is wrong with the tables, if something is; undefined: nothing that is known. */
  problem(): string | undefined;
  /** An end in good order; what was due stays so. */
  stop(): Promise<void>;
}

const Uptime = z.array(z.object({ started: z.coerce.number() }));

/**
 * Compares tables with what the events make, beside the work and cheaply: after an end without a word (of this worker, or of ClickHouse), when a read met
 * a damaged part, when parts were set aside, and once a night. What is missing or differs is written anew; rows that no event makes are only told.
 */
export function startBackground(options: BackgroundOptions): Background {
  const { config, log } = options;
  const metrics = createMetrics(options.registry);
  const abort = new AbortController();
  const file = createDueFile(config.dataDir, `enricher-${config.ports.metrics}`);
  const before = file.load();
  const state = {
    ...before,
    running: true,
    due: before.running ? (before.due ?? 'the enricher ended unexpectedly') : before.due,
  };
  file.save(state);
  const client = createClickHouse(config.clickhouse, 'reconcile', LONG_QUERY_MS);
  const sink = createSink(client, log, abort.signal, () => {}, options.whenRoom);
  let started: number | undefined;
  let corruption: number | undefined;
  let problem: string | undefined;
  let comparedAtMs = 0;

  /** Why the tables must be compared; undefined: no reason. */
  async function reasonNow(): Promise<string | undefined> {
    const startedBefore = started;
    const corruptionBefore = corruption;
    started = await readStart(client);
    corruption = await countCorruption(client);
    const isRestarted = startedBefore !== undefined && Math.abs(started - startedBefore) > 5;
    if (isRestarted) return 'ClickHouse was started again';
    if (corruption > (corruptionBefore ?? 0)) return 'a part of a table can not be read';
    const parts = (await detachedParts(client)).map(({ table, part }) => `${table}/${part}`);
    if (parts.some((part) => !state.handled.includes(part))) return 'a part of a table was set aside';
    if (problem !== undefined && Date.now() - comparedAtMs > LOOK_AGAIN_MS) return 'something was wrong';
    const isDue = isNight(Date.now(), config.timeZone, config.reconcile.time, state.day);
    return isDue ? 'nightly' : undefined;
  }

  async function compare(reason: string): Promise<void> {
    const owned = options.owned();
    if (owned.length === 0) return;
    log.info({ reason, partitions: owned }, 'comparing tables with what the events make');
    const startedMs = performance.now();
    const report = await reconcileTables({
      config,
      client,
      sink,
      log,
      repair: config.reconcile.repair,
      removeExtra: false,
      everything: false,
      // Tables are everybody's: who has the first partition looks after them.
      checkParts: reason !== 'nightly' && owned.includes(0),
      owned,
      onStep: () => {},
      signal: abort.signal,
    });
    const seconds = (performance.now() - startedMs) / 1_000;
    problem = problemOf(report);
    comparedAtMs = Date.now();
    metrics.done(report, seconds);
    for (const part of report.parts) log.error({ ...part }, 'a part of a table could not be read');
    const told = { reason, seconds, ok: report.ok, repaired: report.repaired, derivedKeys: report.facts.derivedKeys };
    if (report.ok) log.info(told, 'tables hold what the events make');
    else log.error({ ...told, problem }, 'tables do not hold what the events make');
    state.due = undefined;
    const parts = await detachedParts(client);
    if (report.ok) state.handled = parts.map(({ table, part }) => `${table}/${part}`);
    if (reason === 'nightly') state.day = localTime(Date.now(), config.timeZone).day;
    file.save(state);
  }

  async function run(): Promise<void> {
    // The first night is the one after the first start.
    state.day ??= localTime(Date.now(), config.timeZone).day;
    while (!abort.signal.aborted) {
      await pause(options.lookEveryMs ?? LOOK_EVERY_MS, undefined, { signal: abort.signal, ref: false }).catch(
        () => {},
      );
      if (abort.signal.aborted || !options.isReady()) continue;
      try {
        const reason = state.due ?? (await reasonNow());
        if (reason === undefined) continue;
        if (state.due !== reason) file.save({ ...state, due: reason });
        state.due = reason;
        await compare(reason);
      } catch (error) {
        if (abort.signal.aborted) return;
        metrics.failed();
        log.warn({ error: messageOf(error) }, 'tables could not be compared, trying again');
      }
    }
  }

  const running = run();
  return {
    problem: () => problem,
    async stop() {
      abort.abort();
      // A query may run for minutes; what was due is due again after the next start.
      await Promise.race([running, pause(STOP_WITHIN_MS, undefined, { ref: false })]);
      await client.close();
      file.save({ ...state, running: false });
    },
  };
}

async function readStart(client: ClickHouseClient): Promise<number> {
  const query = 'select toString(toUnixTimestamp(now()) - uptime()) as started';
  const result = await client.query({ query, format: 'JSONEachRow' });
  return Uptime.parse(await result.json())[0]?.started ?? 0;
}

function problemOf(report: TablesReport): string | undefined {
  if (report.ok) return undefined;
  const unreadable = report.parts
    .filter(({ state }) => state === 'unreadable')
    .map(({ table, part }) => `${table} ${part}`);
  const texts = [
    report.missingRecords > 0 ? `${report.missingRecords} records are in no table` : '',
    wrongRows(report.facts) > 0 ? `${wrongRows(report.facts)} rows of facts differ from what the events make` : '',
    wrongCopyRows(report.copies) > 0 ? `${wrongCopyRows(report.copies)} rows of copies differ from their tables` : '',
    unreadable.length > 0 ? `parts can not be read: ${unreadable.join(', ')}` : '',
  ];
  return `${texts.filter((text) => text !== '').join('; ')}: see leadstream reconcile`;
}

function createMetrics(registry: Registry) {
  const registers = [registry];
  const ok = new Gauge({
    name: 'leadstream_reconcile_ok',
    help: '1 if tables held what the events make when they were last compared',
    registers,
  });
  const at = new Gauge({
    name: 'leadstream_reconcile_timestamp_seconds',
    help: 'When tables were last compared with what the events make',
    registers,
  });
  const took = new Gauge({ name: 'leadstream_reconcile_seconds', help: 'How long that took', registers });
  const wrong = new Gauge({
    name: 'leadstream_reconcile_wrong_rows',
    help: 'Rows by table that are missing, too many or differ from what the events make',
    labelNames: ['table'],
    registers,
  });
  const repaired = new Counter({ name: 'leadstream_reconcile_repaired_total', help: 'Rows written anew', registers });
  const failures = new Counter({
    name: 'leadstream_reconcile_failures_total',
    help: 'Comparisons of tables that could not be finished',
    registers,
  });
  return {
    failed: () => failures.inc(),
    done(report: TablesReport, seconds: number) {
      ok.set(report.ok ? 1 : 0);
      at.setToCurrentTime();
      took.set(seconds);
      wrong.reset();
      for (const { table, missing, extra, differing } of report.facts.months)
        wrong.inc({ table }, missing + extra + differing);
      for (const { table, months } of report.copies)
        for (const { missing, extra, differing } of months) wrong.inc({ table }, missing + extra + differing);
      if (report.repaired) repaired.inc(report.repaired.rows + report.repaired.copyRows);
    },
  };
}
