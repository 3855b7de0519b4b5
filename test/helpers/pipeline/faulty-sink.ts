import type { Block } from '../../../services/enricher/io/blocks.ts';
import type { Sink } from '../../../services/enricher/io/sink.ts';

/** The process died here. */
export class Crash extends Error {}

/** What becomes of the next insert: `after` blocks reach ClickHouse, then the process dies or stalls. */
export type Fault = { readonly kind: 'crash' | 'stall'; readonly after: number };

/** The real sink, in which one insert can be cut short or held up. */
export class FaultySink implements Sink {
  readonly #sink: Sink;
  #fault: Fault | undefined;
  #held: { go: () => void } | undefined;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  arm(fault: Fault | undefined): void {
    this.#fault = fault;
  }

  async insert(blocks: readonly Block[], token: string): Promise<void> {
    const fault = this.#fault;
    this.#fault = undefined;
    if (!fault) return this.#sink.insert(blocks, token);
    await this.#sink.insert(blocks.slice(0, fault.after), token);
    if (fault.kind === 'crash') throw new Crash('in the middle of an insert');
    await new Promise<void>((resolve) => {
      this.#held = { go: resolve };
    });
    await this.#sink.insert(blocks.slice(fault.after), token);
  }

  isHeld(): boolean {
    return this.#held !== undefined;
  }

  /** The rest of a stalled insert goes on. */
  release(): void {
    this.#held?.go();
    this.#held = undefined;
  }
}
