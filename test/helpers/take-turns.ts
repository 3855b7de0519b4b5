import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files of projects that run at the same time take turns: vitest alone would run one project after the other, and so two files side by side that both
 * need the processor, or that both only wait.
 */
export class TakeTurns extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const turnOf = new Map<TestSpecification, number>();
    const seen = new Map<string, number>();
    for (const file of sorted) {
      const turn = seen.get(file.project.name) ?? 0;
      seen.set(file.project.name, turn + 1);
      turnOf.set(file, turn);
    }
    const orderOf = (file: TestSpecification) => file.project.config.sequence.groupOrder;
    // Stable: within a turn the projects stay in their order.
    return sorted.sort(
      (one, other) => orderOf(one) - orderOf(other) || (turnOf.get(one) ?? 0) - (turnOf.get(other) ?? 0),
    );
  }
}
