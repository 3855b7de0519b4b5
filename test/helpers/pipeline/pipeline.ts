import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBusinessTime } from '../../../services/enricher/derive/business-time.ts';
import { createSink } from '../../../services/enricher/io/sink.ts';
import { createLogger } from '../../../services/shared/log.ts';
import type { Installation } from '../stack.ts';
import { persistDirectory } from './directory-writer.ts';
import { Crash } from './faulty-sink.ts';
import type { Action } from './plan.ts';
import { createTopics, type Produced, produce, type Topics } from './topics.ts';
import { type Surroundings, WorkerRun } from './worker-run.ts';

export interface PipelineOptions {
  readonly partitions?: number;
  /** Decoded events that a worker keeps in memory; few, so that sets are also read back. */
  readonly cachedEvents?: number;
}

let runs = 0;

/**
 * The enricher in this process, on the real ClickHouse of an installation (whose tables it expects empty): what arrives goes
 * through the real code, step by step as the plan says, and is then finished, late writers last.
 * @returns the topics as they are in the end, for reconciling
 */
export async function runPipeline(
  installation: Installation,
  arrivals: readonly Produced[],
  plan: readonly Action[],
  options: PipelineOptions = {},
): Promise<Topics> {
  runs++;
  const log = createLogger('test', 'fatal');
  const folder = mkdtempSync(join(tmpdir(), 'leadstream-pipeline-'));
  const around: Surroundings = {
    client: installation.clickhouse,
    sink: createSink(installation.clickhouse, log, new AbortController().signal, () => {}),
    // A separate name: ClickHouse remembers the tokens of blocks, also of truncated tables.
    topics: createTopics(`${installation.prefix}-${runs}`, options.partitions ?? 2),
    log,
    dayOf: createBusinessTime(installation.config.timeZone).dayOf,
    baseCurrency: installation.config.baseCurrency,
  };
  const pipeline = new Pipeline(around, folder, options.cachedEvents ?? 20, [...arrivals]);
  try {
    await pipeline.perform(plan);
  } finally {
    await pipeline.end();
    rmSync(folder, { recursive: true, force: true });
  }
  return around.topics;
}

class Pipeline {
  readonly #around: Surroundings;
  readonly #folder: string;
  readonly #cachedEvents: number;
  readonly #arrivals: Produced[];
  #worker: WorkerRun | undefined;
  readonly #overtaken: WorkerRun[] = [];
  readonly #ended: WorkerRun[] = [];

  constructor(around: Surroundings, folder: string, cachedEvents: number, arrivals: Produced[]) {
    this.#around = around;
    this.#folder = folder;
    this.#cachedEvents = cachedEvents;
    this.#arrivals = arrivals;
  }

  async perform(plan: readonly Action[]): Promise<void> {
    for (const action of plan) await this.#act(action);
    this.#arrive(this.#arrivals.length);
    await persistDirectory(this.#around);
    await (await this.#current()).finish();
    while (this.#overtaken.length > 0) await this.#wake();
    // A late writer may have forwarded misplaced records.
    await (await this.#current()).finish();
    const faults = (await this.#current()).indexFaults();
    if (faults.length > 0) throw new Error(`the index of lookups is wrong: ${faults.join('; ')}`);
  }

  async #act(action: Action): Promise<void> {
    switch (action.do) {
      case 'arrive':
        return this.#arrive(action.count);
      case 'persist':
        await this.#surviving(() => persistDirectory(this.#around, action.crashAfter));
        return;
      case 'follow':
        return (await this.#current()).followDirectory();
      case 'batch': {
        const worker = await this.#current();
        const { crash, count, disk } = action;
        if (!(await this.#surviving(() => worker.batch(count, crash)))) await this.#restart(disk);
        return;
      }
      case 'rederive': {
        const worker = await this.#current();
        if (!(await this.#surviving(() => worker.rederive(action.crashAfter)))) await this.#restart(action.disk);
        return;
      }
      case 'steps': {
        const worker = await this.#current();
        if (!(await this.#surviving(() => worker.steps(action.count)))) await this.#restart(action.disk);
        return;
      }
      case 'restart':
        return this.#restart(action.disk);
      case 'overtake': {
        const worker = await this.#current();
        await worker.stall(action.what, action.count, action.after);
        this.#overtaken.push(worker);
        this.#worker = await this.#start(action.disk);
        return;
      }
      case 'wake':
        return this.#wake();
    }
  }

  #arrive(count: number): void {
    for (const arrival of this.#arrivals.splice(0, count)) produce(this.#around.topics, arrival);
  }

  /** @returns false if the process died as planned */
  async #surviving(step: () => Promise<unknown>): Promise<boolean> {
    try {
      await step();
      return true;
    } catch (error) {
      if (error instanceof Crash) return false;
      throw error;
    }
  }

  async #current(): Promise<WorkerRun> {
    this.#worker ??= await this.#start(0);
    return this.#worker;
  }

  #start(disk: number): Promise<WorkerRun> {
    return WorkerRun.start(this.#around, join(this.#folder, String(disk)), this.#cachedEvents);
  }

  async #restart(disk: number): Promise<void> {
    if (this.#worker) this.#ended.push(this.#worker);
    this.#worker = undefined;
    this.#worker = await this.#start(disk);
  }

  async #wake(): Promise<void> {
    const worker = this.#overtaken.shift();
    if (!worker) return;
    await worker.wake();
    this.#ended.push(worker);
  }

  /** Stores are closed last: two workers of this process that share a disk share its memory map too. */
  async end(): Promise<void> {
    const all = [...this.#ended, ...this.#overtaken, ...(this.#worker ? [this.#worker] : [])];
    for (const worker of all) await worker.end();
  }
}
