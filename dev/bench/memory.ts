import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare } from '../../services/enricher/batch/prepare.ts';
import { createBusinessTime } from '../../services/enricher/derive/business-time.ts';
import { Slicer } from '../../services/enricher/derive/slicer.ts';
import { Directory } from '../../services/enricher/directory/directory.ts';
import type { Record } from '../../services/enricher/io/record.ts';
import { PartitionState } from '../../services/enricher/state/partition-state.ts';
import { PartitionStore } from '../../services/enricher/state/partition-store.ts';
import { StateCache } from '../../services/enricher/state/state-cache.ts';
import { usageOf } from './usage.ts';

/**
 * Memory of the deciding part over a million contacts, each touched three times in another order:
 * `node dev/bench/memory.ts 1000000`. What is private must not grow with the contacts; the state's file may.
 */
const contacts = Number(process.argv[2] ?? 1_000_000);
const ROUNDS = 3;
const BATCH = 10_000;
/** Coprime to any round number: contacts come in an order that the store's pages don't have. */
const STRIDE = 7_919;

const dir = mkdtempSync(join(tmpdir(), 'leadstream-memory-'));
const store = await PartitionStore.open(dir);
const cache = new StateCache();
const context = {
  topic: 'crm.events',
  partitions: 1,
  derive: {
    directory: new Directory(Number.POSITIVE_INFINITY),
    dayOf: createBusinessTime('UTC').dayOf,
    baseCurrency: 'USD',
  },
  states: new Map([[0, new PartitionState(0, store, cache)]]),
  cache,
  slicer: new Slicer(),
};
const TYPES = ['crm.contact.created', 'crm.contact.tagged', 'crm.interaction.logged'] as const;

function record(offset: number): Record {
  const round = Math.floor(offset / contacts);
  const contactId = `c${((offset % contacts) * STRIDE) % contacts}`;
  const event = {
    specversion: '1.0',
    id: String(offset),
    source: '/bench',
    type: TYPES[round],
    time: new Date(1_767_225_600_000 + offset).toISOString(),
    data: { contact_id: contactId, name: `Contact ${contactId}`, tag: 'newsletter', kind: 'call' },
  };
  return {
    partition: 0,
    offset,
    timestampMs: Date.now(),
    key: null,
    value: Buffer.from(JSON.stringify(event)),
    headers: {},
  };
}

process.stdout.write('| events | contacts | private memory MB | mapped files MB |\n| ---: | ---: | ---: | ---: |\n');
for (let at = 0; at < contacts * ROUNDS; at += BATCH) {
  const prepared = await prepare(
    Array.from({ length: Math.min(BATCH, contacts * ROUNDS - at) }, (_, i) => record(at + i)),
    context,
  );
  await store.write(prepared.states.get(0) ?? new Map<string, Buffer | undefined>(), { offset: at });
  const done = at + BATCH;
  if (done % (contacts / 2) === 0) {
    const { anonymousMb, fileMb } = usageOf(process.pid);
    process.stdout.write(`| ${done} | ${Math.min(done, contacts)} | ${anonymousMb} | ${fileMb} |\n`);
  }
}
await store.close();
rmSync(dir, { recursive: true });
