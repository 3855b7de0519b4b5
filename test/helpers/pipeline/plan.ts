/** Random fates of an enricher: what arrives when, how it is cut, where it dies, who takes over. */
import fc from 'fast-check';
import type { CrashPoint } from './worker-run.ts';

export type Action =
  /** Records are produced. */
  | { readonly do: 'arrive'; readonly count: number }
  | { readonly do: 'persist'; readonly crashAfter?: number }
  /** The worker's replica catches up with the directory. */
  | { readonly do: 'follow' }
  | { readonly do: 'batch'; readonly count: number; readonly crash?: CrashPoint; readonly disk: number }
  | { readonly do: 'rederive'; readonly crashAfter?: number; readonly disk: number }
  /** Some steps of bringing facts up to the directory, one contact a slice: more arrives before it is done. */
  | { readonly do: 'steps'; readonly count: number; readonly disk: number }
  /** Killed, started again with this local disk: the same as before, or one with an older state or none. */
  | { readonly do: 'restart'; readonly disk: number }
  /** Another worker takes over while this one hangs in an insert of which `after` blocks are in. */
  | {
      readonly do: 'overtake';
      readonly what: 'batch' | 'rederive';
      readonly count: number;
      readonly after: number;
      readonly disk: number;
    }
  /** The longest overtaken worker goes on with its late write. */
  | { readonly do: 'wake' };

const count = fc.integer({ min: 1, max: 25 });
/** A flush has at most eight blocks. */
const after = fc.integer({ min: 0, max: 8 });
const disk = fc.integer({ min: 0, max: 2 });

const crash: fc.Arbitrary<CrashPoint> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ at: fc.constant('insert' as const), after }) },
  {
    weight: 1,
    arbitrary: fc.record({ at: fc.constant('states' as const), written: fc.constantFrom<number[][]>([], [0], [1]) }),
  },
  { weight: 1, arbitrary: fc.record({ at: fc.constant('commit' as const) }) },
);

const arrive = fc.record({ do: fc.constant('arrive' as const), count });
const persist = fc.record({ do: fc.constant('persist' as const) });
const follow = fc.record({ do: fc.constant('follow' as const) });
const batch = fc.record({ do: fc.constant('batch' as const), count, disk });
const rederive = fc.record({ do: fc.constant('rederive' as const), disk });

/** Only what an undisturbed worker does: arrivals and cuts. */
export const calmPlan: fc.Arbitrary<Action[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: arrive },
    { weight: 4, arbitrary: batch },
    { weight: 1, arbitrary: persist },
    { weight: 1, arbitrary: follow },
    { weight: 1, arbitrary: rederive },
  ),
  { minLength: 4, maxLength: 12, size: 'max' },
);

/** Directory events and contacts in turn, in steps of one contact, so that nearly every step meets a half-done re-derivation. */
export const directoryPlan: fc.Arbitrary<Action[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ do: fc.constant('arrive' as const), count: fc.integer({ min: 1, max: 6 }) }) },
    {
      weight: 4,
      arbitrary: fc.record({ do: fc.constant('batch' as const), count: fc.integer({ min: 1, max: 6 }), disk }),
    },
    { weight: 4, arbitrary: follow },
    {
      weight: 5,
      arbitrary: fc.record({ do: fc.constant('steps' as const), count: fc.integer({ min: 1, max: 4 }), disk }),
    },
    { weight: 1, arbitrary: persist },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('rederive' as const), crashAfter: after, disk }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const), disk: fc.constant(0) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const), disk }) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('overtake' as const),
        what: fc.constantFrom('batch' as const, 'rederive' as const),
        count: fc.integer({ min: 1, max: 6 }),
        after,
        disk: fc.constantFrom(0, 0, 1),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('wake' as const) }) },
  ),
  { minLength: 10, maxLength: 30, size: 'max' },
);

/** Everything that may happen. */
export const wildPlan: fc.Arbitrary<Action[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: arrive },
    { weight: 4, arbitrary: batch },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('batch' as const), count, disk, crash }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('persist' as const), crashAfter: after }) },
    { weight: 1, arbitrary: persist },
    { weight: 2, arbitrary: follow },
    { weight: 1, arbitrary: rederive },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('rederive' as const), crashAfter: after, disk }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const), disk }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('overtake' as const),
        what: fc.constantFrom('batch' as const, 'batch' as const, 'rederive' as const),
        count,
        after,
        disk,
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('wake' as const) }) },
  ),
  { minLength: 6, maxLength: 20, size: 'max' },
);
