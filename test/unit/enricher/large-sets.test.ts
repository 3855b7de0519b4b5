import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareEvents } from '../../../schemas/compare.ts';
import type { Item } from '../../../services/enricher/batch/decode.ts';
import { itemOf } from '../../../services/enricher/batch/decode.ts';
import { derive } from '../../../services/enricher/derive/derive.ts';
import type { Facts, StoredEvent } from '../../../services/enricher/derive/model.ts';
import { atOnce, Slicer } from '../../../services/enricher/derive/slicer.ts';
import { admit, type ContactState, emptyState, stateOf } from '../../../services/enricher/state/contact-state.ts';
import { decodeState, encodeState, type StateEntries } from '../../../services/enricher/state/set-codec.ts';
import { sortInSteps } from '../../../services/enricher/state/sort.ts';
import { SHAPES } from '../../helpers/enricher/hot-shapes.ts';
import { contextOf, START_MS, stored } from '../../helpers/enricher/stored.ts';

/** Any mixture of the shapes, at any times, some ids twice; each event with 9 KB of its own, so that 60 of them are chunks. */
const histories = fc.array(
  fc.record({
    shape: fc.nat(SHAPES.length - 2),
    i: fc.nat(3_000),
    minute: fc.nat(200),
    id: fc.option(fc.nat(20), { nil: undefined }),
  }),
  { minLength: 1, maxLength: 160, size: 'max' },
);
type Drawn = { shape: number; i: number; minute: number; id: number | undefined };

function itemsFrom(drawn: readonly Drawn[]): Item[] {
  return drawn.map(({ shape, i, minute, id }, offset) => {
    const [type, data] = SHAPES[shape]?.event(i, 3_000) ?? ['contact.updated', { contact_id: 'hot' }];
    const said = { ...data, note: 'x'.repeat(9_000) };
    const atMs = START_MS + minute * 60_000;
    const event = stored(type, said, { atMs, offset, ...(id === undefined ? {} : { id: `same${id}` }) });
    return itemOf({ partition: 0, offset, timestampMs: START_MS, key: null, value: null, headers: {} }, event);
  });
}

function admitAll(state: ContactState, items: readonly Item[]): Set<StoredEvent> {
  const fresh = new Set<StoredEvent>();
  for (const { event } of items) {
    const admitted = admit(state, { ...event });
    if (admitted.admission !== 'duplicate') fresh.add(admitted.event);
  }
  return fresh;
}

/** Rows as they are after writing batch after batch: of one key the highest version, the last of equal ones. */
class Tables {
  readonly #rows = new Map<string, { version: number; row: unknown }>();

  write(facts: Facts): void {
    const { contact, opportunities, orders, tasks, events, eventsVersion } = facts;
    if (contact) this.#put('contact', contact.version, contact);
    for (const row of opportunities) this.#put(`o ${row.opportunityId} ${row.campaignId}`, row.version, row);
    for (const row of orders) this.#put(`r ${row.orderId}`, row.version, row);
    for (const row of tasks) this.#put(`t ${row.taskId}`, row.version, row);
    for (const { event, enrichment } of events) {
      const superseded = (event.superseded ?? []).map((content) => JSON.stringify(content)).sort();
      this.#put(`e ${event.source} ${event.id}`, eventsVersion, { data: event.dataJson, superseded, enrichment });
    }
  }

  #put(key: string, version: number, row: unknown): void {
    if ((this.#rows.get(key)?.version ?? 0) <= version) this.#rows.set(key, { version, row: unversioned(row) });
  }

  get rows(): Record<string, unknown> {
    return Object.fromEntries([...this.#rows].map(([key, { row }]) => [key, row]));
  }
}

const unversioned = (row: unknown): unknown =>
  typeof row === 'object' && row !== null && 'version' in row ? { ...row, version: 0 } : row;

it('gives the same rows batch by batch, the set read back from its chunks each time, as derived whole', async () => {
  const context = contextOf();
  let chunked = 0;
  await fc.assert(
    fc.asyncProperty(histories, fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 }), async (drawn, cuts) => {
      const items = itemsFrom(drawn);
      const store = new Map<string, Buffer>();
      const tables = new Tables();
      for (let at = 0, cut = 0; at < items.length; cut++) {
        const size = cuts[cut % cuts.length] ?? 1;
        const slicer = new Slicer();
        const state = await slicer.run(decodeState('schot', store.get('schot'), (key) => store.get(key)));
        const fresh = admitAll(state, items.slice(at, at + size));
        tables.write(derive('hot', state.events, context, (event) => fresh.has(event)));
        write(store, atOnce(encodeState('schot', state)));
        if (state.chunked) chunked++;
        at += size;
      }
      const whole = emptyState();
      admitAll(whole, items);
      const expected = new Tables();
      expected.write(derive('hot', whole.events, context, () => true));
      expect(tables.rows).toMatchObject(expected.rows);
    }),
    { numRuns: 15 },
  );
  expect(chunked).toBeGreaterThan(0);
});

function write(store: Map<string, Buffer>, entries: StateEntries): void {
  for (const [key, bytes] of entries) {
    if (bytes) store.set(key, bytes);
    else store.delete(key);
  }
}

const long = (offset: number): StoredEvent =>
  stored(
    'contact.updated',
    { contact_id: 'c', name: 'x'.repeat(250), note: 'y'.repeat(1_000) },
    { offset, atMs: START_MS + offset },
  );

it('writes the last chunk of a large set, not the set, when an event is added', () => {
  const state = stateOf(Array.from({ length: 5_000 }, (_, offset) => long(offset)));
  const first = atOnce(encodeState('scc', state));
  expect(first.size).toBeGreaterThan(20);
  admit(state, long(5_000));
  const second = atOnce(encodeState('scc', state));
  expect([...second.keys()].length).toBeLessThanOrEqual(3);
  const bytes = [...second.values()].reduce((sum, value) => sum + (value?.length ?? 0), 0);
  expect(bytes).toBeLessThan(600_000);
});

it('writes all chunks anew, and removes the old ones, once most of them is outdated', () => {
  const store = new Map<string, Buffer>();
  const state = stateOf(Array.from({ length: 400 }, (_, offset) => long(offset)));
  write(store, atOnce(encodeState('scc', state)));
  for (let turn = 1; turn <= 8; turn++) {
    for (let id = 0; id < 400; id++) {
      const event = stored(
        'contact.updated',
        { contact_id: 'c', note: `${turn}${'z'.repeat(800)}` },
        { id: `e${id}`, offset: turn * 1_000 + id },
      );
      admit(state, event);
    }
    write(store, atOnce(encodeState('scc', state)));
  }
  const read = atOnce(decodeState('scc', store.get('scc'), (key) => store.get(key)));
  expect(read.events.map(({ dataJson }) => dataJson)).toEqual(state.events.map(({ dataJson }) => dataJson));
  const bytes = [...store.values()].reduce((sum, value) => sum + value.length, 0);
  expect(bytes).toBeLessThan(3 * state.bytes + 600_000);
});

it('sorts in steps as a list is sorted, equal items in their order', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(500), { maxLength: 6_000, size: 'max' }), (numbers) => {
      const items = numbers.map((timeMs, at) => ({ timeMs, timeSub: '', source: '/s', id: '', at }));
      const expected = [...items].sort(compareEvents);
      expect(atOnce(sortInSteps(items, compareEvents))).toEqual(expected);
    }),
    { numRuns: 30 },
  );
});
