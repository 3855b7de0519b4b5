import { createHash } from 'node:crypto';
import type { DirectoryView, StageList } from '../derive/model.ts';

/**
 * What a derivation asks of the directory, as text: a letter for the kind of question, then what was asked for. It names an answer
 * whether or not there is one yet: a product that orders name before its first `crm.product.set` is a lookup, too.
 */
export type Lookup = string;

/** Kinds of questions: which rows an answer can change depends on the kind alone ({@link rowsOf}). */
export type LookupKind = 'stages' | 'tag' | 'role' | 'product' | 'rate';

/** Keys of the store hold 1,978 bytes. Only tags can be longer than an id's 128 characters; from here on their hash stands for them. */
const MOST_CHARACTERS = 200;
const hashed = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Days from 1 January 1970 in an order that texts keep: dates are from the year 0 (day -719,528) to 9999. */
const DAY_ZERO = 1_000_000;
const DAY_DIGITS = 7;
const dayText = (day: number): string => String(DAY_ZERO + day).padStart(DAY_DIGITS, '0');

export const lookups = {
  /** Stages of a campaign; of the pipeline without one. */
  stages: (campaignId: string | undefined): Lookup => (campaignId === undefined ? 'S' : `s${campaignId}`),
  tag: (tag: string): Lookup => (tag.length > MOST_CHARACTERS ? `T${hashed(tag)}` : `t${tag}`),
  role: (salespersonId: string): Lookup => `r${salespersonId}`,
  product: (productId: string): Lookup => `p${productId}`,
  rate: (currency: string, day: number): Lookup => `f${currency}${dayText(day)}`,
};

/** The currency and the day of a lookup of a rate; undefined for all others. */
export function rateAskedFor(lookup: Lookup): { currency: string; day: number } | undefined {
  if (!lookup.startsWith('f')) return undefined;
  const currency = lookup.slice(1, -DAY_DIGITS);
  return { currency, day: Number(lookup.slice(-DAY_DIGITS)) - DAY_ZERO };
}

const KINDS: { [letter: string]: LookupKind } = {
  S: 'stages',
  s: 'stages',
  T: 'tag',
  t: 'tag',
  r: 'role',
  p: 'product',
  f: 'rate',
};

export const kindOfLookup = (lookup: Lookup): LookupKind | undefined => KINDS[lookup.charAt(0)];

/** There is no answer (yet). */
export const ABSENT = 1;
/** Rows of one contact, or contacts of one partition, were derived with different answers. */
export const MIXED = 2;
const FIRST_DIGEST = 3;

const texts = new Map<string, number>();
/** Some 20 MB at most. */
const MOST_REMEMBERED = 100_000;
const stageLists = new WeakMap<StageList, number>();

/** 48 bits of a hash: of two different answers under one question they agree once in 10^14. */
function digestOfText(text: string): number {
  const known = texts.get(text);
  if (known !== undefined) return known;
  const digest = FIRST_DIGEST + createHash('sha1').update(text).digest().readUIntBE(0, 6);
  if (texts.size >= MOST_REMEMBERED) texts.clear();
  texts.set(text, digest);
  return digest;
}

/** A number that tells answers to one question apart: what the store keeps beside each contact that asked it. */
export function digestOf(answer: StageList | string | undefined): number {
  if (answer === undefined) return ABSENT;
  if (typeof answer === 'string') return digestOfText(answer);
  let digest = stageLists.get(answer);
  if (digest === undefined) {
    digest = digestOfText(JSON.stringify([answer.first, ...answer.byId, ...answer.formerNames]));
    stageLists.set(answer, digest);
  }
  return digest;
}

/** What was asked, and a digest of what was answered. */
export type Lookups = ReadonlyMap<Lookup, number>;

/** A directory that notes what a derivation asks of it, so that the index of who asked what can't miss anything. */
export class RecordingDirectory implements DirectoryView {
  readonly #directory: DirectoryView;
  #asked = new Map<Lookup, number>();
  readonly #answers = new Map<Lookup, StageList | string | undefined>();

  constructor(directory: DirectoryView) {
    this.#directory = directory;
  }

  /** What was asked since the last call. */
  take(): Lookups {
    const asked = this.#asked;
    this.#asked = new Map();
    this.#answers.clear();
    return asked;
  }

  get revision(): number {
    return this.#directory.revision;
  }

  #note<T extends StageList | string>(lookup: Lookup, answer: T | undefined): T | undefined {
    if (!this.#asked.has(lookup)) {
      this.#asked.set(lookup, digestOf(answer));
      this.#answers.set(lookup, answer);
    } else if (this.#answers.get(lookup) !== answer) {
      // The directory changed between two steps of the derivation.
      this.#asked.set(lookup, MIXED);
    }
    return answer;
  }

  stagesOf(campaignId: string | undefined): StageList | undefined {
    return this.#note(lookups.stages(campaignId), this.#directory.stagesOf(campaignId));
  }

  sourceOfTag(tag: string): string | undefined {
    return this.#note(lookups.tag(tag), this.#directory.sourceOfTag(tag));
  }

  roleOf(salespersonId: string): string | undefined {
    return this.#note(lookups.role(salespersonId), this.#directory.roleOf(salespersonId));
  }

  categoryOf(productId: string): string | undefined {
    return this.#note(lookups.product(productId), this.#directory.categoryOf(productId));
  }

  rateOn(currency: string, day: number): string | undefined {
    return this.#note(lookups.rate(currency, day), this.#directory.rateOn(currency, day));
  }
}
