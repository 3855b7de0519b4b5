import type { Lookups } from './lookups.ts';
import { type Lookup, MIXED } from './lookups.ts';

/**
 * The index from lookups of the directory to the contacts and costs whose rows were derived with their answers, as empty entries
 * of a partition's store, whose version is the digest of the answer:
 *
 *     d<length of the lookup><lookup><c or $><id>   the answer that the rows of this contact (c) or cost ($) were derived with
 *     k<lookup>                                     the answer that all of them were; MIXED if they differ, or may
 *
 * Entries are never missing. One may be too many: a row no longer asks what it asked before. It goes with the next change of that answer.
 */
const ENTRY = 'd';
const ANSWER = 'k';
/** After every other key of one prefix: no text sorts behind it. */
export const END = '\u{10ffff}';

const prefixOf = (lookup: Lookup): string => ENTRY + lookup.length.toString(36).padStart(2, '0') + lookup;
/** @param key of the set, as the store has it: `sc<id>` or `s$<id>` */
const entryKey = (lookup: Lookup, key: string): string => prefixOf(lookup) + key.slice(1);
const answerKey = (lookup: Lookup): string => ANSWER + lookup;

/** What the index reads of a store. */
export interface VersionedKeys {
  /** Version of an entry; undefined: there is none. */
  versionOf(key: string): number | undefined;
  /** Entries behind `after` that begin with `prefix`, in order, at most `limit`. */
  versionsAfter(prefix: string, after: string, limit: number): { key: string; version: number }[];
}

/** Entries to write: the version, or undefined to remove. */
export type IndexWrites = ReadonlyMap<string, number | undefined>;

/**
 * How a contact was derived: `first`: it has no entries yet; `whole`: all of its rows; `part`: only some, so that what it asked
 * before may still be in others.
 */
export type Coverage = 'first' | 'whole' | 'part';

/** Notes an answer that is not the one of all contacts. */
export function addMixed(mixed: Map<Lookup, Set<number>>, lookup: Lookup, digest: number): void {
  const digests = mixed.get(lookup);
  if (digests) digests.add(digest);
  else mixed.set(lookup, new Set([digest]));
}

/** Looks at a store's index, and gathers what is to be written in one transaction. */
export class LookupIndex {
  readonly #store: VersionedKeys;
  readonly #writes = new Map<string, number | undefined>();
  /** Answers recorded that were not the one of all contacts before, by lookup. */
  readonly mixed = new Map<Lookup, Set<number>>();

  constructor(store: VersionedKeys) {
    this.#store = store;
  }

  get writes(): IndexWrites {
    return this.#writes;
  }

  #version(key: string): number | undefined {
    return this.#writes.has(key) ? this.#writes.get(key) : this.#store.versionOf(key);
  }

  /** The answer that every contact of the partition was derived with; undefined: none ever asked. */
  answer(lookup: Lookup): number | undefined {
    return this.#version(answerKey(lookup));
  }

  setAnswer(lookup: Lookup, digest: number | undefined): void {
    this.#writes.set(answerKey(lookup), digest);
  }

  /** The answer that a contact's rows were derived with; undefined: it does not ask. */
  entry(lookup: Lookup, key: string): number | undefined {
    return this.#version(entryKey(lookup, key));
  }

  /** Contacts that ask it, behind `after` (at first ''), with the answers they were derived with. */
  contacts(lookup: Lookup, after: string, limit: number): { key: string; digest: number }[] {
    const prefix = prefixOf(lookup);
    return this.#store.versionsAfter(prefix, prefix + after.slice(1), limit).map(({ key, version }) => ({
      key: `s${key.slice(prefix.length)}`,
      digest: version,
    }));
  }

  /** Lookups that begin with a text, behind another, with the answer that all contacts were derived with. */
  answers(prefix: string, after: string, limit: number): { lookup: Lookup; digest: number }[] {
    return this.#store
      .versionsAfter(ANSWER + prefix, ANSWER + after, limit)
      .map(({ key, version }) => ({ lookup: key.slice(ANSWER.length), digest: version }));
  }

  /**
   * Rows of a contact were derived with these answers.
   * @returns lookups whose answer is another than the one that its rows had been derived with
   */
  record(key: string, asked: Lookups, coverage: Coverage): Lookup[] {
    const changed: Lookup[] = [];
    for (const [lookup, digest] of asked) {
      const entry = entryKey(lookup, key);
      const before = coverage === 'first' ? undefined : this.#version(entry);
      // Other rows of it may still have the answer of before.
      const now = coverage !== 'part' || before === undefined || before === digest ? digest : MIXED;
      if (before === now) continue;
      this.#writes.set(entry, now);
      changed.push(lookup);
      const answer = this.answer(lookup);
      if (answer === now && now !== MIXED) continue;
      if (answer !== MIXED) this.setAnswer(lookup, answer === undefined ? now : MIXED);
      addMixed(this.mixed, lookup, now);
    }
    return changed;
  }

  /** The contact no longer asks it. */
  forget(lookup: Lookup, key: string): void {
    this.#writes.set(entryKey(lookup, key), undefined);
  }
}
