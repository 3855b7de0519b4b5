import { canonicalContent, compareContents, compareEvents } from '../../../schemas/compare.ts';
import { type DirectoryEvent, entityId } from '../../../schemas/types.ts';
import type { DirectoryView, StageList } from '../derive/model.ts';
import { type Lookup, lookups, rateAskedFor } from '../state/lookups.ts';
import { Answers, lookupsOf } from './answers.ts';
import { StageNames } from './stage-list.ts';

/** One identity's contents: the one that counts and the ones that it supersedes. */
interface Identity {
  winner: DirectoryEvent;
  superseded: DirectoryEvent[];
}

/** Five minutes: what clocks of two machines may differ by. A version further ahead waits, lest tomorrow's rights count today. */
export const MAX_AHEAD_MS = 5 * 60_000;

/** What adding a version did. */
export interface Added {
  /** `duplicate`: the identity and its content were known; `conflicting`: the identity was known with another content. */
  kind: 'new' | 'duplicate' | 'conflicting';
  /** The identity's contents after the addition. */
  winner: DirectoryEvent;
  superseded: readonly DirectoryEvent[];
}

/** A rate that changed: for questions from its day to the day of the next one. */
interface ChangedRate {
  currency: string;
  day: number;
  untilDay: number;
}

/** What is answered differently from before. */
export interface DirectoryChange {
  readonly lookups: ReadonlySet<Lookup>;
  readonly rates: readonly ChangedRate[];
}

/** One campaign, person, source …: its versions, and what follows from those of them that count already. */
interface Entity {
  versions: Set<DirectoryEvent>;
  winner: DirectoryEvent | undefined;
  names: StageNames;
}

const identityOf = (event: DirectoryEvent): string => `${event.source}\n${event.id}`;
const entityOf = (event: DirectoryEvent): string => `${event.type}\n${entityId(event)}`;

/**
 * Everything that `*.set` events say. Per entity the last by (time, source, id) wins and replaces it as a whole, but for names of stages that it no longer
 * lists (docs/contract/events.md, "Directory events"), so the order of arrival decides nothing. A version that is more than five minutes ahead counts once it no longer
 * does: the directory is a function of the versions and the clock.
 */
export class Directory implements DirectoryView {
  /**
   * Different contents received, and those of them that are due: the same for any two workers that read the same prefix of the topic, at the same time,
   * and raised by all that may change a fact.
   */
  revision = 0;
  #nowMs: number;
  #waiting: DirectoryEvent[] = [];
  readonly #identities = new Map<string, Identity>();
  readonly #entities = new Map<string, Entity>();
  readonly #answers = new Answers();
  #changed = new Set<Lookup>();
  #changedRates: ChangedRate[] = [];

  /** @param nowMs the clock, until {@link advance} moves it; `Infinity`: everything counts at once */
  constructor(nowMs: number) {
    this.#nowMs = nowMs;
  }

  /** Moves the clock on. @returns whether versions that waited count from now on */
  advance(nowMs: number): boolean {
    if (nowMs <= this.#nowMs) return false;
    this.#nowMs = nowMs;
    const due = this.#waiting.filter((event) => this.#isDue(event));
    if (due.length === 0) return false;
    this.#waiting = this.#waiting.filter((event) => !this.#isDue(event));
    this.revision += due.length;
    for (const event of due) this.#count(event);
    return true;
  }

  /** When the next version that waits counts, in epoch milliseconds; undefined: none waits. */
  nextDueMs(): number | undefined {
    const times = this.#waiting.map(({ timeMs }) => timeMs - MAX_AHEAD_MS);
    return times.length === 0 ? undefined : times.reduce((a, b) => Math.min(a, b));
  }

  #isDue({ timeMs }: DirectoryEvent): boolean {
    return timeMs - MAX_AHEAD_MS <= this.#nowMs;
  }

