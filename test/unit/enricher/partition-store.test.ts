import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PartitionStore, stateKey } from '../../../services/enricher/state/partition-store.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'leadstream-store-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const one = stateKey('contact', 'c1');

it('refuses the write of a worker from whom the partition was taken', async () => {
  const former = await PartitionStore.open(dir);
  expect(await former.write([[one, Buffer.from('old')]], { offset: 5 })).toBe(true);
  const present = await PartitionStore.open(dir);
  expect(former.isOwned()).toBe(false);
  expect(await present.write([[one, Buffer.from('new')]], { offset: 9 })).toBe(true);
  expect(await former.write([[one, Buffer.from('late')]], { offset: 7 })).toBe(false);
  expect(await former.writeIndex(new Map([['kps1', 7]]), { fingerprint: 'p' })).toBe(false);
  expect(present.get(one)?.toString()).toBe('new');
  expect(present.meta()).toEqual({ offset: 9 });
  expect(present.backfill()).toBeUndefined();
  expect(present.versionOf('kps1')).toBeUndefined();
  await present.close();
});

it('keeps sets, offset and index over a restart, and reads its keys in steps', async () => {
  const store = await PartitionStore.open(dir);
  const keys = ['c1', 'c2', 'c3'].map((id) => stateKey('contact', id)).concat(stateKey('cost', 'c1'));
  await store.write(
    keys.map((key) => [key, Buffer.from(key)] as const),
    { offset: 4 },
  );
  await store.writeIndex(new Map([['ktfb', 7]]), { fingerprint: 'p', after: 'sc3' });
  await store.close();
  const again = await PartitionStore.open(dir);
  expect(again.meta()).toEqual({ offset: 4 });
  expect(again.backfill()).toEqual({ fingerprint: 'p', after: 'sc3' });
  expect(again.versionOf('ktfb')).toBe(7);
  const read: string[] = [];
  for (let some = again.keysAfter('s', 2); some.length > 0; some = again.keysAfter(some.at(-1) ?? '', 2))
    read.push(...some);
  expect(read).toEqual([...keys].sort());
  await again.clear();
  expect(again.meta()).toBeUndefined();
  expect(again.backfill()).toBeUndefined();
  expect(again.versionOf('ktfb')).toBeUndefined();
  expect(again.keysAfter('s', 10)).toEqual([]);
  await again.close();
});
