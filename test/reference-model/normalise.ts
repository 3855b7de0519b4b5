/** From deliveries (any order, repeated, contradictory) to each event once, in the order of derivation. */
import { compareInstants, type Instant, instantOf } from './calendar.ts';
import { bytewise, type Data, isObject } from './fields.ts';

/** A CloudEvent as a CRM sends it; only valid ones: the reference model doesn't validate. */
export interface CloudEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string;
  readonly subject?: string;
  readonly data: Data;
}

/** One arrival. `receivedAt` (RFC 3339) only matters to lead-routing generations; without it: early enough for all. */
export interface Delivery {
  readonly event: CloudEvent;
  readonly receivedAt?: string;
}

/** An event that counts. */
export interface Seen {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly time: string;
  readonly at: Instant;
  readonly data: Data;
  readonly receivedAt: string | null;
}

export interface Settled {
  /** Each identity once, ordered by (time, source, id). */
  readonly events: readonly Seen[];
  /** Contents that lost against another one of the same identity, each counted once. */
  readonly conflicts: number;
}

export function settle(deliveries: readonly Delivery[]): Settled {
  const byIdentity = new Map<string, Map<string, Delivery>>();
  for (const delivery of deliveries) {
    const { event } = delivery;
    const identity = JSON.stringify([event.source, event.id]);
    const contents = byIdentity.get(identity) ?? new Map<string, Delivery>();
    // The type decides only between equal contents, so that arrival never does.
    const content = JSON.stringify([contentOf(event), event.type]);
    const known = contents.get(content);
    if (!known || receivedEarlier(delivery, known)) contents.set(content, delivery);
    byIdentity.set(identity, contents);
  }
  const events: Seen[] = [];
  let conflicts = 0;
  for (const contents of byIdentity.values()) {
    const [winner] = [...contents.values()].sort((a, b) => compareContents(b.event, a.event));
    if (!winner) continue;
    conflicts += contents.size - 1;
    events.push(seen(winner));
  }
  return { events: events.sort(compareEvents), conflicts };
}

/** The order of derivation: (time, source, id), as instants, then by UTF-8 bytes. */
export function compareEvents(a: Seen, b: Seen): number {
  return compareInstants(a.at, b.at) || bytewise(a.source, b.source) || bytewise(a.id, b.id);
}

/** The entity's first event by rule (`created`, `placed`) before all others, whatever their times. */
export function firstFirst(events: readonly Seen[], type: string): { first: Seen | null; ordered: Seen[] } {
  const sorted = [...events].sort(compareEvents);
  const first = sorted.find((event) => event.type === type) ?? null;
  return { first, ordered: first ? [first, ...sorted.filter((event) => event !== first)] : sorted };
}

/** Canonical JSON of `time` and `data`: what must be equal for two deliveries to be the same event. */
function contentOf(event: CloudEvent): string {
  return canonical({ data: event.data, time: event.time });
}

function compareContents(a: CloudEvent, b: CloudEvent): number {
  return bytewise(contentOf(a), contentOf(b)) || bytewise(a.type, b.type);
}

/** Written by hand because an object would move keys that look like numbers to the front. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const pairs = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${pairs.join(',')}}`;
}

function seen({ event, receivedAt }: Delivery): Seen {
  const { source, id, type, time, data } = event;
  return { source, id, type, time, data, at: instantOf(time), receivedAt: receivedAt ?? null };
}

function receivedEarlier(a: Delivery, b: Delivery): boolean {
  if (b.receivedAt === undefined) return false;
  return a.receivedAt === undefined || compareInstants(instantOf(a.receivedAt), instantOf(b.receivedAt)) < 0;
}