  add(event: DirectoryEvent): Added {
    const known = this.#identities.get(identityOf(event));
    if (!known) {
      this.#identities.set(identityOf(event), { winner: event, superseded: [] });
      this.#revise(event);
      this.#entity(event).versions.add(event);
      this.#count(event);
      return { kind: 'new', winner: event, superseded: [] };
    }
    const content = canonicalContent(event) + event.type;
    if ([known.winner, ...known.superseded].some((other) => canonicalContent(other) + other.type === content)) {
      return { kind: 'duplicate', ...known };
    }
    this.#revise(event);
    if (compareContents(event, known.winner) > 0) {
      const former = known.winner;
      known.superseded.push(former);
      known.winner = event;
      this.#entity(former).versions.delete(former);
      this.#entity(event).versions.add(event);
      for (const entity of new Set([this.#entity(former), this.#entity(event)])) this.#choose(entity);
    } else {
      known.superseded.push(event);
    }
    return { kind: 'conflicting', ...known };
  }

  #revise(event: DirectoryEvent): void {
    this.revision += 1;
    if (this.#isDue(event)) this.revision += 1;
    else this.#waiting.push(event);
  }

  #entity(event: DirectoryEvent): Entity {
    const key = entityOf(event);
    let entity = this.#entities.get(key);
    if (!entity) {
      entity = { versions: new Set(), winner: undefined, names: new StageNames() };
      this.#entities.set(key, entity);
    }
    return entity;
  }

  /** Lets one more version count, if it is due. */
  #count(event: DirectoryEvent): void {
    const entity = this.#entity(event);
    if (!this.#isDue(event) || !entity.versions.has(event)) return;
    const { winner, names } = entity;
    const namesStages = names.add(event);
    if (!winner || compareEvents(event, winner) > 0) this.#replace(entity, event);
    else if (namesStages) this.#replace(entity, winner);
  }

  /** Begins again with all versions that count: where one of them is gone. */
  #choose(entity: Entity): void {
    const due = [...entity.versions].filter((version) => this.#isDue(version));
    entity.names = new StageNames();
    let last: DirectoryEvent | undefined;
    for (const version of due) {
      entity.names.add(version);
      if (!last || compareEvents(version, last) > 0) last = version;
    }
    this.#replace(entity, last);
  }

  #replace(entity: Entity, winner: DirectoryEvent | undefined): void {
    const { winner: before, names } = entity;
    const asked = new Set([...lookupsOf(before), ...lookupsOf(winner)]);
    const digests = [...asked].map((lookup) => this.digestOf(lookup));
    if (before) this.#answers.clear(before);
    if (winner) this.#answers.set(winner, names);
    entity.winner = winner;
    [...asked].forEach((lookup, index) => {
      if (this.digestOf(lookup) === digests[index]) return;
      const rate = rateAskedFor(lookup);
      if (rate) this.#changedRates.push({ ...rate, untilDay: this.#answers.nextRateDay(rate.currency, rate.day) });
      else this.#changed.add(lookup);
    });
  }

  /** What may be answered differently since the last call, and was in between. */
  takeChanges(): DirectoryChange {
    const change = { lookups: this.#changed, rates: this.#changedRates };
    this.#changed = new Set();
    this.#changedRates = [];
    return change;
  }

  get hasChanges(): boolean {
    return this.#changed.size > 0 || this.#changedRates.length > 0;
  }

  /** A digest of what it answers to a lookup now. */
  digestOf(lookup: Lookup): number {
    return this.#answers.digestOf(lookup);
  }

  stagesOf(campaignId: string | undefined): StageList | undefined {
    return this.#answers.stagesOf(lookups.stages(campaignId));
  }

  sourceOfTag(tag: string): string | undefined {
    return this.#answers.textOf(lookups.tag(tag));
  }

  roleOf(salespersonId: string): string | undefined {
    return this.#answers.textOf(lookups.role(salespersonId));
  }

  categoryOf(productId: string): string | undefined {
    return this.#answers.textOf(lookups.product(productId));
  }

  rateOn(currency: string, day: number): string | undefined {
    return this.#answers.rateOn(currency, day);
  }
}
