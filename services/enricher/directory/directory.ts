import { canonicalContent, compareContents, compareEvents } from '../../../schemas/compare.ts';
import { type DirectoryEvent, entityId } from '../../../schemas/types.ts';
import { dayNumber } from '../derive/business-time.ts';
import { type DirectoryView, NONE, type StageList } from '../derive/model.ts';
import { toMicros } from '../derive/money.ts';
import { printOf } from './fingerprint.ts';

/** One identity's contents: the one that counts and the ones that lost against it. */
interface Identity {
  winner: DirectoryEvent;
  losers: DirectoryEvent[];
}

/** Five minutes: what clocks of two machines may differ by. A version further ahead waits, lest tomorrow's rights count today. */
export const MAX_AHEAD_MS = 5 * 60_000;

/** What adding a version did. */
export interface Added {
  /** `same`: the identity and its content were known; `conflicting`: the identity was known with another content. */
  kind: 'new' | 'same' | 'conflicting';
  /** The identity's contents after the addition. */
  winner: DirectoryEvent;
  losers: readonly DirectoryEvent[];
}

interface DatedRate {
  day: number;
  rate: string;
}

const identityOf = (event: DirectoryEvent): string => `${event.source}\n${event.id}`;
const entityOf = (event: DirectoryEvent): string => `${event.type}\n${entityId(event)}`;

