import { canonicalContent, compareContents, compareEvents } from '../../../schemas/compare.ts';
import { type DirectoryEvent, entityId } from '../../../schemas/types.ts';
import { dayNumber } from '../derive/business-time.ts';
import { type DirectoryView, NONE, type StageList } from '../derive/model.ts';
import { toMicros } from '../derive/money.ts';
import { digestOf, type Lookup, lookups, rateAskedFor } from './lookups.ts';

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

interface DatedRate {
  day: number;
  rate: string;
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

const identityOf = (event: DirectoryEvent): string => `${event.source}\n${event.id}`;
const entityOf = (event: DirectoryEvent): string => `${event.type}\n${entityId(event)}`;

/**
 * Everything that `*.set` events say. Per entity the last by (time, source, id) wins and replaces it as a whole
 * (docs/contract/events.md, "Directory events"), so the order of arrival decides nothing. A version that lies more than five minutes ahead counts once it no longer
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
  readonly #versions = new Map<string, Set<DirectoryEvent>>();
  /** Of each entity the version that counts. */
  readonly #winners = new Map<string, DirectoryEvent>();
  readonly #stages = new Map<Lookup, StageList>();
  /** Roles, categories, and the source of each tag. */
  readonly #texts = new Map<Lookup, string>();
  readonly #claims = new Map<Lookup, Set<string>>();
  readonly #rates = new Map<string, DatedRate[]>();
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
    for (const event of due) this.#choose(entityOf(event));
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

  #count(event: DirectoryEvent): void {
    this.revision += 1;
    if (this.#isDue(event)) this.revision += 1;
    else this.#waiting.push(event);
  }

  add(event: DirectoryEvent): Added {
    const known = this.#identities.get(identityOf(event));
    if (!known) {
      this.#identities.set(identityOf(event), { winner: event, superseded: [] });
      this.#count(event);
      this.#include(event);
      return { kind: 'new', winner: event, superseded: [] };
    }
    const content = canonicalContent(event) + event.type;
    if ([known.winner, ...known.superseded].some((other) => canonicalContent(other) + other.type === content)) {
      return { kind: 'duplicate', ...known };
    }
    this.#count(event);
    if (compareContents(event, known.winner) > 0) {
      const former = known.winner;
      known.superseded.push(former);
      known.winner = event;
      this.#versions.get(entityOf(former))?.delete(former);
      this.#keep(event);
      for (const key of new Set([entityOf(former), entityOf(event)])) this.#choose(key);
    } else {
      known.superseded.push(event);
    }
    return { kind: 'conflicting', ...known };
  }

