/** Events and a directory as the derivation gets them, made in memory. */
import { parseEvent } from '../../../schemas/parse.ts';
import { isDirectoryEvent } from '../../../schemas/types.ts';
import type { DeriveContext, StoredEvent } from '../../../services/enricher/derive/model.ts';
import { Directory } from '../../../services/enricher/directory/directory.ts';

export const START_MS = Date.UTC(2026, 0, 1);

/** An accepted event. @param type without `crm.`; @param atMs its time; @param offset of its record, and its id unless `id` is given */
export function stored(
  type: string,
  data: Record<string, unknown>,
  { atMs = START_MS, offset = 0, id = `e${offset}` }: { atMs?: number; offset?: number; id?: string },
): StoredEvent {
  const time = new Date(atMs).toISOString();
  const json = { specversion: '1.0', source: '/crm/a', id, type: `crm.${type}`, time, data };
  const parsed = parseEvent(json, { receivedAtMs: Number.MAX_SAFE_INTEGER, lenient: true, stored: true });
  if (!parsed.ok) throw new Error(`${parsed.field}: ${parsed.message}`);
  if (isDirectoryEvent(parsed.event)) throw new Error('a directory event');
  return { ...parsed.event, partition: 0, offset, receivedAtMs: START_MS, dataJson: JSON.stringify(data) };
}

/** A directory of one entity. @param type without `crm.` */
export function directoryOf(type: string, data: Record<string, unknown>): Directory {
  const directory = new Directory(Number.POSITIVE_INFINITY);
  const json = {
    specversion: '1.0',
    source: '/crm/a',
    id: 'd',
    type: `crm.${type}`,
    time: '2026-01-01T00:00:00Z',
    data,
  };
  const parsed = parseEvent(json, { receivedAtMs: Number.MAX_SAFE_INTEGER, lenient: true });
  if (!parsed.ok || !isDirectoryEvent(parsed.event)) throw new Error('not a directory event');
  directory.add(parsed.event);
  return directory;
}

export function contextOf(directory = new Directory(Number.POSITIVE_INFINITY)): DeriveContext {
  return { directory, dayOf: (epochMs) => Math.floor(epochMs / 86_400_000), baseCurrency: 'EUR' };
}
