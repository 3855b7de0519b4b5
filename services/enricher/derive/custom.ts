import { compareUtf8 } from '../../../schemas/compare.ts';
import { MOST_CUSTOM_FIELDS } from '../../../schemas/custom.ts';
import { KNOWN_FIELDS } from '../../../schemas/types.ts';
import type { StoredEvent } from './model.ts';

/** Most tags in force of a contact (docs/contract/events.md, "Bounds"). */
export const MAX_TAGS = 1_000;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The `custom` map of an entity as its events make it, one after the other. */
export class CustomFields {
  readonly #fields = new Map<string, string>();
  #dropped = false;

  get fields(): ReadonlyMap<string, string> {
    return this.#fields;
  }

  /** Whether a key found no room. */
  get dropped(): boolean {
    return this.#dropped;
  }

  /**
   * Merges an event's unknown fields and its `custom` map, key by key: `null` removes a key, a value that is not a
   * string is its JSON text (docs/contract/events.md, "Envelope"). `custom` wins over an unknown field of the same name.
   * Where there is no room for all new keys of an event, the first by name are taken.
   */
  merge(type: StoredEvent['type'], data: Record<string, unknown>): void {
    const known = KNOWN_FIELDS[type];
    const said = new Map<string, unknown>();
    for (const key of Object.keys(data)) if (key !== 'custom' && !known.has(key)) said.set(key, data[key]);
    if (data.custom === null) {
      said.clear();
      this.#fields.clear();
    }
    if (isRecord(data.custom)) for (const key of Object.keys(data.custom)) said.set(key, data.custom[key]);
    if (said.size > 0) this.#put(said);
  }

  #put(said: ReadonlyMap<string, unknown>): void {
    const added: string[] = [];
    for (const [key, value] of said) {
      if (value === null) this.#fields.delete(key);
      else if (this.#fields.has(key)) this.#fields.set(key, textOf(value));
      else added.push(key);
    }
    const room = MOST_CUSTOM_FIELDS - this.#fields.size;
    if (added.length > room) {
      this.#dropped = true;
      added.sort(compareUtf8);
      added.length = Math.max(0, room);
    }
    for (const key of added) this.#fields.set(key, textOf(said.get(key)));
  }
}
