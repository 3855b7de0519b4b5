import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEvent } from '../../schemas/parse.ts';
import { isDirectoryEvent } from '../../schemas/types.ts';
import { prepare } from '../../services/enricher/batch/prepare.ts';
import { createBusinessTime } from '../../services/enricher/derive/business-time.ts';
import { Slicer } from '../../services/enricher/derive/slicer.ts';
import { Directory } from '../../services/enricher/directory/directory.ts';
import type { Record } from '../../services/enricher/io/record.ts';
import { PartitionState } from '../../services/enricher/state/partition-state.ts';
import { PartitionStore } from '../../services/enricher/state/partition-store.ts';
import { StateCache } from '../../services/enricher/state/state-cache.ts';
import { directoryEvents } from '../sample/directory.ts';
import { generateHistory } from '../sample/history.ts';

/**
 * The enricher's own CPU without Kafka and ClickHouse: records → decided batches → state. For profiling:
 * `node --cpu-prof dev/bench/decide.ts 200000`.
 */
const events = Number(process.argv[2] ?? 200_000);
const ANCHOR = '2026-10-31';
const directory = new Directory(Number.POSITIVE_INFINITY);
for (const json of directoryEvents({ seed: 1, anchorDay: ANCHOR, baseCurrency: 'USD' })) {
  const parsed = parseEvent(json, { receivedAtMs: Date.now(), lenient: true });
  if (parsed.ok && isDirectoryEvent(parsed.event)) directory.add(parsed.event);
}
const records: Record[] = [];
for (const { event } of generateHistory({ seed: 1, anchorDay: ANCHOR, contacts: Math.ceil(events / 10) })) {
  records.push({
    partition: 0,
    offset: records.length,
    timestampMs: Date.now(),
    key: null,
    value: Buffer.from(JSON.stringify(event)),
    headers: { 'leadstream-lenient': Buffer.from('1') },
  });
  if (records.length === events) break;
}
const dir = mkdtempSync(join(tmpdir(), 'leadstream-decide-'));
const store = await PartitionStore.open(dir);
const cache = new StateCache();
const state = new PartitionState(0, store, cache);
const context = {
  topic: 'crm.events',
  partitions: 1,
  derive: { directory, dayOf: createBusinessTime('UTC').dayOf, baseCurrency: 'USD' },
  states: new Map([[0, state]]),
  cache,
  slicer: new Slicer(),
};
const rows = new Map<string, number>();
let bytes = 0;
let stored = 0;
const BATCH = 10_000;
const began = performance.now();
const cpu = process.cpuUsage();
for (let at = 0; at < records.length; at += BATCH) {
  const prepared = await prepare(records.slice(at, at + BATCH), context);
  for (const block of prepared.blocks) {
    rows.set(block.table, (rows.get(block.table) ?? 0) + block.rows);
    bytes += block.bytes.length;
  }
  const entries = prepared.states.get(0) ?? new Map<string, Buffer | undefined>();
  for (const value of entries.values()) stored += value?.length ?? 0;
  await store.write(entries, { offset: at });
}
const ms = performance.now() - began;
const used = process.cpuUsage(cpu);
console.log(
  JSON.stringify({
    events: records.length,
    perSecond: Math.round((records.length / ms) * 1000),
    cpuMicrosecondsPerEvent: Math.round(((used.user + used.system) / records.length) * 10) / 10,
    rows: Object.fromEntries(rows),
    megabytesInserted: Math.round(bytes / 1e6),
    megabytesStored: Math.round(stored / 1e6),
  }),
);
await store.close();
rmSync(dir, { recursive: true });
