/** Wall-clock times of one question, and what it cost in processor time where nothing else ran. */
export interface Timing {
  runs: number;
  p50: number;
  p95: number;
  /** CPU milliseconds of the server for one answer, the least seen; undefined beside other work. */
  cpuMs: number | undefined;
}

const MIN_RUNS = 5;
const MAX_RUNS = 20;

export const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * q) - 1)] ?? Number.NaN;

/**
 * Asks until the budget is used up, after one unmeasured time that warms what a repeated question finds warm.
 * @param cpuSeconds of the process that answers so far
 */
export async function timed(ask: () => Promise<unknown>, budgetMs: number, cpuSeconds?: () => number): Promise<Timing> {
  await ask();
  const walls: number[] = [];
  const cpus: number[] = [];
  const begunAt = performance.now();
  while (walls.length < MIN_RUNS || (walls.length < MAX_RUNS && performance.now() - begunAt < budgetMs)) {
    const cpuBefore = cpuSeconds?.() ?? 0;
    const startedAt = performance.now();
    await ask();
    walls.push(performance.now() - startedAt);
    if (cpuSeconds) cpus.push((cpuSeconds() - cpuBefore) * 1_000);
    // What takes seconds need not be asked many times to be known as too slow.
    if (performance.now() - begunAt > 4 * budgetMs && walls.length >= 3) break;
  }
  walls.sort((a, b) => a - b);
  return {
    runs: walls.length,
    p50: quantile(walls, 0.5),
    p95: quantile(walls, 0.95),
    cpuMs: cpuSeconds ? Math.min(...cpus) : undefined,
  };
}
