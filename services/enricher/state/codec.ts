import { Packr } from 'msgpackr';
import type { LosingContent, StoredEvent } from '../derive/model.ts';
import type { ContactState } from './contact-state.ts';

/**
 * A set as one flat list: no field names to write and read again for every event, and `data` as the text that its row in
 * ClickHouse needs anyway.
 */
const FIELDS = 12;
const packr = new Packr({ useRecords: false });

type Cell = string | number | null;

/** Bytes of a set; self-contained, so that any process can read them. */
export function encodeState({ events }: ContactState): Buffer {
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
    cells[at + 11] = event.losers ? JSON.stringify(event.losers) : null;
    at += FIELDS;
  }
  return packr.pack(cells);
}

/** The set that {@link encodeState} wrote. */
export function decodeState(bytes: Buffer): ContactState {
  const cells = packr.unpack(bytes);
  const key: string = cells[0];
  const events: StoredEvent[] = [];
  for (let at = 1; at < cells.length; at += FIELDS) {
    const event: StoredEvent = {
      source: cells[at],
      id: cells[at + 1],
      time: cells[at + 3],
      timeMs: cells[at + 4],
      timeSub: cells[at + 5],
      key,
      type: cells[at + 2],
      data: JSON.parse(cells[at + 10]),
      partition: cells[at + 7],
      offset: cells[at + 8],
      receivedAtMs: cells[at + 9],
      dataJson: cells[at + 10],
    };
    if (cells[at + 6] !== null) event.subject = cells[at + 6];
    if (cells[at + 11] !== null) {
      const losers: LosingContent[] = JSON.parse(cells[at + 11]);
      event.losers = losers;
    }
    events.push(event);
  }
  return { events };
}
