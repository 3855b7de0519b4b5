import { Packr } from 'msgpackr';
import type { StoredEvent, SupersededContent } from '../derive/model.ts';

/**
 * Events as one flat list: no field names to write and read again for every event, and `data` as the text that its row in
 * ClickHouse needs anyway.
 */
const FIELDS = 12;
const packr = new Packr({ useRecords: false });

type Cell = string | number | null;

/** Bytes of events of one key; self-contained, so that any process can read them. */
export function encodeEvents(events: readonly StoredEvent[]): Buffer {
  const cells: Cell[] = new Array(1 + events.length * FIELDS);
  cells[0] = events[0]?.key ?? '';
  let at = 1;
  for (const event of events) {
    cells[at] = event.source;
    cells[at + 1] = event.id;
    cells[at + 2] = event.type;
    cells[at + 3] = event.time;
    cells[at + 4] = event.timeMs;
    cells[at + 5] = event.timeSub;
    cells[at + 6] = event.subject ?? null;
    cells[at + 7] = event.partition;
    cells[at + 8] = event.offset;
    cells[at + 9] = event.receivedAtMs;
    cells[at + 10] = event.dataJson;
    cells[at + 11] = event.superseded ? JSON.stringify(event.superseded) : null;
    at += FIELDS;
  }
  return packr.pack(cells);
}

/** The events that {@link encodeEvents} wrote, one after the other. */
export function* decodeEvents(bytes: Buffer): Generator<StoredEvent> {
  const cells = packr.unpack(bytes);
  const key: string = cells[0];
  for (let at = 1; at < cells.length; at += FIELDS) {
    const event: StoredEvent = {
      source: cells[at],
      id: cells[at + 1],
      time: cells[at + 3],
      timeMs: cells[at + 4],
      timeSub: cells[at + 5],
      key,
      type: cells[at + 2],
      data: cells[at + 10],
      partition: cells[at + 7],
      offset: cells[at + 8],
      receivedAtMs: cells[at + 9],
      dataJson: cells[at + 10],
    };
    if (!readWhenAsked(event)) event.data = JSON.parse(cells[at + 10]);
    if (cells[at + 6] !== null) event.subject = cells[at + 6];
    if (cells[at + 11] !== null) {
      const superseded: SupersededContent[] = JSON.parse(cells[at + 11]);
      event.superseded = superseded;
      event.supersededBytes = String(cells[at + 11]).length;
    }
    yield event;
  }
}

/** The chunks of a set. */
export interface ChunkHeader {
  /** Grows whenever all chunks are written anew. */
  generation: number;
  chunks: number;
  /** Of all chunks, what a later one replaces included. */
  bytes: number;
}

/** In the place where a small set has its events. */
export function encodeHeader({ generation, chunks, bytes }: ChunkHeader): Buffer {
  return packr.pack([null, generation, chunks, bytes]);
}

/** The header, if the bytes are one: a list of four that begins with nil, where a list of events has a text and 1 + 12 n cells. */
export function decodeHeader(value: Buffer): ChunkHeader | undefined {
  if (value[0] !== 0x94 || value[1] !== 0xc0) return undefined;
  const [, generation, chunks, bytes]: number[] = packr.unpack(value);
  if (generation === undefined || chunks === undefined || bytes === undefined) return undefined;
  return { generation, chunks, bytes };
}

/** Texts above this are parsed whenever they are asked for: 10,000 events with 1,000 custom fields each are 200 MB of text, and 1 GB of objects. */
const HEAVY_CHARACTERS = 4_096;

/** The event read last: a fold asks the same one several times in a row. */
let last: { text: string; data: unknown } | undefined;

function read(text: string): unknown {
  if (last?.text !== text) last = { text, data: JSON.parse(text) };
  return last.data;
}

/**
 * Keeps a heavy event's `data` as its text, which it has anyway.
 * @returns false if the event is not heavy: nothing was done
 */
export function readWhenAsked(event: StoredEvent): boolean {
  const { dataJson } = event;
  if (dataJson.length < HEAVY_CHARACTERS) return false;
  Object.defineProperty(event, 'data', { get: () => read(dataJson), enumerable: true, configurable: true });
  return true;
}
