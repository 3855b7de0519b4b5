/**
 * How many random cases a property tries, and from which seed:
 * `FC_RUNS=500 FC_SEED=7 npx vitest run --project property --testTimeout=3600000`; `FC_SHRINK=1` to have a failure shrunk.
 */
export function propertySettings(runs: number): { numRuns: number; seed?: number; endOnFailure: boolean } {
  const { FC_RUNS, FC_SEED } = process.env;
  return {
    numRuns: FC_RUNS ? Number(FC_RUNS) : runs,
    // Shrinking costs hundreds of runs: only where somebody asked for it.
    endOnFailure: process.env.FC_SHRINK !== '1',
    ...(FC_SEED ? { seed: Number(FC_SEED) } : {}),
  };
}
