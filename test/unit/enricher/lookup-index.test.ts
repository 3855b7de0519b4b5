import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Coverage, LookupIndex } from '../../../services/enricher/state/lookup-index.ts';
import { ABSENT, digestOf, lookups, MIXED, rateAskedFor } from '../../../services/enricher/state/lookups.ts';
import { PartitionStore, stateKey } from '../../../services/enricher/state/partition-store.ts';

let dir: string;
let store: PartitionStore;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'leadstream-index-'));
  store = await PartitionStore.open(dir);
});
afterEach(async () => {
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});

const anna = stateKey('contact', 'anna');
const ben = stateKey('contact', 'ben');
const boot = lookups.product('boot');
const shoes = digestOf('shoes');
const hats = digestOf('hats');

async function record(key: string, asked: [string, number][], coverage: Coverage) {
  const index = new LookupIndex(store);
  const changed = index.record(key, new Map(asked), coverage);
  await store.writeIndex(index.writes);
  return { changed, mixed: index.mixed };
}

const contactsOf = (lookup: string) => new LookupIndex(store).contacts(lookup, '', 100);

describe('the index of who asked what', () => {
  it('finds the contacts that asked a lookup, with the answer that they were derived with', async () => {
    await record(anna, [[boot, ABSENT]], 'first');
    await record(ben, [[boot, ABSENT]], 'first');
    await record(stateKey('cost', 'x'), [[lookups.rate('EUR', 20_000), ABSENT]], 'first');
    expect(contactsOf(boot)).toEqual([
      { key: anna, digest: ABSENT },
      { key: ben, digest: ABSENT },
    ]);
    expect(contactsOf(lookups.product('boots'))).toEqual([]);
    expect(new LookupIndex(store).answer(boot)).toBe(ABSENT);
    expect(new LookupIndex(store).answer(lookups.product('cap'))).toBeUndefined();
  });

  it('says that answers differ as soon as one contact has another, and of whom', async () => {
    await record(anna, [[boot, shoes]], 'first');
    const { changed, mixed } = await record(ben, [[boot, hats]], 'first');
    expect(changed).toEqual([boot]);
    expect(mixed).toEqual(new Map([[boot, new Set([hats])]]));
    expect(new LookupIndex(store).answer(boot)).toBe(MIXED);
    expect(contactsOf(boot).map(({ digest }) => digest)).toEqual([shoes, hats]);
  });

  it('does not take a contact for derived anew of which only some rows were', async () => {
    await record(anna, [[boot, shoes]], 'first');
    await record(anna, [[boot, hats]], 'part');
    expect(contactsOf(boot)).toEqual([{ key: anna, digest: MIXED }]);
    // Also when the answer goes back to what it was: other rows have the one in between.
    await record(anna, [[boot, shoes]], 'part');
    expect(contactsOf(boot)).toEqual([{ key: anna, digest: MIXED }]);
    await record(anna, [[boot, hats]], 'whole');
    expect(contactsOf(boot)).toEqual([{ key: anna, digest: hats }]);
  });

  it('writes nothing where nothing is new', async () => {
    await record(anna, [[boot, shoes]], 'first');
    for (const coverage of ['part', 'whole'] as const) {
      const index = new LookupIndex(store);
      expect(index.record(anna, new Map([[boot, shoes]]), coverage)).toEqual([]);
      expect(index.writes.size).toBe(0);
    }
  });

  it('keeps ids apart that run into each other, and tags that are longer than a key of the store may be', async () => {
    const long = 'ä'.repeat(50_000);
    const asked = [lookups.product('a'), lookups.product('aca'), lookups.tag(long), lookups.tag(`${long}!`)];
    for (const [at, lookup] of asked.entries())
      await record(stateKey('contact', `ca${at}`), [[lookup, shoes]], 'first');
    expect(asked.map((lookup) => contactsOf(lookup).map(({ key }) => key))).toEqual([
      [stateKey('contact', 'ca0')],
      [stateKey('contact', 'ca1')],
      [stateKey('contact', 'ca2')],
      [stateKey('contact', 'ca3')],
    ]);
    expect(lookups.tag(long)).not.toBe(lookups.tag(`T${long}`));
  });

  it('has the rates of a currency in order of their days, before 1970 too', async () => {
    const days = [-719_528, -1, 0, 1, 20_000, 2_932_896];
    for (const day of days.toReversed()) await record(anna, [[lookups.rate('EUR', day), ABSENT]], 'part');
    await record(anna, [[lookups.rate('USD', 5), ABSENT]], 'part');
    const found = new LookupIndex(store).answers('fEUR', lookups.rate('EUR', -2), 100);
    expect(found.map(({ lookup }) => rateAskedFor(lookup))).toEqual(
      [-1, 0, 1, 20_000, 2_932_896].map((day) => ({ currency: 'EUR', day })),
    );
  });

  it('is read in steps, while it changes', async () => {
    const keys = ['a', 'b', 'c', 'd', 'e'].map((id) => stateKey('contact', id));
    for (const key of keys) await record(key, [[boot, shoes]], 'first');
    const read: string[] = [];
    for (let after = ''; ; ) {
      const some = new LookupIndex(store).contacts(boot, after, 2);
      const last = some.at(-1);
      if (!last) break;
      read.push(...some.map(({ key }) => key));
      await record(last.key, [[boot, hats]], 'whole');
      after = last.key;
    }
    expect(read).toEqual(keys);
  });
});
