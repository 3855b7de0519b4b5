import { compareEvents } from '../../../schemas/compare.ts';
import { parseEvent } from '../../../schemas/parse.ts';
import type { CloudEvent } from '../../reference-model/index.ts';
import type { Produced } from './topics.ts';

export const produced = (events: readonly CloudEvent[]): Produced[] =>
  events.map((event) => ({ text: JSON.stringify(event) }));

/** The directory first, then everything by (time, source, id): the arrival that makes no work. */
export function inOrder(events: readonly CloudEvent[]): CloudEvent[] {
  return events
    .map((event) => {
      const parsed = parseEvent(event, { receivedAtMs: Date.UTC(2025, 0, 1), lenient: true });
      if (!parsed.ok) throw new Error(`the history has an invalid event: ${parsed.field} ${parsed.message}`);
      return { event, position: parsed.event, directory: event.type.endsWith('.set') };
    })
    .sort((a, b) => Number(b.directory) - Number(a.directory) || compareEvents(a.position, b.position))
    .map(({ event }) => event);
}

/** The same order of arrival, but the directory before everything else: then it is the sets of events alone that versions tell apart. */
export function directoryFirst(events: readonly CloudEvent[]): CloudEvent[] {
  const isDirectory = (event: CloudEvent) => event.type.endsWith('.set');
  return [...events.filter(isDirectory), ...events.filter((event) => !isDirectory(event))];
}

/** What is no event, or none that a contact could be told from. */
const POISON = ['', '{', '{"specversion":"1.0"}', '"text"', '{"specversion":"1.0","type":"crm.contact.created"}'];

/** About every ninth record is poison, and about every seventh of the others comes from a producer that partitions otherwise. */
export function withNoise(arrivals: readonly Produced[], seed: number): Produced[] {
  const from = Math.abs(seed % 1_000);
  return arrivals.flatMap((arrival, index) => {
    const place = index + from;
    const placed = place % 7 === 0 ? { ...arrival, partition: place % 2 } : arrival;
    return place % 9 === 0 ? [{ text: POISON[place % POISON.length] ?? '' }, placed] : [placed];
  });
}
