import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareEvents } from '../../schemas/compare.ts';
import { parseEvent } from '../../schemas/parse.ts';
import { type DirectoryEvent, isDirectoryEvent } from '../../schemas/types.ts';
import { createBusinessTime } from '../../services/enricher/derive/business-time.ts';
import { derive } from '../../services/enricher/derive/derive.ts';
import type { Facts, StoredEvent } from '../../services/enricher/derive/model.ts';
import { affectedRows } from '../../services/enricher/directory/affected-rows.ts';
import { Directory } from '../../services/enricher/directory/directory.ts';
import { type Lookups, RecordingDirectory } from '../../services/enricher/state/lookups.ts';
import { history } from '../helpers/histories/index.ts';
import { propertySettings } from '../helpers/pipeline/index.ts';

function parsedHistory(events: readonly object[]): { directory: DirectoryEvent[]; sets: Map<string, StoredEvent[]> } {
  const directory: DirectoryEvent[] = [];
  const sets = new Map<string, StoredEvent[]>();
  const seen = new Set<string>();
  events.forEach((json, offset) => {
    const result = parseEvent(json, { receivedAtMs: Date.UTC(2025, 0, 1), lenient: true });
    if (!result.ok) throw new Error('the generator made an invalid event');
    const { event } = result;
    if (isDirectoryEvent(event)) {
      directory.push(event);
      return;
    }
    const key = `${event.type === 'crm.cost.recorded' ? '$' : 'c'}${event.key}`;
    const identity = `${key}\n${event.source}\n${event.id}`;
    if (seen.has(identity)) return;
    seen.add(identity);
    const set = sets.get(key) ?? [];
    set.push({ ...event, partition: 0, offset, receivedAtMs: 0, dataJson: JSON.stringify(event.data) });
    sets.set(key, set);
  });
  for (const set of sets.values()) set.sort(compareEvents);
  return { directory, sets };
}

function derived(key: string, events: readonly StoredEvent[], directory: Directory): { facts: Facts; asked: Lookups } {
  const recording = new RecordingDirectory(directory);
  const context = { directory: recording, dayOf: createBusinessTime('UTC').dayOf, baseCurrency: 'USD' };
  const facts = derive(key.slice(1), events, context, () => true);
  return { facts, asked: recording.take() };
}

/** Rows by table, without the versions: these say what was known, not what is so. */
function rowsOf({ contact, opportunities, orders, tasks, cost, events }: Facts) {
  const plain = (row: object | undefined) => row && { ...row, version: 0 };
  return {
    contact: plain(contact),
    opportunities: opportunities.map(plain),
    orders: orders.map(plain),
    tasks: tasks.map(plain),
    cost: plain(cost),
    events,
  };
}

it('what a derivation asked decides about its rows, and about no others than those written again', () => {
  fc.assert(
    fc.property(history({ maxEvents: 40, maxDirectoryEvents: 6 }), fc.nat(), (events, cut) => {
      const { directory: versions, sets } = parsedHistory(events);
      const directory = new Directory(Number.POSITIVE_INFINITY);
      const known = versions.length === 0 ? 0 : cut % versions.length;
      for (const version of versions.slice(0, known)) directory.add(version);
      const before = new Map([...sets].map(([key, set]) => [key, derived(key, set, directory)]));
      for (const version of versions.slice(known)) directory.add(version);
      for (const [key, set] of sets) {
        const former = before.get(key);
        if (!former) throw new Error('never');
        const present = derived(key, set, directory);
        // As `LookupIndex.record` compares: what is answered otherwise, what was never asked, what is asked no more.
        const changed = [...present.asked]
          .filter(([lookup, digest]) => former.asked.get(lookup) !== digest)
          .map(([lookup]) => lookup);
        for (const lookup of former.asked.keys()) if (!present.asked.has(lookup)) changed.push(lookup);
        const stale = [...former.asked].some(([lookup, digest]) => directory.digestOf(lookup) !== digest);
        const was = rowsOf(former.facts);
        const is = rowsOf(present.facts);
        if (!stale) {
          // The contact is not found by the index: none of its rows may differ.
          expect(is).toEqual(was);
          continue;
        }
        const written = rowsOf(affectedRows(present.facts, changed));
        expect({
          contact: written.contact ?? was.contact,
          opportunities: written.opportunities.length > 0 ? written.opportunities : was.opportunities,
          orders: written.orders.length > 0 ? written.orders : was.orders,
          tasks: was.tasks,
          cost: written.cost ?? was.cost,
          events: written.events.length > 0 ? written.events : was.events,
        }).toEqual(is);
      }
    }),
    propertySettings(150),
  );
});