  #keep(event: DirectoryEvent): void {
    const versions = this.#versions.get(entityOf(event));
    if (versions) versions.add(event);
    else this.#versions.set(entityOf(event), new Set([event]));
  }

  #include(event: DirectoryEvent): void {
    this.#keep(event);
    const key = entityOf(event);
    const winner = this.#winners.get(key);
    if (this.#isDue(event) && (!winner || compareEvents(event, winner) > 0)) this.#replace(key, winner, event);
  }

  /** Finds the entity's last version among all that count: looking at each, so only where the last one is gone or others came due. */
  #choose(key: string): void {
    let last: DirectoryEvent | undefined;
    for (const version of this.#versions.get(key) ?? []) {
      if (this.#isDue(version) && (!last || compareEvents(version, last) > 0)) last = version;
    }
    this.#replace(key, this.#winners.get(key), last);
  }

  #replace(key: string, before: DirectoryEvent | undefined, after: DirectoryEvent | undefined): void {
    if (before === after) return;
    const asked = new Set([...lookupsOf(before), ...lookupsOf(after)]);
    const digests = [...asked].map((lookup) => this.digestOf(lookup));
    if (before) this.#clear(before);
    if (after) this.#set(after);
    if (after) this.#winners.set(key, after);
    else this.#winners.delete(key);
    [...asked].forEach((lookup, index) => {
      if (this.digestOf(lookup) === digests[index]) return;
      const rate = rateAskedFor(lookup);
      if (rate) this.#changedRates.push({ ...rate, untilDay: this.#nextRateDay(rate.currency, rate.day) });
      else this.#changed.add(lookup);
    });
  }

  #clear(event: DirectoryEvent): void {
    switch (event.type) {
      case 'crm.campaign.set':
        this.#stages.delete(lookups.stages(event.data.campaign_id));
        break;
      case 'crm.pipeline.set':
        this.#stages.delete(lookups.stages(undefined));
        break;
      case 'crm.salesperson.set':
        this.#texts.delete(lookups.role(event.data.salesperson_id));
        break;
      case 'crm.product.set':
        this.#texts.delete(lookups.product(event.data.product_id));
        break;
      case 'crm.source.set':
        for (const tag of event.data.tags) this.#claim(tag, event.data.source_id, false);
        break;
      case 'crm.fx_rate.set': {
        const day = dayNumber(event.data.on);
        const rates = this.#rates.get(event.data.currency) ?? [];
        this.#rates.set(
          event.data.currency,
          rates.filter((rate) => rate.day !== day),
        );
      }
    }
  }

  #set(event: DirectoryEvent): void {
    switch (event.type) {
      case 'crm.campaign.set':
        this.#stages.set(lookups.stages(event.data.campaign_id), stageList(event.data.stages));
        break;
      case 'crm.pipeline.set':
        this.#stages.set(lookups.stages(undefined), stageList(event.data.stages));
        break;
      case 'crm.salesperson.set':
        this.#texts.set(lookups.role(event.data.salesperson_id), event.data.role);
        break;
      case 'crm.product.set':
        // An empty category reads like an unknown product's (order.ts).
        if (event.data.category) this.#texts.set(lookups.product(event.data.product_id), event.data.category);
        break;
      case 'crm.source.set':
        for (const tag of event.data.tags) this.#claim(tag, event.data.source_id, true);
        break;
      case 'crm.fx_rate.set': {
        const { currency } = event.data;
        const rates = this.#rates.get(currency) ?? [];
        rates.push({ day: dayNumber(event.data.on), rate: String(event.data.rate) });
        rates.sort((a, b) => a.day - b.day);
        this.#rates.set(currency, rates);
      }
    }
  }

  /** A tag named by several sources belongs to the smallest source_id, by UTF-8 bytes (docs/contract/events.md, "Directory events"). */
  #claim(tag: string, sourceId: string, isClaimed: boolean): void {
    const lookup = lookups.tag(tag);
    const claims = this.#claims.get(lookup) ?? new Set();
    if (isClaimed) claims.add(sourceId);
    else claims.delete(sourceId);
    this.#claims.set(lookup, claims);
    let smallest: string | undefined;
    for (const id of claims) {
      if (smallest === undefined || compareEvents({ ...AT_ZERO, id }, { ...AT_ZERO, id: smallest }) < 0) smallest = id;
    }
    if (smallest === undefined) this.#texts.delete(lookup);
    else this.#texts.set(lookup, smallest);
  }

  #nextRateDay(currency: string, day: number): number {
    return this.#rates.get(currency)?.find((rate) => rate.day > day)?.day ?? Number.POSITIVE_INFINITY;
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
    const rate = rateAskedFor(lookup);
    if (rate) return digestOf(this.rateOn(rate.currency, rate.day));
    return digestOf(this.#stages.get(lookup) ?? this.#texts.get(lookup));
  }

  stagesOf(campaignId: string | undefined): StageList | undefined {
    return this.#stages.get(lookups.stages(campaignId));
  }

  sourceOfTag(tag: string): string | undefined {
    return this.#texts.get(lookups.tag(tag));
  }

  roleOf(salespersonId: string): string | undefined {
    return this.#texts.get(lookups.role(salespersonId));
  }

  categoryOf(productId: string): string | undefined {
    return this.#texts.get(lookups.product(productId));
  }

  rateOn(currency: string, day: number): string | undefined {
    return this.#rates.get(currency)?.findLast((rate) => rate.day <= day)?.rate;
  }
}

/** Lookups that a version can answer. A rate answers for all days from its own to the next one's. */
function lookupsOf(event: DirectoryEvent | undefined): Lookup[] {
  switch (event?.type) {
    case 'crm.campaign.set':
      return [lookups.stages(event.data.campaign_id)];
    case 'crm.pipeline.set':
      return [lookups.stages(undefined)];
    case 'crm.salesperson.set':
      return [lookups.role(event.data.salesperson_id)];
    case 'crm.product.set':
      return [lookups.product(event.data.product_id)];
    case 'crm.source.set':
      return event.data.tags.map(lookups.tag);
    case 'crm.fx_rate.set':
      return [lookups.rate(event.data.currency, dayNumber(event.data.on))];
    default:
      return [];
  }
}

/** Ids are compared by UTF-8 bytes, as everywhere. */
const AT_ZERO = { timeMs: 0, timeSub: '', source: '' };

interface StageSaid {
  stage_id: string;
  name?: string | null | undefined;
  rate?: number | string | null | undefined;
  outcome?: 'open' | 'won' | 'lost' | null | undefined;
}

function stageList(stages: readonly StageSaid[]): StageList {
  const byId = new Map<string, StageList['byId'] extends ReadonlyMap<string, infer S> ? S : never>();
  stages.forEach((stage, index) => {
    byId.set(stage.stage_id, {
      order: index + 1,
      name: stage.name || NONE,
      rateMicros: stage.rate === undefined || stage.rate === null ? undefined : toMicros(stage.rate),
      outcome: stage.outcome === 'won' || stage.outcome === 'lost' ? stage.outcome : 'in_progress',
    });
  });
  return { first: stages[0]?.stage_id, byId };
}
