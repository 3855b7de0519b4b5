import type { ClickHouseClient } from '../shared/clickhouse.ts';
import type { Config } from '../shared/env.ts';
import { LeadstreamError } from '../shared/errors.ts';
import { type ContactRange, contactRanges } from './io/contact-ranges.ts';
import { dropRun } from './io/housekeeping.ts';
import { type ContactWay, readContacts } from './io/read-contacts.ts';
import { newRun } from './io/runs.ts';
import { insertContacts, type MadeGeneration, type RoutedRow, recordGenerations } from './io/write-generation.ts';
import type { ContactEvent, GenerationTask } from './model.ts';
import { routeContact } from './routing/route-contact.ts';

/** 20,000 contacts a block: 5 MB of JSON. */
const ROWS_A_BLOCK = 20_000;
/** 6 hours: housekeeping takes an attempt for lost after 24. */
const LONGEST_RUN_MS = 6 * 3_600_000;

export interface GenerateContext {
  client: ClickHouseClient;
  config: Config;
  now: () => number;
  signal?: AbortSignal;
  /** Called after every range of contacts. @param share that is done, 0 to 1 */
  onProgress?: (share: number, contacts: number) => void;
}

export interface GenerationResult {
  task: GenerationTask;
  /** `there`: somebody else's generation of that day counts. */
  outcome: 'made' | 'there';
  contacts: number;
}

/** Contacts of one generation on their way to ClickHouse. */
class Attempt {
  readonly run: string;
  readonly task: GenerationTask;
  contacts = 0;
  #rows: RoutedRow[] = [];
  #blocks = 0;
  readonly #client: ClickHouseClient;

  constructor(client: ClickHouseClient, task: GenerationTask, nowMs: number) {
    this.#client = client;
    this.task = task;
    this.run = newRun(nowMs);
  }

  add({ contactId, events }: ContactWay): void {
    const routed = routeContact(before(events, this.task.beforeMs), this.task.config);
    if (!routed) return;
    this.contacts++;
    if (this.task.newest) this.#rows.push({ contactId, ...routed });
  }

  /** @param all also a block that is not full */
  async flush(all: boolean): Promise<void> {
    while (this.#rows.length >= (all ? 1 : ROWS_A_BLOCK)) {
      const rows = this.#rows.slice(0, ROWS_A_BLOCK);
      await insertContacts(this.#client, this.run, this.task.reportId, rows, `${this.run} ${this.#blocks}`);
      this.#rows = this.#rows.slice(ROWS_A_BLOCK);
      this.#blocks++;
    }
  }
}

/** Events before an instant, of a list in order of time. */
function before(events: readonly ContactEvent[], beforeMs: number): readonly ContactEvent[] {
  const end = events.findIndex(({ timeMs }) => timeMs >= beforeMs);
  return end < 0 ? events : events.slice(0, end);
}

/**
 * Makes generations, all in one pass over the contacts. Their contacts are written first, each under a separate run; the record of the generations,
 * last, makes them visible. So an attempt that dies in the middle leaves nothing but rows that nobody reads, and two at once end with one generation each day.
 * @throws LeadstreamError `ABORTED`, `RUN_TOO_LONG`; errors of ClickHouse. After an error nothing, or everything, of a report is recorded: ask what is due again.
 */
export async function generate(
  context: GenerateContext,
  tasks: readonly GenerationTask[],
): Promise<GenerationResult[]> {
  const { client, config, now } = context;
  if (tasks.length === 0) return [];
  const startedAtMs = now();
  const attempts = tasks.map((task) => new Attempt(client, task, startedAtMs));
  await routeAll(context, attempts);
  if (now() - startedAtMs > LONGEST_RUN_MS) {
    throw new LeadstreamError('RUN_TOO_LONG', 'the generations took more than 6 hours and were given up', {
      retryable: true,
    });
  }
  const results: GenerationResult[] = [];
  for (const reportId of new Set(tasks.map((task) => task.reportId))) {
    const made: MadeGeneration[] = attempts.filter(({ task }) => task.reportId === reportId);
    const ours = new Set(await recordGenerations(client, made, startedAtMs));
    for (const { task, run, contacts } of made) {
      const outcome = ours.has(task.day) ? 'made' : 'there';
      results.push({ task, outcome, contacts });
      if (outcome === 'there' && task.newest) await dropRun(client, config, run);
    }
  }
  return results;
}

async function routeAll(context: GenerateContext, attempts: readonly Attempt[]): Promise<void> {
  const { client, signal } = context;
  const interest = {
    beforeMs: Math.max(...attempts.map(({ task }) => task.beforeMs)),
    configs: attempts.map(({ task }) => task.config),
  };
  const ranges = await contactRanges(client);
  const read = (range: ContactRange | undefined) => {
    const reading = range ? readContacts(client, range, interest, signal) : Promise.resolve([]);
    // It is awaited one range later; until then a failure must not end the process.
    reading.catch(() => {});
    return reading;
  };
  let contacts = 0;
  let next = read(ranges[0]);
  for (let done = 1; done <= ranges.length; done++) {
    if (signal?.aborted) throw new LeadstreamError('ABORTED', 'stopped');
    const ways = await next;
    // ClickHouse reads on while contacts are routed.
    next = read(ranges[done]);
    for (const way of ways) for (const attempt of attempts) attempt.add(way);
    contacts += ways.length;
    for (const attempt of attempts) await attempt.flush(done === ranges.length);
    context.onProgress?.(done / ranges.length, contacts);
  }
}
