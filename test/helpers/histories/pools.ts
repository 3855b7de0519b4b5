/** Few of everything, so that random events collide all the time. */
import fc from 'fast-check';

export type Data = Record<string, unknown>;
export interface Body {
  readonly type: string;
  readonly data: Data;
}

/** `k9`, `s9`, … are never in the directory. */
export const CAMPAIGNS = ['k1', 'k2', 'k9'] as const;
/** Mostly what is known, so that outcomes and roles come to bear. */
export const LIKELY_CAMPAIGNS = ['k1', 'k1', 'k1', 'k2', 'k9'] as const;
export const SOURCES = ['s1', 's2', 's9'] as const;
/** The UTF-16 order of the last two differs from their UTF-8 order. */
export const TAGS = ['ad', 'site', 'vip', 'tag-\uffee', 'tag-\u{1f600}'] as const;
export const SALESPEOPLE = ['agent', 'boss', 'admin', 'owner', 'stranger'] as const;
export const LIKELY_PEOPLE = ['agent', 'agent', 'boss', 'boss', 'admin', 'stranger'] as const;
export const ROLES = ['agent', 'supervisor', 'admin', 'owner'] as const;
export const STAGES = ['new', 'talk', 'won', 'lost', 'odd'] as const;
export const LIKELY_STAGES = ['new', 'talk', 'won', 'won', 'lost', 'lost', 'odd'] as const;
export const PRODUCTS = ['boot', 'cap', 'p9'] as const;
export const CATEGORIES = ['shoes', 'hats', ''] as const;
export const CURRENCIES = ['USD', 'EUR', 'VND', 'KWD'] as const;
export const CONTACTS = ['c1', 'c2', 'c3'] as const;
export const CUSTOM_KEYS = ['colour', 'size', '10', '9', 'żółw'] as const;

export const pick = <T>(pool: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...pool);

/** The value, or now and then null: "cleared". */
export const clearable = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 6, arbitrary: value }, { weight: 1, arbitrary: fc.constant(null) });

/** Any subset of the fields is said. */
export const saying = (fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Data> =>
  fc.record(fields, { requiredKeys: [] });

/** Money ≥ 0 in every notation, many of which round at half a cent. */
export const money: fc.Arbitrary<number | string> = fc.oneof(
  pick([0, '0', '0.00', 0.005, '0.005', '1.004999999999', 2.675, '10.05', '1234.565', 100, '100.10', '999999.995']),
  fc.integer({ min: 0, max: 5_000_000 }).map((cents) => cents / 100),
  fc
    .integer({ min: 0, max: 5_000_000 })
    .map((mils) => `${Math.floor(mils / 1000)}.${String(mils % 1000).padStart(3, '0')}`),
);

export const positiveMoney = money.filter((value) => Number(value) > 0);

export const percent: fc.Arbitrary<number> = pick([0, 5, 10, 12.5, 30, 50, 70, 99.9, 100]);

export const name: fc.Arbitrary<string> = pick(['Ewa', 'Nguyễn Lan', 'O’Brien "Bob"', 'Łukasz\tTab', '\\N', '']);
