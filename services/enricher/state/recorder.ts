import type { DirectoryView, StageList } from '../derive/model.ts';
import { digestOf, type Lookup, lookups, MIXED } from './lookups.ts';

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