/**
 * Everything that `*.set` events say. Per entity the last by (time, source, id) wins and replaces it as a whole
 * (events.md, "Directory events"), so the order of arrival decides nothing. A version that lies more than five minutes ahead counts once it no longer
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
  readonly #versions = new Map<string, DirectoryEvent[]>();
  readonly #stages = new Map<string, StageList>();
  readonly #roles = new Map<string, string>();
  readonly #categories = new Map<string, string>();
  readonly #sourcesByTag = new Map<string, string[]>();
  readonly #rates = new Map<string, DatedRate[]>();
  /** What of each entity facts depend on, as text; see {@link printOf}. */
  readonly prints = new Map<string, string>();

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
    for (const event of due) this.#settle(entityOf(event), event, undefined);
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
      this.#identities.set(identityOf(event), { winner: event, losers: [] });
      this.#count(event);
      this.#include(event);
      return { kind: 'new', winner: event, losers: [] };
    }
    const content = canonicalContent(event) + event.type;
    if ([known.winner, ...known.losers].some((other) => canonicalContent(other) + other.type === content)) {
      return { kind: 'same', ...known };
    }
    this.#count(event);
    if (compareContents(event, known.winner) > 0) {
      this.#exclude(known.winner);
      known.losers.push(known.winner);
      known.winner = event;
      this.#include(event);
    } else {
      known.losers.push(event);
    }
    return { kind: 'conflicting', ...known };
  }

  #include(event: DirectoryEvent): void {
    const key = entityOf(event);
    const versions = this.#versions.get(key) ?? [];
    versions.push(event);
    this.#versions.set(key, versions);
    this.#settle(key, event, undefined);
  }

  #exclude(event: DirectoryEvent): void {
    const key = entityOf(event);
    const rest = (this.#versions.get(key) ?? []).filter((version) => version !== event);
    this.#versions.set(key, rest);
    this.#settle(key, undefined, event);
  }

  /** Recomputes the entity from those of its versions that count. */
  #settle(key: string, added: DirectoryEvent | undefined, removed: DirectoryEvent | undefined): void {
    const versions = this.#versions.get(key) ?? [];
    const winner = versions
      .filter((version) => this.#isDue(version))
      .reduce<DirectoryEvent | undefined>((a, b) => (!a || compareEvents(b, a) > 0 ? b : a), undefined);
    const before = added ?? removed;
    if (before) this.#clear(before, versions, removed);
    if (winner) this.#set(winner);
  }

  /** Takes back what any version of the entity may have set. */
  #clear(any: DirectoryEvent, versions: readonly DirectoryEvent[], removed: DirectoryEvent | undefined): void {
    const id = entityId(any);
    switch (any.type) {
      case 'crm.campaign.set':
      case 'crm.pipeline.set':
        this.#stages.delete(any.type + id);
        this.#print(any.type + id, undefined);
        break;
      case 'crm.salesperson.set':
        this.#roles.delete(id);
        this.#print(`role ${id}`, undefined);
        break;
      case 'crm.product.set':
        this.#categories.delete(id);
        this.#print(`product ${id}`, undefined);
        break;
      case 'crm.source.set':
        for (const version of removed ? [...versions, removed] : versions) {
          if (version.type === 'crm.source.set') for (const tag of version.data.tags) this.#unclaim(tag, id);
        }
        break;
      case 'crm.fx_rate.set': {
        const day = dayNumber(any.data.on);
        const rates = (this.#rates.get(any.data.currency) ?? []).filter((rate) => rate.day !== day);
        this.#rates.set(any.data.currency, rates);
        this.#print(`rate ${any.data.currency}`, rates.length > 0 ? printOf(rates) : undefined);
        break;
      }
    }
  }

  #set(event: DirectoryEvent): void {
    switch (event.type) {
      case 'crm.campaign.set':
      case 'crm.pipeline.set':
        this.#stages.set(event.type + entityId(event), stageList(event.data.stages));
        this.#print(event.type + entityId(event), printOf(event.data.stages));
        break;
      case 'crm.salesperson.set':
        this.#roles.set(event.data.salesperson_id, event.data.role);
        this.#print(`role ${event.data.salesperson_id}`, event.data.role);
        break;
      case 'crm.product.set':
        this.#categories.set(event.data.product_id, event.data.category);
        this.#print(`product ${event.data.product_id}`, event.data.category);
        break;
      case 'crm.source.set':
        for (const tag of event.data.tags) this.#claim(tag, event.data.source_id);
        break;
      case 'crm.fx_rate.set': {
        const { currency } = event.data;
        const rates = [
          ...(this.#rates.get(currency) ?? []),
          { day: dayNumber(event.data.on), rate: String(event.data.rate) },
        ];
        rates.sort((a, b) => a.day - b.day);
        this.#rates.set(currency, rates);
        this.#print(`rate ${currency}`, printOf(rates));
        break;
      }
    }
  }

  #claim(tag: string, sourceId: string): void {
    const claims = this.#sourcesByTag.get(tag) ?? [];
    if (!claims.includes(sourceId)) claims.push(sourceId);
    this.#sourcesByTag.set(tag, claims);
    this.#print(`tag ${tag}`, this.sourceOfTag(tag));
  }

  #unclaim(tag: string, sourceId: string): void {
    this.#sourcesByTag.set(
      tag,
      (this.#sourcesByTag.get(tag) ?? []).filter((claim) => claim !== sourceId),
    );
    this.#print(`tag ${tag}`, this.sourceOfTag(tag));
  }

  #print(key: string, text: string | undefined): void {
    if (text === undefined) this.prints.delete(key);
    else this.prints.set(key, text);
  }

  stagesOf(campaignId: string | undefined): StageList | undefined {
    return this.#stages.get(campaignId === undefined ? 'crm.pipeline.set' : `crm.campaign.set${campaignId}`);
  }

  /** A tag named by several sources belongs to the smallest source_id (events.md). */
  sourceOfTag(tag: string): string | undefined {
    const claims = this.#sourcesByTag.get(tag);
    if (!claims || claims.length < 2) return claims?.[0];
    return claims.reduce((a, b) => (compareEvents({ ...AT_ZERO, id: b }, { ...AT_ZERO, id: a }) < 0 ? b : a));
  }

  roleOf(salespersonId: string): string | undefined {
    return this.#roles.get(salespersonId);
  }

  categoryOf(productId: string): string | undefined {
    return this.#categories.get(productId);
  }

  rateOn(currency: string, day: number): string | undefined {
    return this.#rates.get(currency)?.findLast((rate) => rate.day <= day)?.rate;
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
