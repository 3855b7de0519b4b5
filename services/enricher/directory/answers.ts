import { compareUtf8 } from '../../../schemas/compare.ts';
import type { DirectoryEvent } from '../../../schemas/types.ts';
import { dayNumber } from '../derive/business-time.ts';
import type { StageList } from '../derive/model.ts';
import { digestOf, type Lookup, lookups, rateAskedFor } from '../state/lookups.ts';
import { type StageNames, stageList } from './stage-list.ts';

interface DatedRate {
  day: number;
  rate: string;
}

/** What the versions that count answer to each lookup. */
export class Answers {
  readonly #stages = new Map<Lookup, StageList>();
  /** Roles, categories, and the source of each tag. */
  readonly #texts = new Map<Lookup, string>();
  readonly #claims = new Map<Lookup, Set<string>>();
  readonly #rates = new Map<string, DatedRate[]>();

  /** Forgets what a version says. */
  clear(version: DirectoryEvent): void {
    switch (version.type) {
      case 'crm.campaign.set':
        this.#stages.delete(lookups.stages(version.data.campaign_id));
        break;
      case 'crm.pipeline.set':
        this.#stages.delete(lookups.stages(undefined));
        break;
      case 'crm.salesperson.set':
        this.#texts.delete(lookups.role(version.data.salesperson_id));
        break;
      case 'crm.product.set':
        this.#texts.delete(lookups.product(version.data.product_id));
        break;
      case 'crm.source.set':
        for (const tag of version.data.tags) this.#claim(tag, version.data.source_id, false);
        break;
      case 'crm.fx_rate.set': {
        const day = dayNumber(version.data.on);
        const rates = this.#rates.get(version.data.currency) ?? [];
        this.#rates.set(
          version.data.currency,
          rates.filter((rate) => rate.day !== day),
        );
      }
    }
  }

  set(version: DirectoryEvent, names: StageNames): void {
    switch (version.type) {
      case 'crm.campaign.set':
        this.#stages.set(lookups.stages(version.data.campaign_id), stageList(version, names));
        break;
      case 'crm.pipeline.set':
        this.#stages.set(lookups.stages(undefined), stageList(version, names));
        break;
      case 'crm.salesperson.set':
        this.#texts.set(lookups.role(version.data.salesperson_id), version.data.role);
        break;
      case 'crm.product.set':
        // An empty category reads like an unknown product's (order.ts).
        if (version.data.category) this.#texts.set(lookups.product(version.data.product_id), version.data.category);
        break;
      case 'crm.source.set':
        for (const tag of version.data.tags) this.#claim(tag, version.data.source_id, true);
        break;
      case 'crm.fx_rate.set': {
        const { currency } = version.data;
        const rates = this.#rates.get(currency) ?? [];
        rates.push({ day: dayNumber(version.data.on), rate: String(version.data.rate) });
        rates.sort((a, b) => a.day - b.day);
        this.#rates.set(currency, rates);
      }
    }
  }

  /** A tag named by several sources belongs to the smallest source_id, by UTF-8 bytes (docs/contract/events.md). */
  #claim(tag: string, sourceId: string, isClaimed: boolean): void {
    const lookup = lookups.tag(tag);
    const claims = this.#claims.get(lookup) ?? new Set();
    if (isClaimed) claims.add(sourceId);
    else claims.delete(sourceId);
    this.#claims.set(lookup, claims);
    const [smallest] = [...claims].sort(compareUtf8);
    if (smallest === undefined) this.#texts.delete(lookup);
    else this.#texts.set(lookup, smallest);
  }

  stagesOf(lookup: Lookup): StageList | undefined {
    return this.#stages.get(lookup);
  }

  textOf(lookup: Lookup): string | undefined {
    return this.#texts.get(lookup);
  }

  rateOn(currency: string, day: number): string | undefined {
    return this.#rates.get(currency)?.findLast((rate) => rate.day <= day)?.rate;
  }

  /** Day of the next rate after a day: until then the day's own answers. */
  nextRateDay(currency: string, day: number): number {
    return this.#rates.get(currency)?.find((rate) => rate.day > day)?.day ?? Number.POSITIVE_INFINITY;
  }

  /** A digest of what is answered now. */
  digestOf(lookup: Lookup): number {
    const rate = rateAskedFor(lookup);
    if (rate) return digestOf(this.rateOn(rate.currency, rate.day));
    return digestOf(this.stagesOf(lookup) ?? this.textOf(lookup));
  }
}

/** Lookups that a version can answer. A rate answers for all days from its own to the next one's. */
export function lookupsOf(version: DirectoryEvent | undefined): Lookup[] {
  switch (version?.type) {
    case 'crm.campaign.set':
      return [lookups.stages(version.data.campaign_id)];
    case 'crm.pipeline.set':
      return [lookups.stages(undefined)];
    case 'crm.salesperson.set':
      return [lookups.role(version.data.salesperson_id)];
    case 'crm.product.set':
      return [lookups.product(version.data.product_id)];
    case 'crm.source.set':
      return version.data.tags.map(lookups.tag);
    case 'crm.fx_rate.set':
      return [lookups.rate(version.data.currency, dayNumber(version.data.on))];
    default:
      return [];
  }
}
