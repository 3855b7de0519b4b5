import { compareEvents } from '../../../schemas/compare.ts';
import { LeadstreamError } from '../../shared/errors.ts';
import type { StoredEvent } from '../derive/model.ts';
import type { Steps } from '../derive/slicer.ts';
import { type ChunkHeader, decodeEvents, decodeHeader, encodeEvents, encodeHeader, readWhenAsked } from './codec.ts';
import { type ContactState, emptyState, identityOf, sizeOfEvent } from './contact-state.ts';
import { sortInSteps } from './sort.ts';

/**
 * 256 KiB, some 800 events: a set of more is stored in chunks of about as much, of which a change writes the last. As one value, each
 * new event of a contact with 40,000 wrote 12 MB.
 */
export const CHUNK_BYTES = 256 * 1024;

/** What a set's change writes to the store; `undefined`: the key is removed. */
export type StateEntries = Map<string, Buffer | undefined>;

/** Before the prefix of sets, so that a backfill of these doesn't meet chunks. */
export const CHUNK_PREFIX = 'chunk ';

const chunkKey = (key: string, generation: number, index: number): string =>
  `${CHUNK_PREFIX}${key} ${generation} ${index}`;

/**
 * What is to be written of a set that changed, in steps; the set then counts as written. If it comes not to be, it is to be dropped.
 * @param key where the set is in the store
 */
export function* encodeState(key: string, state: ContactState): Steps<StateEntries> {
  const entries: StateEntries = new Map();
  const { chunked } = state;
  if (!chunked && state.bytes <= CHUNK_BYTES) {
    state.changed.clear();
    return entries.set(key, encodeEvents(state.events));
  }
  let changedBytes = 0;
  for (const event of state.changed) changedBytes += sizeOfEvent(event);
  // Once more than half of the chunks is what later ones replace, all are written anew.
  const appends = chunked && chunked.header.bytes + changedBytes <= 2 * state.bytes + CHUNK_BYTES;
  const header: ChunkHeader = appends
    ? { ...chunked.header }
    : { generation: (chunked?.header.generation ?? 0) + 1, chunks: 0, bytes: 0 };
  let tail: StoredEvent[] = [];
  let tailBytes = 0;
  function flush(): void {
    entries.set(chunkKey(key, header.generation, header.chunks), encodeEvents(tail));
    header.bytes += tailBytes;
    header.chunks++;
  }
  if (appends && chunked.tail.length > 0) {
    // The last chunk is not full: it is written again, with what is new.
    header.chunks--;
    tail = chunked.tail.filter((event) => !state.changed.has(event));
    for (const event of tail) tailBytes += sizeOfEvent(event);
    header.bytes -= chunked.tailBytes;
  }
  for (const event of appends ? state.changed : state.events) {
    tail.push(event);
    tailBytes += sizeOfEvent(event);
    if (tailBytes >= CHUNK_BYTES) {
      flush();
      tail = [];
      tailBytes = 0;
    }
    readWhenAsked(event);
    yield;
  }
  if (tail.length > 0) flush();
  if (!appends && chunked) {
    const { generation, chunks } = chunked.header;
    for (let index = 0; index < chunks; index++) entries.set(chunkKey(key, generation, index), undefined);
  }
  state.chunked = { header, tail, tailBytes };
  state.changed.clear();
  return entries.set(key, encodeHeader(header));
}

/**
 * The set that is under a key, in steps.
 * @param value what is stored under the key itself
 * @throws LeadstreamError `STATE` if a chunk is missing
 */
export function* decodeState(
  key: string,
  value: Buffer | undefined,
  read: (key: string) => Buffer | undefined,
): Steps<ContactState> {
  const state = emptyState();
  if (!value) return state;
  const header = decodeHeader(value);
  if (!header) {
    for (const event of decodeEvents(value)) {
      state.events.push(event);
      state.bytes += sizeOfEvent(event);
      yield;
    }
    return state;
  }
  const index = new Map<string, StoredEvent>();
  let tail: StoredEvent[] = [];
  for (let chunk = 0; chunk < header.chunks; chunk++) {
    const bytes = read(chunkKey(key, header.generation, chunk));
    if (!bytes) throw new LeadstreamError('STATE', `a set lacks its chunk ${chunk} of ${header.chunks}`);
    tail = [];
    for (const event of decodeEvents(bytes)) {
      // A later one of the same identity replaces it.
      index.set(identityOf(event), event);
      tail.push(event);
      yield;
    }
  }
  state.events = yield* sortInSteps([...index.values()], compareEvents);
  state.index = index;
  for (const event of state.events) state.bytes += sizeOfEvent(event);
  const tailBytes = tail.reduce((sum, event) => sum + sizeOfEvent(event), 0);
  state.chunked = { header, ...(tailBytes < CHUNK_BYTES ? { tail, tailBytes } : { tail: [], tailBytes: 0 }) };
  return state;
}
