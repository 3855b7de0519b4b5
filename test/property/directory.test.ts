import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseEvent } from '../../schemas/parse.ts';
import { type DirectoryEvent, isDirectoryEvent } from '../../schemas/types.ts';
import { Directory } from '../../services/enricher/directory/directory.ts';
import { lookups, rateAskedFor } from '../../services/enricher/state/lookups.ts';
import { directoryBody } from '../helpers/histories/directory.ts';
import { shuffleAndDuplicate } from '../helpers/histories/index.ts';
import { CURRENCIES, PRODUCTS, SALESPEOPLE, TAGS } from '../helpers/histories/pools.ts';
import { time } from '../helpers/histories/times.ts';
import { propertySettings } from '../helpers/pipeline/index.ts';

/** Everything that the versions may say something about. */
const ASKED = [
  ...['k1', 'k2', undefined].map(lookups.stages),
  ...SALESPEOPLE.map(lookups.role),
  ...PRODUCTS.map(lookups.product),
  ...TAGS.map(lookups.tag),
  ...CURRENCIES.flatMap((currency) => [0, 19_000, 20_000, 1_000_000].map((day) => lookups.rate(currency, day))),
];

/** Few identities, so that contents under one identity differ even in what they are about. */
const version = fc
  .record({ body: directoryBody, time, id: fc.constantFrom('1', '2', '3', '4') })
  .map(({ body, ...identity }) => ({ specversion: '1.0', source: '/crm/a', ...identity, ...body }));

function parsed(json: unknown): DirectoryEvent {
  const result = parseEvent(json, { receivedAtMs: Date.UTC(2025, 0, 1), lenient: true });
  if (!result.ok || !isDirectoryEvent(result.event)) throw new Error('the generator made an invalid version');
  return result.event;
}

function directoryOf(events: readonly DirectoryEvent[]) {
  const directory = new Directory(Date.UTC(2025, 0, 1));
  for (const event of events) directory.add(event);
  return { answers: ASKED.map((lookup) => directory.digestOf(lookup)), revision: directory.revision };
}

it('names every answer that another version changes', () => {
  fc.assert(
    fc.property(fc.array(version, { maxLength: 25 }), (versions) => {
      const directory = new Directory(Date.UTC(2025, 0, 1));
      for (const event of versions.map(parsed)) {
        const before = ASKED.map((lookup) => directory.digestOf(lookup));
        directory.add(event);
        const { lookups: changed, rates } = directory.takeChanges();
        const isNamed = (lookup: string) => {
          const asked = rateAskedFor(lookup);
          if (!asked) return changed.has(lookup);
          return rates.some(
            ({ currency, day, untilDay }) => currency === asked.currency && day <= asked.day && asked.day < untilDay,
          );
        };
        const differing = ASKED.filter((lookup, index) => directory.digestOf(lookup) !== before[index]);
        expect(differing.filter((lookup) => !isNamed(lookup))).toEqual([]);
        // And no other one: what alters nothing costs nothing.
        expect([...changed].filter((lookup) => !differing.includes(lookup))).toEqual([]);
      }
    }),
    propertySettings(300),
  );
});

it('the directory is a function of the set of its versions, revisions included', () => {
  fc.assert(
    fc.property(fc.array(version, { maxLength: 25 }), fc.integer(), (versions, seed) => {
      const events = versions.map(parsed);
      expect(directoryOf(shuffleAndDuplicate(events, seed))).toEqual(directoryOf(events));
    }),
    propertySettings(300),
  );
});
