import { KNOWN_FIELDS } from '../../../schemas/types.ts';
import type { StoredEvent } from './model.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function put(custom: Record<string, string>, key: string, value: unknown): void {
  if (value === null) delete custom[key];
  else custom[key] = typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * Merges an event's unknown fields and its `custom` map, key by key: `null` removes a key, a value that is not a
 * string is its JSON text (events.md, "Envelope"). `custom` wins over an unknown field of the same name.
 */
export function mergeCustom(
  custom: Record<string, string>,
  type: StoredEvent['type'],
  data: Record<string, unknown>,
): void {
  const known = KNOWN_FIELDS[type];
  for (const key of Object.keys(data)) {
    if (key !== 'custom' && !known.has(key)) put(custom, key, data[key]);
  }
  if (data.custom === null) for (const key of Object.keys(custom)) delete custom[key];
  if (!isRecord(data.custom)) return;
  for (const key of Object.keys(data.custom)) put(custom, key, data.custom[key]);
}
