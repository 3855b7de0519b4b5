import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import type { Item } from '../../../services/enricher/batch/decode.ts';
import { itemsOf, SHAPES, type Shape } from '../../helpers/enricher/hot-shapes.ts';
import { type LaneRun, startLaneRun } from '../../helpers/enricher/lane-run.ts';

const BATCHES = 4;
const FEW = 1_000;
const MANY = 4 * FEW;

async function inBatches(run: LaneRun, items: readonly Item[]): Promise<number> {
  const size = Math.ceil(items.length / BATCHES);
  let rows = 0;
  for (let at = 0; at < items.length; at += size) {
    for (const block of await run.batch(items.slice(at, at + size))) rows += block.rows;
  }
  return rows;
}

/** Processor time of deriving so many events of one key in four batches, its set read from the store each time; and rows written. */
async function costOf(shape: Shape, n: number): Promise<{ cpuMs: number; rows: number; blockMs: number }> {
  const items = itemsOf(shape, n);
  const run = await startLaneRun(0);
  try {
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const began = process.cpuUsage();
    const rows = await inBatches(run, items);
    const { user, system } = process.cpuUsage(began);
    delay.disable();
    return { cpuMs: (user + system) / 1000, rows, blockMs: delay.max / 1e6 };
  } finally {
    await run.end();
  }
}

describe.each(SHAPES)('one key with $name', (shape) => {
  it('costs and writes in proportion to its events, and gives way to heartbeats', async () => {
    const few = await costOf(shape, FEW);
    const many = await costOf(shape, MANY);
    // Sixteen times would be a product. 400 ms of grace: collecting garbage and compiling are not proportional.
    expect(many.cpuMs).toBeLessThan(7 * few.cpuMs + 400);
    expect(many.rows).toBeLessThan(5 * few.rows);
    // A tenth of the session timeout, on a machine that may be busy; alone it is some 20 ms.
    expect(many.blockMs).toBeLessThan(3_000);
  }, 60_000);
});

it('derives two large keys in turn that don’t fit into memory together', async () => {
  const [shape] = SHAPES;
  if (!shape) throw new Error('no shapes');
  const run = await startLaneRun(64 * 1024);
  try {
    const [one, other] = ['one', 'other'].map((key) => itemsOf(shape, MANY, key));
    if (!one || !other) throw new Error('no keys');
    for (let at = 0; at < MANY; at += 500) {
      await run.batch(one.slice(at, at + 500));
      await run.batch(other.slice(at, at + 500).map((item) => moved(item, MANY)));
    }
    expect([...run.events('scone'), ...run.events('scother')]).toHaveLength(2 * MANY);
  } finally {
    await run.end();
  }
});

/** The same record at a later offset. */
function moved(item: Item, by: number): Item {
  const offset = item.record.offset + by;
  return { ...item, event: { ...item.event, offset }, record: { ...item.record, offset } };
}
