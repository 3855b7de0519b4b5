import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { waitFor } from '../../../dev/engines/lib/wait-for.ts';
import { itemOf } from '../../../services/enricher/batch/decode.ts';
import type { Prepared } from '../../../services/enricher/batch/prepared.ts';
import type { DeriveContext, DirectoryView } from '../../../services/enricher/derive/model.ts';
import { atOnce } from '../../../services/enricher/derive/slicer.ts';
import { storeStates } from '../../../services/enricher/pipeline/flush.ts';
import { DEFAULT_LANE_LIMITS, SlowLane } from '../../../services/enricher/pipeline/slow-lane.ts';
import { PartitionState } from '../../../services/enricher/state/partition-state.ts';
import { PartitionStore } from '../../../services/enricher/state/partition-store.ts';
import { StateCache } from '../../../services/enricher/state/state-cache.ts';
import { createLogger } from '../../../services/shared/log.ts';
import { contextOf, START_MS, stored } from '../../helpers/enricher/stored.ts';

const BUDGET_MS = 700;

let dir: string;
let state: PartitionState;
let flushed: Prepared[];
let failures: unknown[];
/** What a flush waits for. */
let gate: Promise<void>;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'leadstream-lane-'));
  state = new PartitionState(0, await PartitionStore.open(dir), new StateCache());
  flushed = [];
  failures = [];
  gate = Promise.resolve();
});
afterEach(async () => {
  await state.store.close();
  rmSync(dir, { recursive: true, force: true });
});

function laneWith(derive: DeriveContext): SlowLane {
  const states = new Map([[0, state]]);
  return new SlowLane({
    topic: 't',
    context: () => ({ topic: 't', partitions: 1, derive, states }),
    directoryOffset: () => 7,
    flush: async (prepared, signal) => {
      await gate;
      signal.throwIfAborted();
      await storeStates(prepared, { states, completeTo: () => 0 });
      flushed.push(prepared);
    },
    onDone: () => {},
    onFatal: (error) => failures.push(error),
    metrics: { batch: () => {}, owed: () => {} },
    log: createLogger('test', 'fatal'),
    limits: { ...DEFAULT_LANE_LIMITS, minSpacingMs: 0, budgetMs: BUDGET_MS },
  });
}

const item = (offset: number, tag: string, contactId = 'c') => {
  const event = stored('contact.tagged', { contact_id: contactId, tag }, { offset, atMs: START_MS + offset });
  return itemOf({ partition: 0, offset, timestampMs: START_MS, key: null, value: null, headers: {} }, event);
};
const idle = (lane: SlowLane) =>
  waitFor(async () => lane.firstOf(0) === undefined || failures.length > 0, { timeoutMs: 60_000, what: 'lane idle' });
const offsets = (key: string) => atOnce(state.peekInSteps(key)).map(({ offset }) => offset);

/** A directory in which looking one tag up takes longer than a derivation may. */
class SlowDirectory implements DirectoryView {
  readonly #inner = contextOf().directory;
  readonly revision = 1;
  stagesOf = this.#inner.stagesOf.bind(this.#inner);
  roleOf = this.#inner.roleOf.bind(this.#inner);
  categoryOf = this.#inner.categoryOf.bind(this.#inner);
  rateOn = this.#inner.rateOn.bind(this.#inner);
  sourceOfTag(tag: string): string | undefined {
    for (const began = performance.now(); tag === 'poison' && performance.now() - began < BUDGET_MS + 100; );
    return undefined;
  }
}

it('puts the one record aside that makes a derivation take too long, and derives all others', async () => {
  const lane = laneWith({ ...contextOf(), directory: new SlowDirectory() });
  lane.add(Array.from({ length: 12 }, (_, offset) => item(offset, offset === 7 ? 'poison' : `t${offset}`)));
  await idle(lane);
  expect(failures).toEqual([]);
  const letters = flushed.flatMap(({ deadLetters }) => deadLetters);
  expect(letters.map(({ code, record }) => [code, record.offset])).toEqual([['derivation_too_slow', 7]]);
  expect(offsets('scc')).toEqual([0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11]);
}, 60_000);

it('does not try every record of a key of which none can be derived in time', async () => {
  const lane = laneWith({ ...contextOf(), directory: new SlowDirectory() });
  lane.add(Array.from({ length: 24 }, (_, offset) => ({ ...item(offset, 'poison') })));
  const startedMs = performance.now();
  await idle(lane);
  const letters = flushed.flatMap(({ deadLetters }) => deadLetters);
  expect(letters.map(({ record }) => record.offset)).toEqual(Array.from({ length: 24 }, (_, offset) => offset));
  // 47 attempts in bisecting; some ten before the rest is given up.
  expect(performance.now() - startedMs).toBeLessThan(35 * BUDGET_MS);
}, 60_000);

it('derives what came meanwhile together, and owes the first offset until it is stored', async () => {
  const lane = laneWith(contextOf());
  let open = () => {};
  gate = new Promise((resolve) => {
    open = resolve;
  });
  lane.add([item(3, 'a')]);
  for (let offset = 4; offset < 500; offset++) lane.add([item(offset, `t${offset}`)]);
  expect(lane.firstOf(0)).toBe(3);
  expect(lane.has(0, 'scc')).toBe(true);
  open();
  await idle(lane);
  expect(flushed).toHaveLength(2);
  expect(offsets('scc')).toHaveLength(497);
  expect(lane.has(0, 'scc')).toBe(false);
});

it('forgets on a new assignment what it has not stored, also what is on its way', async () => {
  const lane = laneWith(contextOf());
  let open = () => {};
  gate = new Promise((resolve) => {
    open = resolve;
  });
  lane.add([item(3, 'a')]);
  lane.add([item(4, 'b', 'other')]);
  const stopped = lane.stop();
  open();
  await stopped;
  expect(lane.firstOf(0)).toBeUndefined();
  expect(flushed).toEqual([]);
  gate = Promise.resolve();
  // Read again by whoever has the partition now: here once more by itself.
  lane.add([item(3, 'a'), item(4, 'b', 'other')]);
  await idle(lane);
  expect([offsets('scc'), offsets('scother')]).toEqual([[3], [4]]);
  expect(failures).toEqual([]);
});
